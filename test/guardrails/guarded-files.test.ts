import { describe, expect, it } from 'vitest';
import type { FileState } from '../../src/adoption/rule-files/assessment.ts';
import { guardedFiles } from '../../src/guardrails/guarded-files.ts';
import type { PullRequestSubject, Status, Verdict } from '../../src/guardrails/rule.ts';
import type { ChangedFile, PullRequestFacts } from '../../src/history/pull-request-facts.ts';
import type { RuleFileFacts } from '../../src/history/rule-file-facts.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';
import { aFile, anApproval, aUserNamed, HEAD, OLD } from '../support/pull-request-facts.ts';

const CONFIG = '.github/one-pizza.yml';
const WORKFLOW = '.github/workflows/one-pizza.yml';
const GONE = { change: 'DELETED', additions: 0, deletions: 10 };
const AGAINST = anApproval('bob', { state: 'CHANGES_REQUESTED' });
const CHANGED = { state: 'changed', isRemoved: false, differences: ['guardrails.pr-size.level: error → off'] } as const;

function owners(text: string): PullRequestFacts['codeOwners'] {
  return { path: '.github/CODEOWNERS', ref: HEAD, text };
}

function judge(facts: Partial<PullRequestFacts>, given: Partial<PullRequestSubject> = {}): Verdict | undefined {
  const settings = settingsWith();
  const subject = aSubject({ codeOwners: owners('* @bob\n/CLAUDE.md @ann\n'), ...facts }, { settings, ...given });
  return guardedFiles.ofPullRequest?.(subject, settings);
}

function renamed(previousPath: string | null, path: string): ChangedFile {
  return aFile(path, { change: 'RENAMED', previousPath });
}

