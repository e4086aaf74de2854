/** What of a pull request could not be read, in words. */
import type { Gap, Part } from '../history/coverage.ts';
import type { FieldProblem, Refusal } from './answers.ts';
import { refusal } from './answers.ts';
import type { WholeLists } from './pull-request-facts-lists.ts';
import type { FactsList } from './queries/pull-request-facts.ts';
import { FACTS_LIST_NAMES } from './queries/pull-request-facts.ts';

/** Where the pull request stands in the reply. */
export const OWN = 'repository.pullRequest';

const READ_CODE = 'Add `contents: read` and `pull-requests: read` to the `permissions:` of the job.';
const READ_CHECKS = 'Add `checks: read` and `statuses: read` to the `permissions:` of the job.';

const SAID: Readonly<Record<FactsList, { readonly part: Part | null; readonly what: string; readonly fix: string }>> = {
  labels: { part: 'labels', what: 'labels', fix: READ_CODE },
  labelEvents: { part: 'labels', what: 'who put the labels there', fix: READ_CODE },
  reviews: { part: 'reviews', what: 'reviews', fix: READ_CODE },
  commits: { part: 'commits', what: 'commits', fix: READ_CODE },
  files: { part: null, what: 'changed files', fix: READ_CODE },
  checks: { part: 'requiredChecks', what: 'checks of the head', fix: READ_CHECKS },
};

/** The refusal of a field of the pull request or of something below it; `null`: there was none. */
export function refusalAt(step: string, problems: readonly FieldProblem[]): Refusal | null {
  const problem = problems.find(({ path }) => path.startsWith(`${OWN}.${step}`));
  return problem === undefined ? null : refusal('forbidden', problem.detail, problem.fix);
}

/** One for each list that is not whole. */
export function listGaps(lists: WholeLists, problems: readonly FieldProblem[], number: number): Gap[] {
  return FACTS_LIST_NAMES.flatMap((name) => {
    const rows = lists[name];
    const refused = 'ok' in rows ? rows : rows.some((row) => row === null) ? unshown(name, problems) : null;
    if (refused === null) return [];
    const { part, what, fix } = SAID[name];
    const isForbidden = refused.reason === 'forbidden';
    return [{ part, what: `${what} of #${number}`, why: refused.detail, fix: isForbidden ? fix : refused.fix }];
  });
}

function unshown(name: FactsList, problems: readonly FieldProblem[]): Refusal {
  const other = refusal(
    'not-found',
    'GitHub lists one of them without showing it.',
    'Nothing to set: run the job again later.',
  );
  return refusalAt(name, problems) ?? other;
}

/** For commits whose people are not all known. */
export function unseenAuthors(number: number, count: number): Gap {
  return {
    part: 'commits',
    what: `who wrote ${count} of the commits of #${number}`,
    why: 'they name a mailbox that belongs to no account, or more people than are read',
    fix: 'Whoever wrote them adds the mailbox to their account, or commits with one that is there: `git config user.email MAILBOX`.',
  };
}

/** For files beyond those that GitHub lists. */
export function unseenFiles(number: number, seen: number, all: number): Gap {
  return {
    part: null,
    what: `changed files of #${number}`,
    why: `GitHub shows ${seen} of ${all}`,
    fix: 'Nothing to set: a smaller pull request is seen whole; GitHub lists 3,000 files of one at most.',
  };
}

/** For renamed files whose earlier paths are not shown. */
export function unseenRenames(number: number, refused: Refusal | null): Gap {
  return {
    part: null,
    what: `where the renamed files of #${number} were before`,
    why: refused?.detail ?? 'GitHub does not show it',
    fix:
      refused === null || refused.reason !== 'forbidden'
        ? (refused?.fix ?? 'Nothing to set: run the job again.')
        : READ_CODE,
  };
}

/** For a pull request of which it can't be told whether it was created as a draft. */
export function unseenDrafts(number: number): Gap {
  return {
    part: 'drafts',
    what: `when #${number} was ready for review`,
    why: 'GitHub does not show its events',
    fix: READ_CODE,
  };
}

/** For a pull request of which it can't be told whether its base was another one when it was approved. */
export function unseenBase(number: number): Gap {
  return {
    part: 'reviews',
    what: `whether the base of #${number} was changed after a review`,
    why: 'GitHub does not show its events',
    fix: READ_CODE,
  };
}
