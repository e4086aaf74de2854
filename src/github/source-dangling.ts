/** Commits that a rewritten branch, a deleted tag or a deleted deployment has left behind. */
import { graphOf } from '../history/graph.ts';
import { deliveredSince, horizonOf, seedsOf } from '../history/horizon.ts';
import type { History } from '../history/model.ts';
import type { Plan } from '../history/plan.ts';
import { windowBefore } from '../history/time.ts';
import { everDelivered } from './graph-need.ts';

/**
 * The history without the commits that neither its branch nor anything delivered since the horizon leads to: a new read
 * would not see them. What was to be delivered before the windows, and never was, ends walks instead.
 */
export function withoutDangling(history: History, plan: Plan): History {
  const { commits, tip, edge } = history;
  const graph = graphOf(commits, tip);
  const seeds = seedsOf(history, plan, graph).map(({ sha }) => sha);
  const delivered = deliveredSince(history, plan, horizonOf(history, plan, graph));
  const seen = new Uint8Array(commits.length);
  for (const sha of [tip, ...seeds, ...delivered]) graph.reach(sha ?? '', seen);
  const left = new Set(commits.flatMap(({ sha }, at) => (seen[at] === 1 ? [] : [sha])));
  if (left.size === 0) return history;
  const ends = everDelivered(history, windowBefore(plan.window).since).filter((sha) => left.has(sha));
  return { ...history, commits: commits.filter(({ sha }) => !left.has(sha)), edge: [...edge, ...ends] };
}