describe('a guarded file', () => {
  it.each<[string, ChangedFile, Status]>([
    ['none', aFile('src/a.ts'), 'pass'],
    ['the config', aFile(CONFIG), 'pending'],
    ['a new config', aFile(CONFIG, { change: 'ADDED' }), 'pending'],
    ['the config, deleted', aFile(CONFIG, GONE), 'pending'],
    ['the config, renamed away', renamed(CONFIG, 'old.yml'), 'pending'],
    ['the config, renamed to', renamed('new.yml', CONFIG), 'pending'],
    ['a file in another case', aFile('.github/One-Pizza.yml'), 'pass'],
    ['the config of a folder', aFile('packages/.github/one-pizza.yml'), 'pass'],
    ['its workflow', aFile(WORKFLOW), 'pending'],
    ['another workflow', aFile('.github/workflows/ci.yml'), 'pass'],
    ['CODEOWNERS', aFile('.github/CODEOWNERS'), 'pending'],
    ['CODEOWNERS where it would come second', aFile('CODEOWNERS', { change: 'ADDED' }), 'pending'],
    ['CODEOWNERS in docs', aFile('docs/CODEOWNERS'), 'pending'],
    ['CODEOWNERS elsewhere', aFile('src/CODEOWNERS'), 'pass'],
    ['a rule file, changed', aFile('CLAUDE.md'), 'pass'],
    ['a rule file, added', aFile('AGENTS.md', { change: 'ADDED' }), 'pass'],
    ['a rule file, deleted', aFile('CLAUDE.md', GONE), 'pending'],
    ['a rule file, renamed away', renamed('CLAUDE.md', 'docs/old.md'), 'pending'],
    ['a rule file, renamed to', renamed('docs/new.md', 'CLAUDE.md'), 'pass'],
    ['a rule file, moved', renamed('CLAUDE.md', 'src/CLAUDE.md'), 'pending'],
    ['a rule file of a folder, deleted', aFile('.cursor/rules/a.mdc', GONE), 'pending'],
    ['a file like a rule file, deleted', aFile('claude.md', GONE), 'pass'],
    ['a rule file, copied', aFile('b.md', { change: 'COPIED', previousPath: 'CLAUDE.md' }), 'pass'],
    ['a file renamed from where is not known', renamed(null, 'src/a.ts'), 'unknown'],
  ])('is %s', (_, file, status) => {
    expect(judge({ files: [aFile('src/b.ts'), file] }, { ruleFiles: atHead('CLAUDE.md') })?.status).toBe(status);
  });

  it('is one that the configuration calls a rule file', () => {
    const { ai } = settingsWith();
    const settings = settingsWith({ ai: { ...ai, ruleFiles: [{ tool: 'Acme', glob: 'ACME.md' }] } });
    const subject = aSubject({ files: [aFile('ACME.md', GONE)], codeOwners: owners('* @bob') }, { settings });
    expect(guardedFiles.ofPullRequest?.(subject, settings).status).toBe('pending');
  });

  it('is any workflow where it is not known which runs this', () => {
    const files = [aFile('.github/workflows/ci.yml')];
    expect(judge({ files }, { ownWorkflow: null })?.status).toBe('unknown');
    expect(judge({ files, reviews: [anApproval('bob')] }, { ownWorkflow: null })?.status).toBe('pass');
  });

  it.each([
    ['a workflow that it calls', '.github/workflows/run.yml', 'pending'],
    ['an action that the called one uses', '.github/actions/setup/index.js', 'pending'],
    ['a file like that', '.github/actions/setup.md', 'pass'],
    ['another workflow', '.github/workflows/ci.yml', 'pass'],
  ])('is what the workflow runs from: %s', (_, path, status) => {
    const workflowUses = new Map([
      [WORKFLOW, ['./.github/workflows/run.yml', './.github/workflows/gone.yml']],
      ['.github/workflows/run.yml', ['actions/checkout@v4', './.github/actions/setup']],
      ['.github/workflows/ci.yml', ['./.github/actions/lint']],
    ]);
    expect(judge({ files: [aFile(path)] }, { workflowUses })?.status).toBe(status);
  });

  it('may be any workflow where it is not read what its own calls', () => {
    const files = [aFile('.github/workflows/ci.yml')];
    expect(judge({ files }, { workflowUses: null })?.status).toBe('unknown');
  });

  it('is seen among those files that are shown, where not all are', () => {
    expect(judge({ files: null, filesSeen: [aFile(CONFIG)] })?.status).toBe('pending');
    expect(judge({ files: null, filesSeen: [aFile('src/a.ts')] })?.status).toBe('unknown');
    expect(judge({ files: null, filesSeen: [aFile(CONFIG)], reviews: [anApproval('bob')] })?.status).toBe('unknown');
  });

  it.each<[string, Partial<PullRequestSubject>, Partial<ChangedFile>, Status]>([
    ['is empty at the head', { ruleFiles: emptied('CLAUDE.md') }, {}, 'pending'],
    ['is another name of an empty one', { ruleFiles: emptied('AGENTS.md', 'CLAUDE.md') }, {}, 'pending'],
    ['is new', { ruleFiles: emptied('CLAUDE.md') }, { change: 'ADDED' }, 'pass'],
    [
      'is no text any more',
      { ruleFiles: { ...atHead('CLAUDE.md', 'not-loaded'), state: 'not-loaded' } },
      {},
      'unknown',
    ],
    ['is a submodule now', { ruleFiles: atHead('AGENTS.md') }, {}, 'unknown'],
    ['is another name of one that is loaded', { ruleFiles: atHead('AGENTS.md', 'effective', 'CLAUDE.md') }, {}, 'pass'],
    ['may be empty', { ruleFiles: null }, { additions: 0, deletions: 3 }, 'unknown'],
    ['got more', { ruleFiles: null }, { additions: 3, deletions: 3 }, 'pass'],
  ])('is a rule file that %s', (...[, given, file, status]) => {
    expect(judge({ files: [aFile('CLAUDE.md', file)] }, given)?.status).toBe(status);
  });
});

