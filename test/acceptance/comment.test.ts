/** The sticky comment of the built Action, as GitHub would hold it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/report/schema.ts';
import { ALICE } from '../support/fake-github/builders.ts';
import type { Fault } from '../support/fake-github/faults.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { BAD_GATEWAY } from '../support/fake-github/known-faults.ts';
import type { LoggedRequest } from '../support/fake-github/log.ts';
import { READ_AND_REPORT, READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeComment, FakeRepository } from '../support/fake-github/state.ts';
import { runAction, runnerFolder } from '../support/run-action.ts';
import { askedFor } from './asked-for.ts';
import { approvalBy, CONFIG, changed, guardedShop, HEAD, judged, OLD } from './guarded-shop.ts';
import { aGitHub, annotationsOf, expectHarmless, NOW } from './worlds.ts';

const TOUCHED = { files: [changed(CONFIG)] };
const LAX = { files: { [CONFIG]: 'preset: observe\n' } };
const INVALID = { files: { [CONFIG]: 'preset: lax\n' } };
const MARKER = '<!-- one-pizza:default 2026-04-01T00:00:00Z fail -->';
const END = '<!-- one-pizza:default end -->';
const BOT = { __typename: 'Bot', login: 'github-actions' } as const;

function aComment(id: number, body: string, user: FakeComment['user'] = BOT): FakeComment {
  return { id, issue: 77, body, user, createdAt: NOW, updatedAt: NOW };
}

const bodies = ({ comments }: FakeRepository) => comments.map(({ body }) => body);
const onPush = { event: 'pull_request' };

/** A body as a page shows it: entities resolved, what is there to keep filters quiet left out. */
function shown(body = ''): string {
  const text = body.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  return text.replaceAll('\u200b', '');
}

