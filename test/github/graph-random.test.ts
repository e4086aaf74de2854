import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGraph } from '../../src/github/graph.ts';
import { commitOf } from '../../src/github/graph-reply.ts';
import type { Commit } from '../../src/history/commit.ts';
import type { Graph } from '../../src/history/graph.ts';
import { graphOf } from '../../src/history/graph.ts';
import { merge, NOTHING_REMOVED } from '../../src/history/merge.ts';
import type { History } from '../../src/history/model.ts';
import type { Plan } from '../../src/history/plan.ts';
import { floorOf } from '../../src/history/plan.ts';
import { prune } from '../../src/history/prune.ts';
import type { EpochMs } from '../../src/history/time.ts';
import { MS_PER_DAY, windowBefore, windowEnding } from '../../src/history/time.ts';
import type { FakeCommit } from '../support/fake-github/git-state.ts';
import { RESOURCE_LIMITS } from '../support/fake-github/known-faults.ts';
import type { FakeGitHub } from '../support/fake-github/start.ts';
import { aHistory, aPlan, UNTIL } from '../support/history.ts';
import { deliveries, withFake } from './part-reading.ts';
import type { Branch } from './random-branch.ts';
import { advance, anySteps, newBranch } from './random-branch.ts';

const RUNS = 40;

/** Pages of five commits: otherwise one page would hold all of so small a repository. */
function makePagesSmall(fake: FakeGitHub): void {
  fake.fault({
    when: ({ operation, variables }) =>
      (operation === 'Commits' && Number(variables?.size) > 5) ||
      (operation === 'OutsideCommits' && Number(variables?.depth) > 2),
    reply: RESOURCE_LIMITS,
    times: 10_000,
  });
}

function asCommit({ oid, message, authoredDate, committedDate, author, parents }: FakeCommit): Commit {
  const shown = { oid, message, authoredDate, committedDate, author };
  const none = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  const ids = parents.map((parent) => ({ oid: parent, committedDate: 0 }));
  return commitOf(
    { ...shown, author: { name: author.name, email: author.email, user: null }, parents: none },
    ids,
    'octo/shop',
  ).commit;
}

/** Everything that branch and tags lead to, as a clone would show it. */
function everything({ repository, tags }: Branch, seenUntil: EpochMs): History {
  const tip = repository.refs.get('refs/heads/main') ?? null;
  const graph = graphOf([...repository.commits.values()].map(asCommit), tip);
  const seen = new Uint8Array(graph.commits.length);
  for (const sha of [tip ?? '', ...tags.map((tag) => tag.sha)]) graph.reach(sha, seen);
  const commits = graph.commits.filter((_, at) => seen[at] === 1);
  return aHistory({ commits, tip, tags: [...tags], seenUntil });
}

async function read(branch: Branch, now: EpochMs, known: History | null) {
  const plan = aPlan({ window: windowEnding(now, 90) });
  const tags = [...branch.tags];
  return withFake(
    branch.repository,
    async ({ fake, door, context }) => {
      makePagesSmall(fake);
      const graph = await readGraph(door, context, deliveries({ tags }));
      const { items: commits, edge, coverage, gaps } = graph;
      const delta = aHistory({ commits: [...commits], edge: [...edge], tip: context.tip, tags, seenUntil: now });
      const history = merge(known, { ...delta, removed: NOTHING_REMOVED }, plan);
      return { graph, history, coverage, gaps, plan, requests: fake.log.length };
    },
    { plan, startedAt: now, known: known === null ? null : { history: known, since: known.seenUntil } },
  );
}

/** Whether something was delivered that is older than anything that is read: what it is can't be told then. */
function deliversVeryOld({ repository, tags }: Branch, now: EpochMs): boolean {
  const floor = floorOf(aPlan({ window: windowEnding(now, 90) }));
  return tags.some(({ sha, at }) => at >= floor && (repository.commits.get(sha)?.committedDate ?? 0) < floor);
}