describe("a code owner's approval", () => {
  it.each<[string, Partial<PullRequestFacts>, Status, RegExp]>([
    ['is given', { reviews: [anApproval('bob')] }, 'pass', /a code owner has approved/],
    ['is missing', {}, 'pending', /no code owner has approved/],
    ['is of an older commit', { reviews: [anApproval('bob', { sha: OLD })] }, 'pending', /older commit/],
    ['is dismissed', { reviews: [anApproval('bob', { state: 'DISMISSED' })] }, 'pending', /no code owner/],
    ["is an outsider's", { reviews: [anApproval('bob', { hasWriteAccess: false })] }, 'pending', /does not count/],
    ["is somebody else's", { reviews: [anApproval('eve')] }, 'pending', /no code owner/],
    ["is the author's", { author: aUserNamed('bob'), reviews: [anApproval('bob')] }, 'pending', /does not count/],
    ["is a co-author's", { coAuthors: ['bob'], reviews: [anApproval('bob')] }, 'pending', /does not count/],
    ['was followed by a request', { reviews: [anApproval('bob'), { ...AGAINST, submittedAt: 2 }] }, 'fail', /asks for/],
    ['is from a fork', { isCrossRepository: true, reviews: [anApproval('bob')] }, 'pass', /./],
    ['is not read', { reviews: null }, 'unknown', /can't be seen/],
    ['is nobody’s', { codeOwners: owners('* @bob\n/.github/') }, 'unknown', /nobody owns it/],
    ['is nobody’s without CODEOWNERS', { codeOwners: 'absent' }, 'unknown', /there is no CODEOWNERS/],
    ['is anybody’s, unreadable', { codeOwners: null }, 'unknown', /could not be read/],
    ['is a team’s', { codeOwners: owners('* @acme/core'), reviews: [anApproval('eve')] }, 'unknown', /can't be seen/],
    ['is an address’s', { codeOwners: owners('* b@acme.de'), reviews: [anApproval('eve')] }, 'unknown', /can't be/],
    ['is a team’s, and missing', { codeOwners: owners('* @acme/core') }, 'pending', /no code owner/],
  ])('%s', (...[, facts, status, says]) => {
    const verdict = judge({ files: [aFile(CONFIG)], ...facts });
    expect(verdict?.status).toBe(status);
    expect(verdict?.message).toMatch(says);
    expect(verdict?.fix === null).toBe(status === 'pass');
    expect(verdict?.evidence[0]?.path).toBe(CONFIG);
  });

  it('is needed of an owner of every path, of the old one where it was renamed', () => {
    const files = [aFile(CONFIG), renamed('CLAUDE.md', 'docs/CLAUDE.txt')];
    expect(judge({ files, reviews: [anApproval('ann'), anApproval('bob')] })?.status).toBe('pass');
    expect(judge({ files, reviews: [anApproval('bob')] })).toEqual({
      status: 'pending',
      message: '`CLAUDE.md` is removed, and no code owner has approved it.',
      fix: 'Ask `@ann` to approve the head commit.',
      evidence: [
        {
          text: '`.github/one-pizza.yml` is changed, and a code owner has approved the head commit.',
          path: CONFIG,
          line: null,
        },
        { text: '`CLAUDE.md` is removed, and no code owner has approved it.', path: 'CLAUDE.md', line: null },
      ],
    });
    expect(judge({ files })).toMatchObject({
      message: '`.github/one-pizza.yml` is changed, and no code owner has approved it. 1 more guarded file like it.',
      fix: 'Ask `@bob` to approve the head commit. Ask `@ann` to approve the head commit.',
    });
  });

  it('tells the line that names an owner', () => {
    const verdict = judge({ files: [aFile(CONFIG)], codeOwners: 'absent' });
    expect(verdict?.fix).toBe(
      'Add the line `/.github/one-pizza.yml @LOGIN` to `.github/CODEOWNERS` on the default branch, with the login of ' +
        'its owner.',
    );
  });

  it.each([
    [
      '* @acme/core',
      [anApproval('eve')],
      'Name the people by their logins in CODEOWNERS, or ask `@acme/core` for a review and give the step a ' +
        "`github-token` that may read the organisation's members.",
    ],
    [
      '* bob@acme.de',
      [anApproval('eve')],
      "Name the people by their logins in CODEOWNERS: an e-mail address can't be matched to an account.",
    ],
    [
      '* bob@acme.de',
      [],
      "An e-mail address can't be matched to an account: name another code owner by login in CODEOWNERS on the " +
        'default branch, who then approves the head commit.',
    ],
    ['* @acme/core @bob', [], 'Ask a member of `@acme/core` or `@bob` to approve the head commit.'],
    [
      '* @alice',
      [],
      'Every code owner is an author of it: name another code owner by login in CODEOWNERS on the default branch, who ' +
        'then approves the head commit.',
    ],
  ])('of %s, after %j, takes this', (text, reviews, fix) => {
    expect(judge({ files: [aFile(CONFIG)], codeOwners: owners(text), reviews })?.fix).toBe(fix);
  });

  it('is missing for certain, whatever else can not be seen', () => {
    const files = [aFile(CONFIG), renamed(null, 'src/a.ts')];
    const verdict = judge({ files });
    expect(verdict?.status).toBe('pending');
    expect(verdict?.evidence.at(-1)?.text).toBe('The former paths of renamed files could not be read.');
    expect(judge({ files, reviews: [anApproval('bob')] })?.status).toBe('unknown');
    expect(judge({ files: null })?.status).toBe('unknown');
    expect(judge({ files: null }, { config: CHANGED })?.status).toBe('pending');
  });

  it('is asked of the owners at the default branch, whatever the pull request makes of them', () => {
    const files = [aFile('.github/CODEOWNERS', { change: 'ADDED' })];
    const codeOwners = { path: 'docs/CODEOWNERS', ref: HEAD, text: '* @bob' };
    expect(judge({ files, codeOwners, author: aUserNamed('eve'), reviews: [anApproval('mallory')] })?.status).toBe(
      'pending',
    );
    expect(judge({ files, codeOwners, reviews: [anApproval('bob')] })?.status).toBe('pass');
  });

  it('is not looked up for very many files in a very long CODEOWNERS', () => {
    const files = Array.from({ length: 3000 }, (_, at) => aFile(`.cursor/rules/${at}.mdc`, GONE));
    const verdict = judge({ files, codeOwners: owners('*a?b* @a\n'.repeat(50_000)) });
    expect(verdict?.status).toBe('unknown');
    expect(verdict?.evidence).toHaveLength(51);
    expect(judge({ files, reviews: [anApproval('bob')] })?.status).toBe('pass');
  });
});

describe('the config file', () => {
  it('fails for good where it would not be valid, whoever approved', () => {
    const config = { state: 'invalid', message: `${CONFIG}:3: \`preset: lax\`, allowed: …` } as const;
    expect(judge({ files: [aFile(CONFIG)], reviews: [anApproval('bob')] }, { config })).toMatchObject({
      status: 'fail',
      message: `With this pull request the configuration would not be valid: ${CONFIG}:3: 'preset: lax', allowed: …`,
      evidence: [{ text: `${CONFIG}:3: 'preset: lax', allowed: …`, path: CONFIG }, { path: CONFIG }],
    });
    expect(guardedFiles.isAbsolute?.(aSubject({ files: null }, { config }))).toBe(true);
    expect(guardedFiles.isAbsolute?.(aSubject())).toBe(false);
  });

  it('sets the lines of an error as sentences', () => {
    const config = { state: 'invalid', message: 'Not valid:\n  a.yml:1: x\nIt is so.\nCorrect it.' } as const;
    const verdict = judge({ files: [aFile(CONFIG)] }, { config });
    expect(verdict?.evidence[0]?.text).toBe('Not valid: a.yml:1: x. It is so. Correct it.');
    expect(verdict?.message).toBe('With this pull request the configuration would not be valid: a.yml:1: x.');
  });

  it('is unknown where the head can not be read, and pending where the approval is missing', () => {
    const config = { state: 'unreadable', why: 'it took too long', fix: 'Run the job again.' } as const;
    const files = [aFile(CONFIG)];
    expect(judge({ files, reviews: [anApproval('bob')] }, { config })).toMatchObject({
      status: 'unknown',
      message: "What `.github/one-pizza.yml` would say can't be read: it took too long.",
    });
    expect(judge({ files }, { config })?.status).toBe('pending');
  });

  it('shows what would be in force, also where only a folder on its way is moved', () => {
    const verdict = judge({ files: [aFile('.github', { change: 'ADDED' })] }, { config: CHANGED });
    expect(verdict?.status).toBe('pending');
    expect(verdict?.evidence.map(({ text }) => text)).toEqual([
      '`.github/one-pizza.yml` is changed, and no code owner has approved it.',
      'Would be in force: `guardrails.pr-size.level: error → off`.',
    ]);
  });

  it('says that without it the defaults would be in force', () => {
    const config = { ...CHANGED, isRemoved: true };
    const verdict = judge({ files: [aFile(CONFIG, GONE)], reviews: [anApproval('bob')] }, { config });
    expect(verdict?.status).toBe('pass');
    expect(verdict?.evidence.map(({ text }) => text)).toContain('Without this file the defaults would be in force.');
  });
});

function emptied(path: string, ...others: readonly string[]): RuleFileFacts {
  return { ...atHead(path, 'empty', ...others), state: 'absent' };
}

/** One rule file, by its names. */
function atHead(path: string, state: FileState = 'effective', ...others: readonly string[]): RuleFileFacts {
  const names = [path, ...others].map((name) => ({ path: name, how: 'identical' as const }));
  const file = { path, names, state, tools: [], legacy: false, bytes: 0, lines: 0 };
  const files = [{ ...file, firstChangedAt: null, lastChangedAt: null, topics: [] }];
  return { state: 'effective', files, findings: [], attributionOff: false };
}
