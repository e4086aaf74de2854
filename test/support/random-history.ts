/**
 * Small histories that a team could have made: a branch with squashes, merges and rebases, direct commits, reverts and
 * hotfixes, a release branch, deployments to up to three environments, tags and incidents. Any two things may happen in
 * the same millisecond.
 */
import fc from 'fast-check';
import type { Commit } from '../../src/history/commit.ts';
import type { History } from '../../src/history/model.ts';
import type { PullRequest } from '../../src/history/pull-request.ts';
import type { EpochMs } from '../../src/history/time.ts';
import { MS_PER_HOUR, MS_PER_MINUTE } from '../../src/history/time.ts';
import * as build from './history.ts';

const change = fc.record({
  what: fc.constant('change' as const),
  into: fc.constantFrom('main', 'main', 'main', 'release/1', 'main'),
  how: fc.constantFrom('squash', 'merge', 'rebase'),
  by: fc.constantFrom('alice', 'bob', 'dependabot', null),
  review: fc.constantFrom(null, 'APPROVED' as const, 'COMMENTED' as const),
  hours: fc.nat(60),
  /** How far GitHub's clock is ahead of that of the machine that deploys. */
  aheadMs: fc.constantFrom(0, 0, 0, 30_000, 300_000),
  isDraft: fc.boolean(),
  isHotfix: fc.boolean(),
  reverts: fc.option(fc.nat(4), { nil: null }),
  byTitle: fc.boolean(),
  names: fc.option(fc.nat(4), { nil: null }),
});
const direct = fc.record({ what: fc.constant('direct' as const), reverts: fc.option(fc.nat(4), { nil: null }) });
const deployment = fc.record({
  what: fc.constant('deployment' as const),
  environment: fc.constantFrom('production', 'production-eu', 'production-us'),
  from: fc.constantFrom('main', 'main', 'main', 'main', 'release/1', 'lost'),
  back: fc.constantFrom(0, 0, 0, 1, 2, 5),
  minutes: fc.nat(90),
  ends: fc.constantFrom('SUCCESS', 'SUCCESS', 'SUCCESS', 'FAILURE', 'SUCCESS FAILURE', 'FAILURE SUCCESS', ''),
});
const tag = fc.record({ what: fc.constant('tag' as const), back: fc.nat(3), annotated: fc.boolean() });
const incident = fc.record({
  what: fc.constant('incident' as const),
  names: fc.option(fc.nat(5), { nil: null }),
  closes: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
});

const step = fc.record({
  after: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 * 60 }), fc.integer({ min: 1, max: 12 * 24 * 60 })),
  does: fc.oneof({ weight: 4, arbitrary: change }, { weight: 4, arbitrary: deployment }, direct, tag, incident),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Of<What> = Extract<Step['does'], { readonly what: What }>;

/** Histories that end within a few days around `UNTIL` and reach back up to half a year. */
export const randomHistory: fc.Arbitrary<History> = fc
  .record({ steps: fc.array(step, { minLength: 3, maxLength: 30 }), end: fc.integer({ min: -72, max: 12 }) })
  .map(({ steps, end }) => {
    const length = steps.reduce((sum, { after }) => sum + after, 0);
    const team = new Team(build.UNTIL + end * MS_PER_HOUR - length * MS_PER_MINUTE);
    for (const { after, does } of steps) team.do(does, after);
    return team.history();
  });

/** Works through the steps and writes down what GitHub and git would have recorded. */
class Team {
  now: EpochMs;
  private count = 0;
  private readonly branches: Record<string, Commit[]>;
  private readonly made: { pullRequests: PullRequest[]; commits: Commit[] } = { pullRequests: [], commits: [] };
  private readonly rest: { deployments: History['deployments'][number][]; tags: History['tags'][number][] } = {
    deployments: [],
    tags: [],
  };
  private readonly issues: History['issues'][number][] = [];

  constructor(start: EpochMs) {
    this.now = start;
    const root = this.commit([], start);
    this.branches = { main: [root], 'release/1': [root] };
  }

  do(does: Step['does'], afterMinutes: number): void {
    this.now += afterMinutes * MS_PER_MINUTE;
    if (does.what === 'change') this.merge(does);
    else if (does.what === 'direct') this.push('main', { reverts: this.reverted(does.reverts, false) });
    else if (does.what === 'deployment') this.deploy(does);
    else if (does.what === 'tag') this.tag(does);
    else this.report(does);
  }

  history(): History {
    const { pullRequests, commits } = this.made;
    return build.aHistory({
      tip: this.line('main').at(-1)?.sha ?? null,
      commits,
      pullRequests,
      ...this.rest,
      issues: this.issues,
    });
  }

