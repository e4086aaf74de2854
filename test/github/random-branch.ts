/** Delivery branches with merges, old side branches, wrong clocks, and deliveries from everywhere. */
import fc from 'fast-check';
import type { Tag } from '../../src/history/delivered.ts';
import type { EpochMs } from '../../src/history/time.ts';
import { MS_PER_DAY } from '../../src/history/time.ts';
import { fakeRepository } from '../support/fake-github/builders.ts';
import type { FakeCommit } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { sha, UNTIL } from '../support/history.ts';

/** One thing that happens: a commit on the branch, one beside it, a merge, or a delivery. */
export type Step = {
  readonly kind: 'commit' | 'side' | 'merge' | 'tag' | 'tag-old' | 'tag-side';
  readonly which: number;
  /** Days since the step before. */
  readonly days: number;
  /** Days by which the committer's clock is wrong. */
  readonly skew: number;
};

const DAYS = 500;

const KINDS = ['commit', 'commit', 'commit', 'side', 'side', 'merge', 'merge', 'tag', 'tag-old', 'tag-side'] as const;

/** Steps in order of time; `skewed`: some committers' clocks are wrong. */
export function anySteps({ skewed }: { skewed: boolean }): fc.Arbitrary<readonly Step[]> {
  const wrong = fc.oneof({ weight: 15, arbitrary: fc.constant(0) }, fc.integer({ min: -40, max: 3 }));
  const step = fc.record({
    kind: fc.constantFrom(...KINDS),
    which: fc.nat(1_000),
    days: fc.integer({ min: 0, max: 16 }),
    skew: skewed ? wrong : fc.constant(0),
  });
  return fc.array(step, { minLength: 20, maxLength: 90 });
}

export type Branch = {
  readonly repository: FakeRepository;
  /** Oldest first. */
  readonly main: string[];
  readonly sides: string[];
  readonly tags: Tag[];
  now: EpochMs;
};

export function newBranch(): Branch {
  const branch: Branch = {
    repository: fakeRepository(),
    main: [],
    sides: [],
    tags: [],
    now: UNTIL - DAYS * MS_PER_DAY,
  };
  grow(branch, branch.main, { parents: [], skew: 0 });
  return branch;
}

/** Lets steps happen, as long as they end before `until`. */
export function advance(branch: Branch, steps: readonly Step[], until: EpochMs): void {
  for (const { kind, which, days, skew } of steps) {
    if (branch.now + days * MS_PER_DAY >= until) return;
    branch.now += days * MS_PER_DAY;
    const { main, sides } = branch;
    const tip = main.at(-1) ?? '';
    const side = sides[which % Math.max(sides.length, 1)];
    if (kind === 'commit') grow(branch, main, { parents: [tip], skew });
    else if (kind === 'side') grow(branch, sides, { parents: [forkOf(branch, which) ?? tip], skew });
    else if (kind === 'merge' && side !== undefined) grow(branch, main, { parents: [tip, side], skew });
    else if (kind === 'tag') deliver(branch, tip);
    else if (kind === 'tag-old') deliver(branch, main.at(-1 - (which % 12)) ?? tip);
    else if (kind === 'tag-side' && side !== undefined) deliver(branch, side);
  }
}

/** Where a side commit goes: on another one, or on one of the branch's last four. */
function forkOf({ main, sides }: Branch, which: number): string | undefined {
  return which % 2 === 0 && sides.length > 0 ? sides[which % sides.length] : main.at(-1 - (which % 4));
}

function grow({ repository, now }: Branch, line: string[], given: { parents: string[]; skew: number }): void {
  const { parents, skew } = given;
  const oid = sha(repository.commits.size + 1);
  const commit: FakeCommit = fakeCommit({ oid, parents, committedDate: now + skew * MS_PER_DAY });
  repository.commits.set(oid, commit);
  line.push(oid);
  if (line[0] === sha(1)) repository.refs.set('refs/heads/main', oid);
}

function deliver({ tags, now }: Branch, target: string): void {
  tags.push({ name: `v${tags.length + 1}`, sha: target, at: now, annotated: true });
}
