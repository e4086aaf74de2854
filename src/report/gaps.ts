import type { Delivery } from '../delivery/delivery.ts';
import { SOURCES } from '../delivery/sources/list.ts';
import { isVisible } from '../delivery/visibility.ts';
import type { Gap } from '../history/coverage.ts';
import { floorOf } from '../history/plan.ts';
import type { EpochMs } from '../history/time.ts';
import { isoOf, windowBefore } from '../history/time.ts';

/** Everything that was not known: what the source could not read, and what could not be worked out from what it read. */
export function gapsOf(delivery: Delivery): Gap[] {
  const { history, choice, deployments, plan, window } = delivery;
  const gaps = [...history.gaps];
  if (choice.source === null && !isSaid(delivery)) {
    gaps.push({ part: null, what: 'deployments', why: choice.reason, fix: choice.fix ?? '' });
  }
  const { since } = windowBefore(plan.window);
  const lost = deployments.filter(({ at, kind, sha }) => at >= since && (kind === 'unresolved' || sha === null));
  const [first] = lost;
  if (first !== undefined) {
    gaps.push({
      part: 'commits',
      what: `what ${lost.length === 1 ? 'a deployment' : `${lost.length} deployments`} shipped, such as ${first.name}`,
      why: 'its commit, or the way from it to the delivery branch, could not be read',
      fix:
        history.source === 'git'
          ? 'Fetch the branches that are deployed: `git fetch --all --tags`. Or deploy commits of the delivery branch.'
          : 'Deploy commits of the delivery branch, or name the branch that is deployed in the config file: `branch: release`.',
    });
  }
  if (startsBeyondReach(delivery)) gaps.push(beyond(floorOf(plan)));
  if (window.until > history.seenUntil) gaps.push(unseen(window.until, history.seenUntil));
  return gaps;
}

/** Whether the gaps of what was read tell already why there is no source of deployments. */
function isSaid({ history, settings, window }: Delivery): boolean {
  const wanted = settings.deployments.source;
  const unseen = SOURCES.filter(({ id, part }) => {
    return (wanted === 'auto' || id === wanted) && !isVisible(history, [part], window.since);
  });
  return unseen.length > 0 && unseen.every(({ part }) => history.gaps.some((gap) => gap.part === part));
}

/** Whether the deployment before the previous window, which everything is told apart by, lies further back than is looked. */
function startsBeyondReach({ choice, graph, plan, previousWindow }: Delivery): boolean {
  const { successes } = choice.delivered;
  if (successes.length === 0 || successes.some(({ at }) => at < previousWindow.since)) return false;
  return graph.firstParents.some(({ committedAt }) => committedAt < floorOf(plan));
}

function beyond(floor: EpochMs): Gap {
  return {
    part: null,
    what: `deployments before ${isoOf(floor)}`,
    why: 'the last delivery before the previous window is looked for 180 days back at most',
    fix: 'Choose a longer window to reach further back: `window-days: 180`.',
  };
}

function unseen(until: EpochMs, seenUntil: EpochMs): Gap {
  return {
    part: null,
    what: `the time from ${isoOf(seenUntil)} to ${isoOf(until)}`,
    why: 'the source was last read before that',
    fix: 'Fetch or read the repository anew, or leave out `--now` and `--until`.',
  };
}
