import type { ChangeExplanation, Charge, PullRequestExplanation } from '../report/explain/explanation.ts';
import type { Block } from './explanation-blocks.ts';
import { deploymentText, momentText, shortSha, titledText } from './explanation-blocks.ts';
import { plainText } from './plain-text.ts';
import { duration } from './units.ts';

const REASON_LENGTH = 300;

/** Blocks about a change: what became of it, its times, its stages. */
export function changeBlocks(change: ChangeExplanation): Block[] {
  return [
    { heading: titledText(change), texts: [...linkTexts(change), standing(change), ...leadTimes(change)] },
    { heading: 'Times', rows: timeRows(change) },
    { heading: 'Stages, which add up to the lead time', ...stageRows(change) },
    ...chargeBlocks(change.charges),
  ];
}

/** Blocks about a pull request that is no change: which kind it is, and why. */
export function pullRequestBlocks(pullRequest: PullRequestExplanation): Block[] {
  const { is, because, parent, deployment, charges } = pullRequest;
  const kinds = {
    open: 'open',
    closed: 'closed',
    backport: 'a backport',
    stacked: 'part of a stack',
    'merged later': 'merged later',
  };
  const texts = [
    ...linkTexts(pullRequest),
    `No change: it is ${kinds[is]}, because ${plainText(because, REASON_LENGTH)}.`,
    ...(parent === null ? [] : [`It belongs to ${titledText(parent)}.`]),
    ...(deployment === null ? [] : [`A deployment shipped it: ${deploymentText(deployment)}.`]),
  ];
  return [{ heading: titledText(pullRequest), texts }, ...chargeBlocks(charges)];
}

/** What something is evidence of; nothing where it is of none. */
export function chargeBlocks(charges: readonly Charge[]): Block[] {
  if (charges.length === 0) return [];
  const rows = charges.map(
    ({ signal, at, deployment }) =>
      [signal, `against ${deploymentText(deployment)} (known since ${momentText(at)})`] as const,
  );
  return [{ heading: 'Evidence of a failed deployment', rows }];
}

export function linkTexts({ url }: { readonly url: string | null }): string[] {
  return url === null ? [] : [plainText(url, REASON_LENGTH)];
}

function standing(change: ChangeExplanation): string {
  const { state, deployment, shippedIn, waitingHours, unmappedBecause, leftOut } = change;
  const not = leftOut === null ? '' : ` Left out of lead time, stages and flow: ${leftOut}.`;
  if (state === 'unmapped') return `Unmapped: ${plainText(unmappedBecause ?? '', REASON_LENGTH)}.${not}`;
  if (state === 'waiting') return `Merged, and waiting for a deployment for ${duration(waitingHours ?? 0)}.${not}`;
  const window = shippedIn === null ? 'neither window' : `the ${shippedIn} window`;
  const by = deployment === null ? '' : ` by ${deploymentText(deployment)}`;
  return `Shipped${by}; counted in ${window}.${not}`;
}

function leadTimes({ leadTimeHours, leadTimeFromOpenHours, state }: ChangeExplanation): string[] {
  if (state !== 'shipped') return [];
  const fromOpen = leadTimeFromOpenHours === null ? 'not known' : duration(leadTimeFromOpenHours);
  const lead = leadTimeHours === null ? 'not known, because its start is not' : duration(leadTimeHours);
  return [`Lead time: ${lead}; from opening: ${fromOpen}.`];
}

function timeRows(change: ChangeExplanation): readonly (readonly [string, string])[] {
  const { times, startedBy, mergeCommit, areReviewsKnown } = change;
  const reviewed = (at: string | null) =>
    at === null && areReviewsKnown ? 'none by another known human' : momentText(at);
  const commit = startedBy?.sha == null ? '' : ` ${shortSha(startedBy.sha)}`;
  const source = startedBy === null ? '' : ` (${startedBy.source}${commit})`;
  return [
    ['start', `${momentText(times.start)}${source}`],
    ['created', momentText(times.created)],
    ['ready', momentText(times.ready)],
    ['first review', reviewed(times.firstReview)],
    ['last approval', reviewed(times.lastApproval)],
    ['merged', `${momentText(times.merged)}${mergeCommit === null ? '' : ` (${shortSha(mergeCommit)})`}`],
    ['shipped', times.shipped === null ? 'not yet, or not known' : momentText(times.shipped)],
  ];
}

function stageRows({ stages, state }: ChangeExplanation): Pick<Block, 'texts' | 'rows'> {
  if (stages === null) {
    return {
      texts: [
        state === 'shipped'
          ? 'Not known: start, ready or reviews are not, or the order of these moments makes no sense.'
          : 'Known once it has shipped.',
      ],
    };
  }
  const rows = Object.entries(stages).flatMap(([stage, hours]) =>
    hours === null ? [] : [[stage, duration(hours)] as const],
  );
  return { rows };
}