/** What figures of the windows can reach, and the parents where that ends: at the edge, or nowhere. */
function reachable({ commits, edge, tip, tags }: History, plan: Plan) {
  const graph = graphOf(commits, tip);
  const seen = new Uint8Array(commits.length);
  const since = windowBefore(plan.window).since;
  for (const sha of [tip ?? '', ...tags.filter(({ at }) => at >= since).map((tag) => tag.sha)]) graph.reach(sha, seen);
  const reached = graph.commits.filter((_, at) => seen[at] === 1);
  const ends = new Set(reached.flatMap(({ parents }) => parents.filter((sha) => graph.get(sha) === undefined)));
  return {
    graph,
    ids: new Set(reached.map(({ sha }) => sha)),
    ends,
    lost: [...ends].filter((sha) => !edge.includes(sha)),
  };
}

/**
 * `prune` may leave more of a history that was read from further back: what lies above something old that was delivered.
 * So the two are the same where each commit of the one is there in the other, or behind where the other ends.
 */
function expectSame(history: History, other: History, plan: Plan): void {
  const [one, two] = [reachable(history, plan), reachable(other, plan)];
  expect([...two.ids].filter((sha) => !one.ids.has(sha) && !isBehind(two.graph, one.ends, sha))).toEqual([]);
  expect([...one.ids].filter((sha) => !two.ids.has(sha) && !isBehind(one.graph, two.ends, sha))).toEqual([]);
  expect([one.lost, two.lost]).toEqual([[], []]);
}

function isBehind(graph: Graph, ends: ReadonlySet<string>, sha: string): boolean {
  return [...ends].some((end) => graph.isAncestor(sha, end));
}

describe('readGraph of any branch', () => {
  it.each([
    { skewed: false, what: 'reads exactly what a whole history would be pruned to' },
    { skewed: true, what: 'does so where clocks are wrong' },
  ])('$what', { timeout: 300_000 }, async ({ skewed }) => {
    await fc.assert(
      fc.asyncProperty(anySteps({ skewed }), async (steps) => {
        const branch = newBranch();
        advance(branch, steps, UNTIL);
        fc.pre(!deliversVeryOld(branch, UNTIL));
        const { history, coverage, gaps, plan } = await read(branch, UNTIL, null);
        const whole = prune(everything(branch, UNTIL), plan);
        expect({ coverage, gaps }).toEqual({ coverage: 'complete', gaps: [] });
        expectSame(history, whole, plan);
      }),
      { numRuns: RUNS },
    );
  });

  it('reads on from what is known to the same, or says that it can not', { timeout: 300_000 }, async () => {
    let built = 0;
    await fc.assert(
      fc.asyncProperty(anySteps({ skewed: false }), fc.integer({ min: 1, max: 60 }), async (steps, days) => {
        const branch = newBranch();
        const then = UNTIL - days * MS_PER_DAY;
        advance(branch, steps, then);
        fc.pre(!deliversVeryOld(branch, then));
        const known = (await read(branch, then, null)).history;
        advance(branch, steps.toReversed(), UNTIL);
        fc.pre(!deliversVeryOld(branch, UNTIL));
        const { graph, history, plan } = await read(branch, UNTIL, known);
        if (graph.isDoubtful === true) return;
        built++;
        const anew = (await read(branch, UNTIL, null)).history;
        expectSame(history, anew, plan);
      }),
      { numRuns: RUNS },
    );
    // These branches are full of what can be doubted; ordinary ones are not.
    expect(built).toBeGreaterThan(RUNS / 20);
  });

  it('never doubts an ordinary branch', { timeout: 60_000 }, async () => {
    const branch = newBranch();
    // A commit, a branch of one commit, its merge, a release: four days, over and over.
    const live = (rounds: number) => {
      for (let day = 0; day < rounds * 4; day++) {
        const kind = (['commit', 'side', 'merge', 'tag'] as const)[day % 4] ?? 'commit';
        const which = kind === 'merge' ? branch.sides.length - 1 : 1;
        advance(branch, [{ kind, which, days: 1, skew: 0 }], UNTIL);
      }
    };
    live(108);
    let known = (await read(branch, branch.now + 1, null)).history;
    for (let round = 0; round < 10; round++) {
      live(1);
      const { graph, history, plan } = await read(branch, branch.now + 1, known);
      expect(graph.isDoubtful ?? false).toBe(false);
      expectSame(history, (await read(branch, branch.now + 1, null)).history, plan);
      known = history;
    }
  });
});
