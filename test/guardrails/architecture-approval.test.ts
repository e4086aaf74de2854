import { describe, expect, it } from 'vitest';
import { architectureApproval } from '../../src/guardrails/architecture-approval.ts';
import type { Status, Verdict } from '../../src/guardrails/rule.ts';
import type { ChangedFile, PullRequestFacts } from '../../src/history/pull-request-facts.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';
import { aFile, anApproval, aUserNamed, OLD } from '../support/pull-request-facts.ts';

const CORE = [aFile('src/core/a.ts'), aFile('README.md')];
const AGAINST = anApproval('bob', { state: 'CHANGES_REQUESTED' });

type Hats = { readonly domainArchitect?: readonly string[]; readonly architecturePaths?: readonly string[] };

function judge(facts: Partial<PullRequestFacts>, hats: Hats = {}): Verdict | undefined {
  const set = { techLead: [], domainArchitect: ['bob'], architecturePaths: ['src/core/**'], ...hats };
  const settings = settingsWith({ readiness: { hats: set } });
  return architectureApproval.ofPullRequest?.(aSubject(facts, { settings }), settings);
}

type Row = [string, Partial<PullRequestFacts>, Status, RegExp, Hats?];

const ROWS: readonly Row[] = [
  ['an architect approves', { reviews: [anApproval('bob')] }, 'pass', /a domain architect has approved/],
  ['nobody does', {}, 'pending', /`src\/core\/a.ts`.*no domain architect has approved/],
  ['somebody else does', { reviews: [anApproval('ann')] }, 'pending', /no domain architect/],
  ['an older commit', { reviews: [anApproval('bob', { sha: OLD })] }, 'pending', /older commit/],
  ['without write access', { reviews: [anApproval('bob', { hasWriteAccess: false })] }, 'pending', /does not count/],
  ['as a co-author', { coAuthors: ['bob'], reviews: [anApproval('bob')] }, 'pending', /does not count/],
  ['asks for changes', { reviews: [AGAINST] }, 'fail', /a domain architect asks for changes/],
  [
    'asks for changes after approving',
    { reviews: [anApproval('bob'), { ...AGAINST, submittedAt: 2 }] },
    'fail',
    /asks/,
  ],
  ['reviews not read', { reviews: null }, 'unknown', /can't be seen whether/],
  ['no architect declared', {}, 'unknown', /no domain architect is declared/, { domainArchitect: [] }],
  ['no paths set', {}, 'skipped', /architecture-paths/, { architecturePaths: [] }],
  ['no such path changed', { files: [aFile('README.md')] }, 'skipped', /No architecture path/],
  ['files not read', { files: null }, 'unknown', /Some changed paths could not be read/],
  [
    'files seen in part, one of them there',
    { files: null, filesSeen: [aFile('src/core/a.ts')] },
    'pending',
    /no domain/,
  ],
  ['a team that speaks', { reviews: [anApproval('ann', { onBehalfOf: ['acme/core'] })] }, 'pass', /./, team()],
  ['a team that may have spoken', { reviews: [anApproval('ann')] }, 'unknown', /can't be seen/, team()],
  ['a team that has not spoken', {}, 'pending', /no domain architect/, team()],
];

describe("the domain architect's approval", () => {
  it.each(ROWS)('%s', (...[, facts, status, says, hats]) => {
    const verdict = judge({ files: CORE, ...facts }, hats);
    expect(verdict?.status).toBe(status);
    expect(verdict?.message).toMatch(says);
    expect(verdict?.fix === null).toBe(status === 'pass' || status === 'skipped');
  });

  it('names who may approve, and the paths', () => {
    const verdict = judge({ files: CORE }, { domainArchitect: ['bob', '@ann', 'acme/core', 'no login'] });
    expect(verdict?.fix).toBe('Ask `@bob`, `@ann` or a member of `@acme/core` to approve the head commit.');
    expect(verdict?.evidence).toEqual([{ text: 'An architecture path.', path: 'src/core/a.ts', line: null }]);
  });

  it('names five who may approve, and counts the others', () => {
    const asked = (domainArchitect: readonly string[]) => judge({ files: CORE }, { domainArchitect })?.fix;
    expect(asked(['a', 'b', 'c', 'd', 'e'])).toBe('Ask `@a`, `@b`, `@c`, `@d` or `@e` to approve the head commit.');
    expect(asked(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe(
      'Ask `@a`, `@b`, `@c`, `@d`, `@e` or 2 more to approve the head commit.',
    );
  });

  it('leaves out the author, and says where nobody is left', () => {
    const byBob = { files: CORE, author: aUserNamed('Bob'), reviews: [anApproval('bob')] };
    expect(judge(byBob, { domainArchitect: ['bob', 'ann'] })?.fix).toBe('Ask `@ann` to approve the head commit.');
    expect(judge(byBob)).toMatchObject({
      status: 'pending',
      fix:
        'Every domain architect is an author of it: name another domain architect by login in ' +
        '`readiness.hats.domain-architect` on the default branch, who then approves the head commit.',
    });
  });

  it.each<[string, ChangedFile, Status]>([
    ['from', aFile('lib/a.ts', { change: 'RENAMED', previousPath: 'src/core/a.ts' }), 'pending'],
    ['to', aFile('src/core/a.ts', { change: 'RENAMED', previousPath: 'lib/a.ts' }), 'pending'],
    ['elsewhere', aFile('lib/b.ts', { change: 'RENAMED', previousPath: 'lib/a.ts' }), 'skipped'],
    ['from where is not known', aFile('lib/a.ts', { change: 'RENAMED' }), 'unknown'],
  ])('a file renamed %s', (_, file, status) => {
    expect(judge({ files: [file] })?.status).toBe(status);
  });

  it.each([
    ['src/core/**', 'src/core/deep/a.ts', true],
    ['src/core/*', 'src/core/a.ts', true],
    ['src/core', 'src/core/deep/a.ts', true],
    ['src/core/', 'src/core/a.ts', true],
    ['/src/core', 'src/core/a.ts', true],
    ['**/schema.sql', 'schema.sql', true],
    ['src/**/api.ts', 'src/api.ts', true],
    ['src/{core,api}/**', 'src/api/a.ts', true],
    ['SRC/Core/**', 'src/core/a.ts', true],
    ['src/core', 'src/core2/a.ts', false],
    ['src/core/**', 'lib/src/core/a.ts', false],
  ])('%s: %s is one: %s', (pattern, path, isOne) => {
    const verdict = judge({ files: [aFile(path)] }, { architecturePaths: [pattern] });
    expect(verdict?.status).toBe(isOne ? 'pending' : 'skipped');
  });
});

function team(): Hats {
  return { domainArchitect: ['Acme/Core'] };
}
