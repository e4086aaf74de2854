import { schema as publicSchema } from '@octokit/graphql-schema';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { WORKFLOW_TEXTS } from '../../src/github/queries/workflow-texts.ts';
import type { WorkflowUses } from '../../src/github/workflow-uses.ts';
import { readWorkflowUses } from '../../src/github/workflow-uses.ts';
import { fakeRepository, pushCommits } from '../support/fake-github/builders.ts';
import type { FakeFile } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import { sha } from '../support/history.ts';
import { operations, withGitHub } from './reading.ts';

const TIP = sha(2);
const PLACE = { owner: 'octo', name: 'shop', defaultTip: TIP };
const usesOnly = (used: string): string => `jobs:\n  test:\n    steps:\n      - uses: ${used}\n`;

function shop(files: Readonly<Record<string, FakeFile>>) {
  const repository = fakeRepository();
  pushCommits(repository, [fakeCommit({ oid: sha(1), files: {} }), fakeCommit({ oid: TIP, files })]);
  return repository;
}

async function usesOf(files: Readonly<Record<string, FakeFile>>) {
  return withGitHub({ repository: shop(files) }, async (fake, door) => {
    const read = await readWorkflowUses(door, PLACE);
    expect(operations(fake)).toEqual(['WorkflowTexts']);
    return read;
  });
}

describe('what workflows use', () => {
  it("fits GitHub's public schema", () => {
    const schema = buildSchema(publicSchema.idl, { assumeValid: true });
    expect(validate(schema, parse(WORKFLOW_TEXTS))).toEqual([]);
  });

  it('is read of every workflow file at the tip, in one request', async () => {
    const read = await usesOf({
      '.github/workflows/ci.yml': usesOnly('actions/checkout@v4'),
      '.github/workflows/scan.yaml': usesOnly('github/codeql-action/analyze@v3'),
      '.github/workflows/empty.yml': '',
      '.github/workflows/README.md': usesOnly('not/a-workflow@v1'),
      '.github/workflows/old/ci.yml': usesOnly('not/a-workflow@v1'),
      '.github/workflows/link.yml': { symlink: 'ci.yml' },
      'ci.yml': usesOnly('not/a-workflow@v1'),
    });
    const uses = new Map([
      ['.github/workflows/ci.yml', ['actions/checkout@v4']],
      ['.github/workflows/empty.yml', []],
      ['.github/workflows/scan.yaml', ['github/codeql-action/analyze@v3']],
    ]);
    expect(read).toEqual<WorkflowUses>({ uses, ref: TIP });
  });

  it('is nothing without any workflow', async () => {
    expect(await usesOf({ 'README.md': 'Hi' })).toEqual({ uses: new Map(), ref: TIP });
  });

  it('is nothing in an empty repository, and not asked for', async () => {
    await withGitHub({ repository: fakeRepository() }, async (fake, door) => {
      expect(await readWorkflowUses(door, { ...PLACE, defaultTip: null })).toEqual({ uses: new Map(), ref: null });
      expect(fake.log).toEqual([]);
    });
  });

  it.each([
    ['is too large', `# ${'x'.repeat(262_144)}`],
    ['is cut off by GitHub', `# ${'x'.repeat(600_000)}`],
    ['is no text', 'jobs:\0'],
  ])('is not known where one file %s', async (_, text) => {
    const files = { '.github/workflows/ci.yml': usesOnly('a/b@v1'), '.github/workflows/odd.yml': text };
    expect(await usesOf(files)).toMatchObject({
      ok: false,
      detail: '.github/workflows/odd.yml is no text of at most 256 KiB.',
    });
  });

  it('is not known without the right to the files', async () => {
    const { contents: _, ...permissions } = READ_EVERYTHING;
    await withGitHub({ repository: shop({}), permissions }, async (_fake, door) => {
      expect(await readWorkflowUses(door, PLACE)).toMatchObject({ ok: false, reason: 'forbidden' });
    });
  });
});
