import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTheWay, writeNew } from '../../../src/runner/init/targets.ts';
import { aFolder } from '../../support/folder.ts';

const PATH = '.github/one-pizza.yml';

describe('writing a file', () => {
  it('makes the folders that it takes', async () => {
    const root = aFolder({});
    await writeNew(root, PATH, 'text\n');
    expect(readFileSync(join(root, PATH), 'utf8')).toBe('text\n');
  });

  it('fails where there is one by now', async () => {
    const root = aFolder({ [PATH]: 'mine\n' });
    const message = `${PATH} can't be written (EEXIST). Make the clone writable for you, and run this again.`;
    await expect(writeNew(root, PATH, 'text\n')).rejects.toThrow(message);
    expect(readFileSync(join(root, PATH), 'utf8')).toBe('mine\n');
  });

  it('follows no link, neither of the file nor of a folder', async () => {
    const outside = aFolder({});
    const byFile = aFolder({ '.github/other.yml': '' });
    symlinkSync(join(outside, 'file.yml'), join(byFile, PATH));
    await expect(writeNew(byFile, PATH, 'text\n')).rejects.toThrow('EEXIST');
    const byFolder = aFolder({});
    symlinkSync(outside, join(byFolder, '.github'));
    await expect(writeNew(byFolder, PATH, 'text\n')).rejects.toThrow('.github is a symbolic link');
    await expect(writeNew(byFolder, '.github/workflows/one-pizza.yml', 'text\n')).rejects.toThrow('symbolic link');
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('what is in the way', () => {
  it('is nothing where there is no such folder, and none is made', async () => {
    const root = aFolder({});
    expect(await inTheWay(root, { path: PATH, variants: [] })).toBeNull();
    expect(existsSync(join(root, '.github'))).toBe(false);
  });

  it('is a file or folder of the name or a variant, in any case', async () => {
    const root = aFolder({ '.github/One-Pizza.YAML': '', '.github/two.yml': '' });
    expect(await inTheWay(root, { path: PATH, variants: ['.github/one-pizza.yaml'] })).toBe('.github/One-Pizza.YAML');
    expect(await inTheWay(root, { path: PATH, variants: [] })).toBeNull();
    mkdirSync(join(root, PATH));
    expect(await inTheWay(root, { path: PATH, variants: [] })).toBe(PATH);
  });
});
