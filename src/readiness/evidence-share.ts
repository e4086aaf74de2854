import type { Delivery } from '../delivery/delivery.ts';
import { evidenceOf } from '../figures/evidence.ts';
import type { Part } from './part.ts';
import { counted } from './part.ts';
import { stepToSee } from './unseen.ts';

/** So many of the newest changes are looked at. */
export const EVIDENCE_CHANGES = 200;

/**
 * Whether enough of the newest changes show how they were tried: by tests, documentation or performance figures that
 * they change, or by a filled section, a link or a picture in their text. Automation and ignored people are left out.
 * It passes where enough show it even if no other does, and fails where too few would if all others did, of which it is
 * not known; else it is unknown.
 */
export function evidenceSharePart({ changes, settings, history }: Delivery): Part {
  const { minimumSample, readiness } = settings;
  const newest = changes.filter(({ isCounted }) => isCounted).slice(-EVIDENCE_CHANGES);
  const known = newest
    .toReversed()
    .flatMap(({ number, pullRequest: { evidence } }) =>
      evidence === null ? [] : [{ name: `#${number}`, isShown: evidence.length > 0 }],
    );
  const shown = known.filter(({ isShown }) => isShown);
  const unknown = newest.length - known.length;
  const isEnough = (count: number): boolean => count * 100 >= newest.length * readiness.evidencePercent;
  if (newest.length < minimumSample) return few(newest.length, minimumSample);
  if (known.length < minimumSample || (isEnough(shown.length + unknown) && !isEnough(shown.length))) {
    return {
      status: 'unknown',
      observed: `Of the newest ${newest.length} changes, evidence is known of ${known.length}: ${shown.length} show it.`,
      evidence: [],
      next: stepToSee(history, ['pullRequests'], ANEW),
    };
  }
  const status = isEnough(shown.length) ? 'pass' : 'fail';
  const rest = unknown === 0 ? '' : `, of ${unknown} it is not known`;
  return {
    status,
    observed: `${shown.length} of the newest ${newest.length} changes show evidence (${percentOf(shown.length, newest.length)} %)${rest}.`,
    evidence: evidenceOf(known.filter(({ isShown }) => isShown === (status === 'pass')).map(({ name }) => name)).items,
    next: status === 'pass' ? null : SHOW,
  };
}

const ANEW =
  "Read the pull requests anew, once without `history-file`. Under the job's `permissions:`: `pull-requests: read`.";
const SHOW = 'Show in every pull request how it was tried: tests or docs beside the code, a link to a run, a picture.';

function few(count: number, minimumSample: number): Part {
  const next = `Wait until ${counted(minimumSample, 'change', 'changes')} are merged.`;
  return { status: 'unknown', observed: `Few data: ${counted(count, 'change', 'changes')}.`, evidence: [], next };
}

/** Rounded down: 79.9 % does not look like the 80 that it takes. */
function percentOf(count: number, total: number): number {
  return Math.floor((count / total) * 100);
}
