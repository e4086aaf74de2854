import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMPANION_FILES } from '../../../src/adoption/catalogue/companion-files.ts';
import { RULE_FILES } from '../../../src/adoption/catalogue/rule-files.ts';
import { catalogueWith, entriesFor } from '../../../src/adoption/rule-file-catalogue.ts';
import { COMPANION_FIXTURES, RULE_FILE_FIXTURES } from './catalogue-fixtures.ts';

const text = z.string().min(2).max(100);
const glob = z.string().regex(/^[\w.*{},/-]+$/);
const ruleFile = z.strictObject({
  tool: text,
  glob,
  except: glob.optional(),
  kind: z.enum(['instructions', 'rules-dir', 'local-override', 'generator']),
  nested: z.boolean(),
  status: z.enum(['current', 'legacy']),
  readBy: z.array(text).optional(),
  readAtRootBy: z.array(text).optional(),
  limit: z
    .strictObject({
      tool: text,
      unit: z.enum(['bytes', 'characters']),
      most: z.int().positive(),
      per: z.enum(['file', 'chain']),
      source: text,
    })
    .optional(),
  source: text,
});
const companion = z.strictObject({
  tool: text,
  glob,
  kind: z.enum([
    'settings',
    'mcp',
    'skills',
    'agents',
    'commands',
    'hooks',
    'modes',
    'plugin',
    'review-guidelines',
    'ignore',
  ]),
  source: text,
});
const catalogue = catalogueWith();
const matched = (path: string): string[] => {
  const found = entriesFor(catalogue, path);
  return [...found.ruleFiles, ...found.companions].map((entry) => entry.glob);
};

describe('the catalogue of rule files', () => {
  it('has the form that is told', () => {
    expect(z.array(ruleFile).safeParse(RULE_FILES).error?.issues ?? []).toEqual([]);
    expect(z.array(companion).safeParse(COMPANION_FILES).error?.issues ?? []).toEqual([]);
  });

  it('calls nested what its glob finds below the root', () => {
    for (const entry of RULE_FILES)
      expect([entry.glob, entry.nested]).toEqual([entry.glob, entry.glob.startsWith('**/')]);
  });

  it('has one fixture for each entry', () => {
    expect(RULE_FILE_FIXTURES.map(([glob_]) => glob_)).toEqual(RULE_FILES.map((entry) => entry.glob));
    expect(COMPANION_FIXTURES.map(([glob_]) => glob_)).toEqual(COMPANION_FILES.map((entry) => entry.glob));
  });

  it.each([...RULE_FILE_FIXTURES, ...COMPANION_FIXTURES])('%s fits %s and not %s', (glob_, fits, near) => {
    expect(matched(fits)).toContain(glob_);
    expect(matched(near)).not.toContain(glob_);
  });

  it('rests on no hearsay', () => {
    for (const { source } of [...RULE_FILES, ...COMPANION_FILES])
      expect(source).not.toMatch(/unverified|secondary|brief/i);
  });

  it('leaves out what lies in dependencies, in build output at the root, in fixtures and in hidden folders', () => {
    for (const path of [
      'node_modules/x/AGENTS.md',
      'vendor/x/CLAUDE.md',
      'build/AGENTS.md',
      'test/fixtures/a/CLAUDE.md',
      '.roo/AGENTS.md',
    ]) {
      expect(matched(path)).toEqual([]);
    }
    expect(matched('packages/build/AGENTS.md')).toEqual(['**/AGENTS.md']);
    expect(matched('.github/workflows/AGENTS.md')).toEqual(['**/AGENTS.md']);
  });

  it('takes more from the config', () => {
    const wider = catalogueWith([{ tool: 'Acme', glob: 'docs/{acme,guide}.md' }]);
    expect(entriesFor(wider, 'docs/guide.md').ruleFiles.map(({ tool }) => tool)).toEqual(['Acme']);
    expect(entriesFor(wider, 'docs/other.md').ruleFiles).toEqual([]);
  });
});