describe('the comment on a pull request', () => {
  it('says what fails and how to mend it, in at most ten requests', async () => {
    const repository = guardedShop(TOUCHED, INVALID);
    const run = await judged(repository, { ...onPush, env: { GITHUB_RUN_ID: '42' } });
    expectHarmless(run.fake, run);
    expect([run.code, run.outputs.result]).toEqual([1, 'fail']);
    expect(repository.comments).toHaveLength(1);
    const lines = shown(bodies(repository)[0]).split('\n');
    expect([lines[0], lines.at(-1)]).toEqual([MARKER, END]);
    expect(lines[1]).toBe('### One-Pizza');
    expect(lines[3]).toMatch(/^❌ \*\*1 guardrail violated/);
    expect(lines[5]).toMatch(/^❌ \*\*Guarded files\*\* \(fail\): With this pull request the configuration/);
    expect(lines).toContain('- **So far:** waiting for a first review for < 1 min');
    expect(lines.at(-3)).toMatch(
      /^<sub>Judged at abcdefa · Seen until 2026-04-01 00:00 UTC · \[Run and summary\]\(.*42\)<\/sub>$/,
    );
    expect(run.fake.log.length).toBeLessThanOrEqual(10);
  });

  it('is not written again by the same run, and in at most ten requests by the next', async () => {
    const repository = guardedShop(TOUCHED, LAX);
    const first = await judged(repository, onPush);
    const before = bodies(repository);
    const second = await judged(repository, onPush);
    expect([first.code, second.code]).toEqual([1, 1]);
    expect(bodies(repository)).toEqual(before);
    expect(second.fake.log.map(({ method }) => method)).not.toContain('PATCH');
    const third = await judged(repository, { ...onPush, github: { now: () => NOW + 60_000 } });
    expect(bodies(repository)).toEqual([expect.stringContaining('2026-04-01T00:01:00Z pending')]);
    expect(third.fake.log.length).toBeLessThanOrEqual(10);
  });

  it('is found among three hundred, and nobody else is taken for the Action', async () => {
    const repository = guardedShop(TOUCHED, INVALID);
    const fake = `${MARKER}\n### One-Pizza\n\n✅ **All guardrails hold**\n\n${END}`;
    const forged = [
      aComment(1, fake, ALICE),
      aComment(2, fake, { __typename: 'Bot', login: 'renovate' }),
      aComment(3, `> ${fake}`),
      aComment(4, `Look:\n${fake}`),
    ];
    const others = Array.from({ length: 300 }, (_, at) => aComment(10 + at, `comment ${at}`, ALICE));
    const own = aComment(5_000_000_000, fake.replace('04-01T00:00:00Z fail', '03-01T00:00:00Z pass'));
    repository.comments.push(...forged, ...others, own);
    await judged(repository, onPush);
    const now = bodies(repository);
    expect(now.slice(0, -1)).toEqual([...forged, ...others].map(({ body }) => body));
    expect(now.at(-1)).toContain('1 guardrail violated');
  });

  it.each([
    ['stays: it read later', '2026-04-01T00:00:01Z pass', 'another run'],
    ['stays: it read in the same second and found worse', '2026-04-01T00:00:00Z fail', 'another run'],
    ['gives way: it read earlier', '2026-03-31T23:59:59Z fail', 'All'],
  ])("of another run's %s", async (_, mark, said) => {
    const repository = guardedShop({ reviews: [approvalBy('bob')] }, { files: { [CONFIG]: 'preset: recommended\n' } });
    repository.comments.push(aComment(1, `<!-- one-pizza:default ${mark} -->\nanother run\n\n${END}`));
    await judged(repository, onPush);
    const own = said === 'another run' ? 'another run' : 'One-Pizza';
    expect(bodies(repository)).toEqual([expect.stringContaining(own)]);
  });

  it('is one where two runs start at once', async () => {
    const repository = guardedShop(TOUCHED, INVALID);
    const fake = await aGitHub(repository, { permissions: READ_AND_REPORT });
    const runs = [1, 2].map(() => {
      const folder = runnerFolder();
      writeFileSync(join(folder, 'event.json'), JSON.stringify({ pull_request: { number: 77, head: { sha: HEAD } } }));
      return runAction(fake, { folder, event: 'pull_request_target' });
    });
    expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([1, 1]);
    expect(bodies(repository)).toEqual([expect.stringContaining(MARKER)]);
  });

  it('of each key is one', async () => {
    const repository = guardedShop(TOUCHED, INVALID);
    for (const key of ['api', 'web', 'api']) await judged(repository, { ...onPush, inputs: { 'comment-key': key } });
    expect(bodies(repository)).toEqual(['api', 'web'].map((key) => expect.stringContaining(`<!-- one-pizza:${key} `)));
  });

  it('on-violation is written at the first, says once all is resolved, and comes back', async () => {
    const inputs = { comment: 'on-violation' };
    const later = (minutes: number) => ({ ...onPush, inputs, github: { now: () => NOW + minutes * 60_000 } });
    const repository = guardedShop({});
    const pull = repository.pullRequests.find(({ number }) => number === 77);
    await judged(repository, later(0));
    expect(bodies(repository)).toEqual([]);
    pull?.files.push(changed(CONFIG));
    const head = repository.commits.get(HEAD);
    if (head === undefined) throw new Error('no head');
    repository.commits.set(HEAD, { ...head, files: { [CONFIG]: 'preset: observe\n' } });
    await judged(repository, later(1));
    expect(shown(bodies(repository)[0])).toContain("Waiting for a code owner's approval");
    pull?.reviews.push(approvalBy('bob'));
    await judged(repository, later(2));
    expect(bodies(repository)).toHaveLength(1);
    expect(shown(bodies(repository)[0])).toMatch(/\*\*Resolved\.\*\*/);
    expect(bodies(repository)[0]).not.toContain('This pull request');
    if (pull !== undefined) pull.reviews = [];
    await judged(repository, later(3));
    expect(shown(bodies(repository)[0])).toContain("Waiting for a code owner's approval");
  });

  it.each([
    ['is a draft', { isDraft: true }],
    ['is closed', { closedAt: NOW - 500 }],
  ])('is not begun where it %s, and kept up to date where it is there', async (_, pull) => {
    const repository = guardedShop({ ...TOUCHED, ...pull }, INVALID);
    await judged(repository, onPush);
    expect(bodies(repository)).toEqual([]);
    repository.comments.push(aComment(1, `<!-- one-pizza:default 2026-03-01T00:00:00Z pass -->\nAll hold\n\n${END}`));
    await judged(repository, onPush);
    expect(bodies(repository)).toEqual([expect.stringContaining('### One-Pizza')]);
  });

  it.each([
    ['the head moved on', { payload: { pull_request: { number: 77, head: { sha: OLD } } } }],
    ['it is switched off', { inputs: { comment: 'never' } }],
    ['it is about the repository', { event: 'push' }],
    [
      'it is a merge queue’s',
      {
        event: 'merge_group',
        payload: {
          merge_group: { head_ref: `refs/heads/gh-readonly-queue/main/pr-77-${HEAD}`, head_sha: '9'.repeat(40) },
        },
      },
    ],
    [
      'another repository is reported on',
      { env: { GITHUB_REPOSITORY: 'acme/other' }, inputs: { repository: 'acme/shop' } },
    ],
  ])('is none where %s, and none is asked for', async (_, given) => {
    const repository = guardedShop(TOUCHED, INVALID);
    const run = await judged(repository, { ...onPush, ...given });
    expect(bodies(repository)).toEqual([]);
    expect(run.fake.log.flatMap(askedFor)).not.toContain('Comments');
  });

  it('is none where the head moves on while the run judges', async () => {
    const repository = guardedShop(TOUCHED, INVALID);
    const pull = repository.pullRequests.find(({ number }) => number === 77);
    const fault: Fault = {
      when: (request) => askedFor(request).includes('Blobs'),
      reply: (honest) => {
        if (pull !== undefined) pull.headRefOid = OLD;
        return honest;
      },
    };
    const run = await judged(repository, { ...onPush, fault });
    expect([run.code, bodies(repository), pull?.headRefOid]).toEqual([1, [], OLD]);
  });
});

