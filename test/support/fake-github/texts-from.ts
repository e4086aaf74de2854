/** Accounts and texts of a history, turned back into what GitHub would show. */
import type { Actor, Reference } from '../../../src/history/commit.ts';
import type { History } from '../../../src/history/model.ts';
import type { FakeActor } from './git-state.ts';

/** An account as GraphQL shows it; a deleted one is `null`. */
export function actorFrom(actor: Actor | null): FakeActor | null {
  return actor === null ? null : { __typename: actor.type, login: actor.login };
}

/** A text that names what is referred to; titles stand in titles, not here. */
export function textOf(names: readonly Reference[], history: History): string {
  const url = history.url ?? `https://github.com/${history.repository}`;
  return names
    .map((name) => {
      if ('number' in name) return `#${name.number}`;
      if ('sha' in name) return name.sha;
      return 'tag' in name ? `${url}/releases/tag/${encodeURIComponent(name.tag)}` : '';
    })
    .join('\n');
}

/** What a revert's body says. */
export function revertTextOf(reverts: readonly Reference[]): string {
  const lines = reverts.map((what) => {
    if ('number' in what) return `Reverts #${what.number}`;
    return 'sha' in what ? `This reverts commit ${what.sha}.` : '';
  });
  return lines.filter((line) => line !== '').join('\n');
}

/** The lines that `git cherry-pick -x` leaves. */
export function cherryPickTextOf(shas: readonly string[]): string {
  return shas.map((sha) => `(cherry picked from commit ${sha})`).join('\n');
}