  private merge(does: Of<'change'>): void {
    const number = ++this.count;
    const createdAt = this.now - does.hours * MS_PER_HOUR;
    const base = this.line(does.into).at(-1)?.sha ?? '';
    const authoredAt = createdAt - MS_PER_HOUR;
    const own = this.commit(does.how === 'merge' ? [base] : null, authoredAt, `Work ${number}`);
    const merged = this.land(does, { own, number });
    const reverts = this.reverted(does.reverts, does.byTitle);
    const title =
      does.reverts !== null && reverts.length > 0 ? `Revert "${this.titleAt(does.reverts)}"` : `Part ${number % 4}`;
    const readyAt = createdAt + (does.hours * MS_PER_HOUR) / 4;
    this.made.pullRequests.push(
      build.aPullRequest({
        number,
        title: does.isHotfix ? `hotfix ${title}` : title,
        author: does.by === null ? null : does.by === 'dependabot' ? build.aBot() : build.aUser(does.by),
        baseBranch: does.into,
        createdAt,
        mergedAt: this.now + does.aheadMs,
        mergeCommit: merged.sha,
        draftEvents: does.isDraft ? [{ type: 'ready_for_review', at: readyAt }] : [],
        reviews:
          does.review === null
            ? []
            : [
                build.aReview({
                  author: build.aUser('carol'),
                  state: does.review,
                  submittedAt: this.now - (does.hours * MS_PER_HOUR) / 2,
                }),
              ],
        commits: [{ sha: own.sha, authoredAt, headline: own.headline, cherryPickedFrom: this.picked(does) }],
        reverts: does.isHotfix ? [] : reverts,
        names: this.named(does.names),
      }),
    );
  }

  private land({ how, into }: Of<'change'>, { own, number }: { own: Commit; number: number }): Commit {
    if (how === 'merge') return this.push(into, { second: own.sha, headline: `Merge pull request #${number}` });
    if (how === 'rebase') return this.push(into, { headline: own.headline, authoredAt: own.authoredAt });
    return this.push(into, { headline: `Squashed ${number} (#${number})` });
  }

  private deploy({ environment, from, back, minutes, ends }: Of<'deployment'>): void {
    const id = `D${this.rest.deployments.length}`;
    const sha = from === 'lost' ? build.sha('lost') : this.back(from, back).sha;
    const createdAt = this.now;
    const states = ends.split(' ').filter((state) => state === 'SUCCESS' || state === 'FAILURE');
    const statuses = states.map((state, index) => ({ state, at: createdAt + minutes * (index + 1) * MS_PER_MINUTE }));
    this.rest.deployments.push(build.aGitHubDeployment({ id, sha, environment, createdAt, statuses }));
  }

  private tag({ back, annotated }: Of<'tag'>): void {
    const { sha, committedAt } = this.back('main', back);
    const at = annotated ? this.now : committedAt;
    this.rest.tags.push(build.aTag({ name: `v1.${this.rest.tags.length}.0`, sha, at, annotated }));
  }

  private report({ names, closes }: Of<'incident'>): void {
    const number = ++this.count;
    const closedAt = closes === null ? null : this.now + closes * MS_PER_HOUR;
    const labels = ['incident'];
    this.issues.push(build.anIssue({ number, labels, createdAt: this.now, closedAt, names: this.named(names) }));
  }

  private push(
    branch: string,
    given: { second?: string; headline?: string; authoredAt?: EpochMs; reverts?: Commit['reverts'] },
  ): Commit {
    const { second, headline, authoredAt, reverts } = given;
    const parents = [this.line(branch).at(-1)?.sha ?? '', ...(second === undefined ? [] : [second])];
    const commit = {
      ...this.commit(null, authoredAt ?? this.now, headline),
      parents,
      committedAt: this.now,
      reverts: reverts ?? [],
    };
    this.made.commits.push(commit);
    this.line(branch).push(commit);
    return commit;
  }

  /** A commit of its own; without parents to name it stays out of the graph, as what a squash leaves behind does. */
  private commit(parents: readonly string[] | null, at: EpochMs, headline?: string): Commit {
    const sha = build.sha(++this.count + 0x100);
    const commit = build.aCommit({
      sha,
      parents: [...(parents ?? [])],
      authoredAt: at,
      committedAt: at,
      ...(headline === undefined ? { headline: `Commit ${this.count}` } : { headline }),
    });
    if (parents !== null) this.made.commits.push(commit);
    return commit;
  }

  private line(branch: string): Commit[] {
    return this.branches[branch] ?? [];
  }

  private back(branch: string, steps: number): Commit {
    const line = this.line(branch);
    const commit = line[Math.max(0, line.length - 1 - steps)];
    if (commit === undefined) throw new Error(`no commit in ${branch}`);
    return commit;
  }

  private titleAt(back: number): string {
    return this.made.pullRequests.at(-1 - back)?.title ?? '';
  }

  private reverted(back: number | null, byTitle: boolean): PullRequest['reverts'] {
    const target = back === null ? undefined : this.made.pullRequests.at(-1 - back);
    if (target === undefined) return [];
    return byTitle ? [{ title: target.title }] : [{ number: target.number }, { title: target.title }];
  }

  /** What goes to the release branch and names something was picked from it. */
  private picked({ into, names }: Of<'change'>): string[] {
    const original = names === null || into === 'main' ? undefined : this.made.pullRequests.at(-1 - names);
    return original === undefined ? [] : [original.mergeCommit ?? build.sha('lost')];
  }

  private named(back: number | null): PullRequest['names'] {
    const target = back === null ? undefined : this.made.pullRequests.at(-1 - back);
    return target === undefined ? [] : [{ number: target.number }];
  }
}