describe('the comment of a run that could not judge', () => {
  const green = `<!-- one-pizza:default 2026-03-31T23:59:59Z pass -->\nAll hold\n\n${END}`;
  const newer = green.replace('03-31T23:59:59Z', '04-01T00:00:01Z');
  const without = (name: string): Fault => {
    return { when: (each) => askedFor(each).includes(name), reply: BAD_GATEWAY, times: Number.POSITIVE_INFINITY };
  };
  const fault = without('Repository');

  it.each([
    { inputs: {}, writes: ['PATCH'] },
    { inputs: { comment: 'on-violation' }, writes: ['PATCH'] },
    { inputs: { 'commit-status': 'true' }, writes: ['PATCH', 'POST'] },
  ])('says so in place of an older one with $inputs, in two requests', async ({ inputs, writes }) => {
    const repository = guardedShop({});
    repository.comments.push(aComment(1, green), aComment(2, green.replaceAll('default', 'api')));
    const run = await judged(repository, { ...onPush, inputs, fault });
    expect([run.code, run.outputs.result]).toEqual([2, 'error']);
    const [own = '', other] = bodies(repository);
    expect(other).toBe(green.replaceAll('default', 'api'));
    expect(own.split('\n').at(0)).toBe(MARKER.replace('fail', 'error'));
    expect(own.split('\n').at(-1)).toBe(END);
    expect(shown(own)).toContain('❔ **Could not judge at 2026-04-01 00:00 UTC.**');
    expect(shown(own)).toContain('<sub>Head abcdefa');
    expect(own).not.toContain('All hold');
    expect(run.fake.log.filter((each) => askedFor(each).includes('Comments'))).toHaveLength(1);
    const isWrite = ({ method, query }: LoggedRequest) => method !== 'GET' && query === null;
    expect(run.fake.log.filter(isWrite).map(({ method }) => method)).toEqual(expect.arrayContaining(writes));
    expect(run.fake.log.filter(isWrite)).toHaveLength(writes.length);
  });

  it('gives way to the next verdict', async () => {
    const repository = guardedShop({ reviews: [approvalBy('bob')] });
    repository.comments.push(aComment(1, green));
    await judged(repository, { ...onPush, fault });
    await judged(repository, { ...onPush, github: { now: () => NOW + 60_000 } });
    expect(bodies(repository)).toEqual([
      expect.stringMatching(/^<!-- one-pizza:default 2026-04-01T00:01:00Z warn -->/),
    ]);
  });

  it.each([
    { where: 'none is there', before: [], given: {} },
    { where: 'somebody else wrote it', before: [aComment(1, green, ALICE)], given: {} },
    { where: 'it tells of a later run', before: [aComment(1, newer)], given: {} },
    { where: 'it is switched off', before: [aComment(1, green)], given: { inputs: { comment: 'never' } } },
    {
      where: 'the head moved on',
      before: [aComment(1, green)],
      given: { payload: { pull_request: { number: 77, head: { sha: OLD } } } },
    },
    {
      where: 'the event does not name the head',
      before: [aComment(1, green)],
      given: { payload: { pull_request: { number: 77 } } },
    },
    {
      where: 'the token only reads',
      before: [aComment(1, green)],
      given: { github: { permissions: READ_EVERYTHING } },
    },
  ])('is as it was where $where', async ({ before, given }) => {
    const repository = guardedShop({});
    repository.comments.push(...before);
    const run = await judged(repository, { ...onPush, ...given, fault });
    expect([run.code, run.outputs.result]).toEqual([2, 'error']);
    expect(repository.comments).toEqual(before);
  });

  it('says so, too, where only the pull request could not be read', async () => {
    const repository = guardedShop({});
    repository.comments.push(aComment(1, green));
    const run = await judged(repository, { ...onPush, fault: without('PullRequestFacts') });
    expect(run.rule('guarded-files')).toBe('unknown error');
    expect(bodies(repository)).toEqual([expect.stringContaining('Could not judge at')]);
  });
});

