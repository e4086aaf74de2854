/** A pull request's timeline. */
import type { Args, World } from './context.ts';
import type { Pager } from './paging.ts';
import { paged } from './paging.ts';
import type { FakeEvent, FakePullRequest } from './state.ts';

/**
 * The events of the wanted types. `filteredCount` counts those, `totalCount` all: GitHub does not document whether the
 * types count in the total, so that a client had better not rely on it.
 */
export function timelineOf(pull: FakePullRequest, args: Args, world: World): Pager {
  const since = args.since == null ? Number.NEGATIVE_INFINITY : Date.parse(args.since);
  const wanted = args.itemTypes ?? null;
  const events = pull.timeline.filter((event) => event.createdAt >= since);
  const shown = events.filter((event) => wanted === null || wanted.includes(event.type));
  return paged({
    items: shown,
    node: (event) => shownEvent(pull, event, world),
    more: { totalCount: pull.timeline.length, filteredCount: shown.length, updatedAt: pull.updatedAt },
  });
}

function shownEvent(pull: FakePullRequest, event: FakeEvent, world: World): Readonly<Record<string, unknown>> {
  const user = event.actor?.__typename === 'User' ? event.actor : null;
  return {
    __typename: typeNameOf(event.type),
    id: `EV_${pull.number}_${pull.timeline.indexOf(event)}`,
    createdAt: event.createdAt,
    actor: event.actor,
    enqueuer: user,
    enabler: user,
    pullRequest: pull,
    beforeCommit: world.repository.commits.get(event.beforeCommit ?? '') ?? null,
    afterCommit: world.repository.commits.get(event.afterCommit ?? '') ?? null,
    label: event.label === undefined ? null : { __typename: 'Label', id: `LA_${event.label}`, name: event.label },
    previousRefName: event.previousRefName ?? pull.baseRefName,
    currentRefName: event.currentRefName ?? pull.baseRefName,
    commit: world.repository.commits.get(pull.mergeCommit ?? '') ?? null,
    mergeRefName: pull.baseRefName,
    stateReason: null,
    closer: null,
  };
}

/** `READY_FOR_REVIEW_EVENT` is a `ReadyForReviewEvent`. */
function typeNameOf(type: string): string {
  return type
    .toLowerCase()
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
