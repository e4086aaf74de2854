/** The built Action on events of pull requests: gates by hand-made pull requests, told in summary and report. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/report/schema.ts';
import { ALICE, BOB, fakePullRequest, fakeReview } from '../support/fake-github/builders.ts';
import type { FakeCheck, FakeCommit } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeGitHub } from '../support/fake-github/start.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import type { ActionRun, Given } from '../support/run-action.ts';
import { runAction, runnerFolder } from '../support/run-action.ts';
import { aGitHub, caseRepository, expectHarmless, NOW } from './worlds.ts';

const HEAD = 'abcdef'.repeat(6).padEnd(40, '0');

const check = (name: string, given: Partial<FakeCheck> = {}): FakeCheck => {
  return { kind: 'check', name, conclusion: 'SUCCESS', required: true, app: 'github-actions', at: NOW, ...given };
};
const approval = fakeReview({ id: 'R1', commit: HEAD });

/** The repository of the case `rollback` with an open pull request of one commit. */
function shop(pull: Partial<FakePullRequest> = {}, commit: Partial<FakeCommit> = {}): FakeRepository {
  const repository = caseRepository('rollback');
  const parents = [repository.refs.get('refs/heads/main') ?? ''];
  repository.commits.set(HEAD, fakeCommit({ oid: HEAD, parents, authoredDate: NOW - 1000, ...commit }));
  const own = { number: 77, createdAt: NOW - 1000, commits: [HEAD], headRepository: 'acme/shop', changedFiles: 0 };
  repository.pullRequests.push(fakePullRequest({ ...own, ...pull }));
  return repository;
}

/** A run on the pull request's event. */
function onPullRequest(fake: FakeGitHub, given: Given = {}, payload: unknown = eventOf(HEAD)): Promise<ActionRun> {
  const folder = runnerFolder();
  writeFileSync(join(folder, 'event.json'), JSON.stringify(payload));
  return runAction(fake, { folder, event: 'pull_request', ...given });
}

function eventOf(sha: string): unknown {
  return { action: 'synchronize', pull_request: { number: 77, head: { sha }, title: 'not believed' } };
}

function reported(run: ActionRun): unknown {
  return reportSchema.parse(JSON.parse(readFileSync(run.outputs['report-json'] ?? '', 'utf8'))).pullRequest;
}

/** The lines of the summary about the pull request, as a page shows them. */
function linesOf({ summary }: ActionRun): string[] {
  const [, own = ''] = summary.split('#### This pull request\n');
  const [text = ''] = own.split('#### The repository');
  const shown = text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  return shown.split('\n').filter((line) => line !== '');
}

/** Of those, the ones about AI and the gates. */
function verdictsOf(run: ActionRun): string[] {
  return linesOf(run).filter((line) => /^- \*\*(?:AI-assisted|Human gate|Machine gate):/.test(line));
}