describe('trouble with the comment', () => {
  it.each([
    [
      'a read-only token',
      (repository: FakeRepository) => ({ repository, github: { permissions: READ_EVERYTHING } }),
      '`pull-requests: write`',
    ],
    [
      'a locked conversation',
      (repository: FakeRepository) => {
        for (const pull of repository.pullRequests) pull.locked = true;
        return { repository, github: {} };
      },
      'Unlock the conversation',
    ],
  ])('%s: a notice, and the verdict stays', async (_, prepared, said) => {
    for (const [head, code, result] of [[INVALID, 1, 'fail'] as const, [undefined, 0, 'warn'] as const]) {
      const { repository, github } = prepared(guardedShop(head === undefined ? {} : TOUCHED, head));
      const run = await judged(repository, { ...onPush, github });
      expect([run.code, run.outputs.result, bodies(repository)]).toEqual([code, result, []]);
      const [notice] = annotationsOf(run).filter((each) => each.includes('One-Pizza: comment'));
      expect(notice).toMatch(/^notice: /);
      expect(notice).toContain(said);
      expect(notice).toContain('The job summary holds everything.');
      expect(run.summary).toContain('### One-Pizza');
    }
  });

  it('a write of which nobody knows: a warning, one request, and the verdict stays', async () => {
    const repository = guardedShop({});
    const isPost = ({ method, path }: LoggedRequest) => method === 'POST' && path.endsWith('/comments');
    const run = await judged(repository, { ...onPush, fault: { when: isPost, reply: BAD_GATEWAY, times: 9 } });
    expect([run.code, run.outputs.result]).toEqual([0, 'warn']);
    expect(annotationsOf(run).join('\n')).toMatch(/warning: One-Pizza: comment: .*not known whether a write succeeded/);
    expect(run.fake.log.filter(isPost)).toHaveLength(1);
  });

  it('does not keep the commit status from being written, nor the other way round', async () => {
    const inputs = { 'commit-status': 'true' };
    const { statuses: _, ...mayComment } = READ_AND_REPORT;
    const commented = guardedShop(TOUCHED, INVALID);
    const first = await judged(commented, {
      ...onPush,
      inputs,
      github: { permissions: { ...mayComment, statuses: 'read' } },
    });
    expect([first.code, commented.statuses, commented.comments.length]).toEqual([1, [], 1]);
    const told = guardedShop(TOUCHED, INVALID);
    const permissions = { ...READ_EVERYTHING, statuses: 'write' } as const;
    const second = await judged(told, { ...onPush, inputs, github: { permissions } });
    expect([second.code, told.statuses.length, told.comments.length]).toEqual([0, 1, 0]);
  });

  it('is within the limit whatever stands in the pull request', async () => {
    const evil = '@octo/team #1 octo/shop#2 GH-3 ![x](https://evil.example) <img src=x> deadbeefdeadbeef '.repeat(40);
    const path = (at: number) => `${at}/${'@😀'.repeat(60)}/AGENTS.md`;
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [path(at), `See \`docs/${'#1@'.repeat(90)}.md\`.\n`]),
    );
    const repository = guardedShop(
      {
        title: evil,
        headRefName: `claude/${evil}`,
        labels: [evil, 'not-ai'],
        files: Array.from({ length: 90 }, (_, at) => changed(path(at))),
        reviews: [approvalBy(`bob${evil}`, { state: 'CHANGES_REQUESTED' })],
      },
      { files, commit: { message: `${evil}\n\nCo-Authored-By: Claude <noreply@anthropic.com>` } },
    );
    const run = await judged(repository, onPush);
    expectHarmless(run.fake, run);
    const [body = ''] = bodies(repository);
    expect(body.length).toBeGreaterThan(1_000);
    expect(body.length).toBeLessThanOrEqual(65_536);
    const page = body.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    expect(body).not.toMatch(/<img|!\[/);
    expect(page).not.toMatch(/@[\w-]|#\d|\bGH-\d|:\/\/(?!github\.com\/acme\/shop\/actions)|deadbeef/);
  });
});

it('tells the stages so far in report.json', async () => {
  const reviews = [approvalBy('bob', { submittedAt: NOW - 3_600_000 })];
  const repository = guardedShop({ createdAt: NOW - 10_800_000, reviews });
  const oid = HEAD;
  const parents = [repository.refs.get('refs/heads/main') ?? ''];
  repository.commits.set(oid, fakeCommit({ oid, parents, authoredDate: NOW - 14_400_000 }));
  const run = await judged(repository, onPush);
  const report = reportSchema.parse(JSON.parse(readFileSync(run.outputs['report-json'] ?? '', 'utf8')));
  expect(report.pullRequest?.stages).toEqual([
    { stage: 'coding', hours: 1 },
    { stage: 'pickup', hours: 2 },
    { stage: 'review', hours: 0 },
    { stage: 'merge', hours: 1 },
  ]);
  expect(shown(bodies(repository)[0])).toContain('approved and not merged for 1.0 h, after 1.0 h of coding');
});
