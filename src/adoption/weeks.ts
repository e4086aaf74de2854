import { isKnownHuman, type People, plainLogin } from '../history/people.ts';
import type { EpochMs, Window } from '../history/time.ts';
import { isWithin, windowEnding } from '../history/time.ts';
import type { Attributed } from './attributed.ts';
import { isAssisted } from './attributed.ts';

/** What shipped in seven days: how many changes and known human authors, and how many with AI. Nobody is named. */
export type Week = {
  readonly since: EpochMs;
  readonly changes: number;
  readonly assisted: number;
  readonly authors: number;
  readonly assistedAuthors: number;
};

/** Authors with AI-assisted work, over the weeks of a window. */
export type WeeklyAuthors = {
  /** How many in a week, on average. */
  readonly assistedPerWeek: number;
  /** Of those who shipped anything in a week, the share with AI-assisted work; `null`: nobody did. */
  readonly share: number | null;
};

const DAYS_PER_WEEK = 7;

/** The whole weeks of a window that end where it ends, oldest first; days before them are left out. */
export function weeksOf(changes: readonly Attributed[], window: Window, people: People): readonly Week[] {
  const count = Math.floor(window.days / DAYS_PER_WEEK);
  const spans: Window[] = [];
  for (let end = window.until; spans.length < count; end = spans.at(-1)?.since ?? end) {
    spans.push(windowEnding(end, DAYS_PER_WEEK));
  }
  return spans.reverse().map((span) => {
    const own = changes.filter(({ at }) => isWithin(span, at));
    const assisted = own.filter(isAssisted);
    return {
      since: span.since,
      changes: own.length,
      assisted: assisted.length,
      authors: authorsOf(own, people),
      assistedAuthors: authorsOf(assisted, people),
    };
  });
}

/** The weeks' authors as one average and one share; `null`: the window holds no whole week. */
export function weeklyAuthorsOf(weeks: readonly Week[]): WeeklyAuthors | null {
  if (weeks.length === 0) return null;
  const assisted = weeks.reduce((sum, week) => sum + week.assistedAuthors, 0);
  const all = weeks.reduce((sum, week) => sum + week.authors, 0);
  return { assistedPerWeek: assisted / weeks.length, share: all === 0 ? null : assisted / all };
}

/** An agent's own changes have no author here: nobody knows who asked for them. */
function authorsOf(changes: readonly Attributed[], people: People): number {
  const logins = changes.flatMap(({ change }) => {
    const { author } = change.pullRequest;
    return isKnownHuman(author, people) ? [plainLogin(author.login).toLowerCase()] : [];
  });
  return new Set(logins).size;
}