describe('the Action on a pull request', () => {
  it('says first what it is and whether both gates let it through', async () => {
    const trailer = 'Add it\n\nCo-Authored-By: Claude <noreply@anthropic.com>';
    const fake = await aGitHub(shop({ reviews: [approval] }, { message: trailer, checks: [check('test')] }));
    const run = await onPullRequest(fake);
    expectHarmless(fake, run);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(linesOf(run)).toEqual([
      '- **So far:** approved and not merged for < 1 min',
      '- **AI-assisted:** yes (Claude Code; high confidence)',
      '- **AI traces:** Claude Code (the trailer of a commit)',
      '- **Human gate:** passed: somebody else with write access approved the head commit',
      '- **Machine gate:** passed: required and not failed: test',
      '- **Rule files at the head:** none that a known AI tool loads',
    ]);
    expect(run.outputs).toMatchObject({ result: 'warn', 'lead-time-hours': '', violations: '0' });
    expect(reported(run)).toEqual({
      number: 77,
      isOutdated: false,
      judged: {
        headSha: HEAD,
        state: 'OPEN',
        isDraft: false,
        cohort: 'ai',
        tools: ['Claude Code'],
        traces: [{ tool: 'Claude Code', field: 'trailer' }],
        confidence: 'high',
        decidedBy: 'traces',
        labelsNotCounted: [],
        humanGate: { state: 'pass', reason: 'approved', by: [] },
        machineGate: { state: 'pass', reason: 'required-check', by: ['test'] },
      },
      stages: [
        { stage: 'coding', hours: 0 },
        { stage: 'pickup', hours: 0 },
        { stage: 'review', hours: 0 },
        { stage: 'merge', hours: 0.0003 },
      ],
      ruleFileState: 'absent',
      ruleFileFindings: [],
      gaps: [],
    });
  });

  it.each<[string, Partial<FakePullRequest>, Partial<FakeCommit>, readonly [string, string, string]]>([
    [
      'nobody and nothing looked at it',
      {},
      {},
      [
        'not seen',
        'not passed: nobody has approved it',
        'not passed: no check is required, and no other AI reviewed the head',
      ],
    ],
    [
      'only its author approved, and a check failed',
      { reviews: [{ ...approval, author: ALICE }] },
      { checks: [check('test', { conclusion: 'FAILURE' })] },
      [
        'not seen',
        'not passed: the approval of alice does not count: an author of it, a bot, or without write access',
        'not passed: required and failed: test',
      ],
    ],
    [
      'its author approved a lost commit, and nothing is required but this job',
      { reviews: [{ ...approval, commit: null }], labels: ['ai-assisted'], author: BOB },
      { checks: [check('report', { run: 42, conclusion: null })] },
      [
        'yes, by a label (Unnamed AI tool; high confidence)',
        'not passed: the approval of bob does not count: an author of it, a bot, or without write access',
        'not passed: no check is required, and no other AI reviewed the head',
      ],
    ],
    [
      'its author took it out of what AI did',
      {
        headRefName: 'claude/topic',
        labels: ['not-ai'],
        timeline: [{ type: 'LABELED_EVENT', createdAt: NOW, actor: ALICE, label: 'not-ai' }],
      },
      { author: { name: 'Somebody', email: 'somebody@home.example', user: null } },
      [
        'yes (Claude Code; high confidence); the label not-ai does not count: it is not seen that somebody else with write access put it there',
        'not passed: nobody has approved it',
        'not passed: no check is required, and no other AI reviewed the head',
      ],
    ],
  ])('judges one: %s', async (...[, pull, commit, [assisted, human, machine]]) => {
    const fake = await aGitHub(shop(pull, commit));
    const run = await onPullRequest(fake, { env: { GITHUB_RUN_ID: '42', GITHUB_JOB: 'report' } });
    expect(run.code).toBe(0);
    expect(verdictsOf(run)).toEqual([
      `- **AI-assisted:** ${assisted}`,
      `- **Human gate:** ${human}`,
      `- **Machine gate:** ${machine}`,
    ]);
  });

  it('judges the rule files of the head, never of the disk, and leaves the repository its own', async () => {
    const repository = shop({}, { files: { 'AGENTS.md': 'Run `npm run gone`.\n', 'package.json': '{"scripts":{}}' } });
    const fake = await aGitHub(repository);
    const run = await onPullRequest(fake);
    const report: unknown = JSON.parse(readFileSync(run.outputs['report-json'] ?? '', 'utf8'));
    expect(report).toMatchObject({
      pullRequest: {
        ruleFileState: 'effective',
        ruleFileFindings: [{ kind: 'missing-script', path: 'AGENTS.md', line: 1 }],
      },
    });
    expect(linesOf(run)).toContain('- **Rule files at the head:** effective; 1 finding');
  });

  it('says that the head moved on', async () => {
    const fake = await aGitHub(shop());
    const run = await onPullRequest(fake, { event: 'pull_request_target' }, eventOf('1'.repeat(40)));
    expect(linesOf(run)[0]).toMatch(/^The head moved on after the event/);
    expect(reported(run)).toMatchObject({ isOutdated: true, judged: { headSha: HEAD } });
  });

  it('knows nothing of what it may not see, and says what to add', async () => {
    const { checks: _, statuses: __, ...permissions } = READ_EVERYTHING;
    const fake = await aGitHub(shop({ reviews: [approval] }, { checks: [check('test')] }), { permissions });
    const run = await onPullRequest(fake);
    expect(run.code).toBe(0);
    const lines = linesOf(run);
    expect(lines).toContain('- **Machine gate:** unknown: what decides can not be seen');
    expect(lines.join('\n')).toContain('Add <code>checks: read</code>');
  });

  it('reports on the repository where the pull request is not there', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const run = await onPullRequest(fake);
    expect([run.code, run.outputs.result, run.outputs['lead-time-hours']]).toEqual([0, 'warn', '']);
    expect(linesOf(run)[0]).toBe('- **Not judged:** the pull request could not be read');
    expect(reported(run)).toMatchObject({ judged: null, gaps: [{ part: 'pullRequests', what: 'pull request #77' }] });
  });

  it.each([
    ['a payload without one', {}],
    ['a number that is none', { pull_request: { number: '77' } }],
  ])('judges none on %s', async (_, payload) => {
    const run = await onPullRequest(await aGitHub(shop()), {}, payload);
    expect(run.code).toBe(0);
    expect([run.outputs.result, run.outputs.violations]).toEqual(['warn', '0']);
    expect([reported(run), linesOf(run)]).toEqual([undefined, []]);
  });

  it('asks for no pull request on other events', async () => {
    const fake = await aGitHub(shop());
    await onPullRequest(fake, { event: 'push' });
    expect(fake.log.map(({ operation }) => operation)).not.toContain('PullRequestFacts');
  });

  it('shows hostile names and does nothing that they say', async () => {
    const evil = '</li>\n\n# Forged\n::set-output name=result::forged\r![x](https://evil.example) @octo #1 <img src=x>';
    const fake = await aGitHub(
      shop(
        {
          title: evil,
          headRefName: `claude/${evil}`,
          labels: [`not-ai`, evil],
          reviews: [{ ...approval, state: 'CHANGES_REQUESTED', author: { __typename: 'User', login: `bob${evil}` } }],
        },
        {
          checks: [check(`test${evil}`, { conclusion: 'FAILURE' })],
          files: { [`${evil.replaceAll('/', '')}/AGENTS.md`]: 'See `docs/gone.md`.\n' },
        },
      ),
    );
    const run = await onPullRequest(fake);
    expectHarmless(fake, run);
    expect(run.code).toBe(0);
    expect(run.summary).not.toMatch(/^# Forged|^::|<img|!\[x\]|@octo|[^#]#1\b/m);
    const lines = linesOf(run);
    expect(lines.filter((line) => !line.startsWith('- '))).toEqual([]);
    const [, human, machine] = verdictsOf(run);
    expect(human).toMatch(/^- \*\*Human gate:\*\* not passed: changes are requested by bob/);
    expect(machine).toMatch(/^- \*\*Machine gate:\*\* not passed: required and failed: test/);
  });
});
