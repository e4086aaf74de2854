/** The statuses that were posted on a commit, the newest of each context. */
import type { FakeCommit } from './git-state.ts';
import type { Fields } from './resolve.ts';
import type { FakeStatus } from './state.ts';

type ShownStatus = {
  readonly __typename: 'Status';
  readonly commit: FakeCommit;
  readonly posted: readonly FakeStatus[];
};

/** `null`: none was posted. */
export function statusOf(commit: FakeCommit, statuses: readonly FakeStatus[]): ShownStatus | null {
  const posted = statuses.filter(({ sha }) => sha === commit.oid);
  return posted.length === 0 ? null : { __typename: 'Status', commit, posted };
}

export const STATUS_FIELDS: Fields<ShownStatus> = {
  id: ({ commit }) => `S_${commit.oid}`,
  context: ({ commit, posted }, args, { world }) => {
    const newest = posted.findLast(({ context }) => context === args.name);
    if (newest === undefined) return null;
    const { context, state, description, targetUrl, createdAt = world.now() } = newest;
    const id = `SC_${commit.oid}_${context}`;
    return { __typename: 'StatusContext', id, context, state: state.toUpperCase(), description, targetUrl, createdAt };
  },
};
