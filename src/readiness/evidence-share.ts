import type { Delivery } from '../delivery/delivery.ts';
import { evidenceOf } from '../figures/evidence.ts';
import type { Part } from './part.ts';
import { counted } from './part.ts';

/** So many of the newest changes are looked at. */
export const EVIDENCE_CHANGES = 200;
/** Where it is not known of more than these, in percent, the share is not known. */
export const UNKNOWN_PERCENT = 20;

/**
 * Whether enough of the newest changes show how they were tried: by tests, documentation or performance figures that
 * they change, or by a filled section, a link or a picture in their text. Automation and ignored people are left out;
 * the share is of the changes that it is known of.
 */
export function evidenceSharePart({ changes, settings, history }: Delivery): Part {
  const { minimumSample, readiness } = settings;
  const newest = changes.filter(({ isCounted }) => isCounted).slice(-EVIDENCE_CHANGES);
  const known = newest
    .toReversed()
    .flatMap(({ number, pullRequest: { evidence } }) =>
      evidence === null ? [] : [{ name: `#${number}`, isShown: evidence.length > 0 }],
    );
  const merged = counted(newest.length, 'change', 'changes');
  if (newest.length > 0 && (newest.length - known.length) * 100 > newest.length * UNKNOWN_PERCENT) {
    return {
      status: 'unknown',
      observed: `Of the newest ${merged}, evidence is known of ${known.length} only.`,
      evidence: [],
      next:
        history.source === 'git'
          ? 'Read the repository from GitHub: `-R OWNER/REPO`, with a `GITHUB_TOKEN`.'
          : 'Read the pull requests anew: once without `history-file`, with `pull-requests: read` in the `permissions:`.',
    };
  }
  if (known.length === 0 || known.length < minimumSample) {
    const next = `Nothing to set: it takes ${counted(minimumSample, 'merged change', 'merged changes')}.`;
    return { status: 'unknown', observed: `Few data: evidence is known of ${known.length}.`, evidence: [], next };
  }
  const shown = known.filter(({ isShown }) => isShown);
  const isEnough = shown.length * 100 >= known.length * readiness.evidencePercent;
  const next =
    'Show in every pull request how it was tried: tests or docs beside the code, a link to a run, a picture.';
  return {
    status: isEnough ? 'pass' : 'fail',
    observed: `${shown.length} of the newest ${known.length} changes show evidence (${Math.floor((shown.length / known.length) * 100)} %).`,
    evidence: evidenceOf(known.filter(({ isShown }) => isShown === isEnough).map(({ name }) => name)).items,
    next: isEnough ? null : next,
  };
}
