import type { CommitExplanation, DeploymentExplanation, IssueExplanation } from '../report/explain/explanation.ts';
import type { Block } from './explanation-blocks.ts';
import { deploymentText, momentText, shortSha, titledText } from './explanation-blocks.ts';
import { chargeBlocks, linkTexts } from './explanation-change.ts';
import { plainText } from './plain-text.ts';
import { duration } from './units.ts';

const REASON_LENGTH = 500;

const KINDS: Readonly<Record<DeploymentExplanation['did'], string>> = {
  seed: 'the seed',
  shipped: 'a deployment of something new',
  redeploy: 'a redeploy',
  overtaken: 'an overtaken deployment',
  rollback: 'a rollback',
  'roll-forward': 'a roll-forward',
  'catch-up': 'a catch-up',
  unresolved: 'a deployment that could not be followed',
};

/** Blocks about a deployment: its kind, where it went live, what it shipped, whether it failed, whether it is rework. */
export function deploymentBlocks(deployment: DeploymentExplanation): Block[] {
  const { did, because, countedIn, sha, at, approximate, others, rework } = deployment;
  const window = countedIn === null ? 'neither window' : `the ${countedIn} window`;
  const dated = approximate ? ' (approximate: the date of its commit)' : '';
  const texts = [
    ...linkTexts(deployment),
    `It is ${KINDS[did]}: ${plainText(because, REASON_LENGTH)}.`,
    `Succeeded first ${momentText(at)}${dated}; counted in ${window}. Commit: ${sha === null ? 'not known' : sha}.`,
    `${rework.is ? 'Rework' : 'No rework'}: ${plainText(rework.because, REASON_LENGTH)}.`,
  ];
  const rows = others.map((other) => [deploymentText(other), ''] as const);
  return [
    { heading: plainText(deployment.name), texts },
    { heading: 'Where it went live', rows: successRows(deployment) },
    { heading: 'What it shipped', ...shippedRows(deployment) },
    ...failureBlocks(deployment),
    ...(rows.length === 0 ? [] : [{ heading: 'Other deployments of this commit', rows }]),
  ];
}

/** A block about a commit: whose it is, and what shipped it. */
export function commitBlocks({ sha, headline, committedAt, is, pullRequest, deployment }: CommitExplanation): Block[] {
  const whose = {
    'of a pull request': `It belongs to ${pullRequest === null ? 'a pull request' : titledText(pullRequest)}.`,
    direct: 'It is a direct commit: it belongs to no pull request.',
    'in the branch': 'It lies in the delivery branch, off its first-parent line, and belongs to no pull request.',
    'outside the branch': 'It lies outside the delivery branch and belongs to no pull request that was read.',
  };
  const texts = [
    ...(headline === null ? [] : [plainText(headline, REASON_LENGTH)]),
    ...(committedAt === null ? [] : [`Committed ${momentText(committedAt)}.`]),
    whose[is],
    deployment === null ? 'No deployment that was read shipped it.' : `Shipped by ${deploymentText(deployment)}.`,
  ];
  return [{ heading: `Commit ${sha}`, texts }];
}

/** Blocks about an issue: whether it is an incident, and what it was charged to. */
export function issueBlocks(issue: IssueExplanation): Block[] {
  const { isIncident, charges, createdAt, closedAt } = issue;
  const stray =
    charges.length === 0 ? ', charged to no deployment: it names none, and none came shortly before it' : '';
  const texts = [
    ...linkTexts(issue),
    `Opened ${momentText(createdAt)}, ${closedAt === null ? 'still open' : `closed ${momentText(closedAt)}`}.`,
    isIncident ? `It is an incident${stray}.` : 'It is an issue without an incident label: no sign of a failure.',
  ];
  return [{ heading: titledText(issue), texts }, ...chargeBlocks(charges)];
}

function successRows({ successes }: DeploymentExplanation): readonly (readonly [string, string])[] {
  return successes.map(({ environment, name, at, replaced }) => {
    const before = replaced === null ? '' : `, after ${shortSha(replaced)}`;
    return [plainText(environment === '' ? name : environment), `${momentText(at)}${before}`];
  });
}

function shippedRows(deployment: DeploymentExplanation): Pick<Block, 'texts' | 'rows'> {
  const { changes, otherPullRequests, directCommits, newCommits, did } = deployment;
  const rows = [
    ...changes.map((each) => ['change', titledText(each)] as const),
    ...otherPullRequests.map((each) => ['other', titledText(each)] as const),
    ...directCommits.map(
      ({ sha, headline }) => ['commit', `${shortSha(sha)} ${plainText(headline ?? '')}`.trimEnd()] as const,
    ),
  ];
  const nothing =
    did === 'seed' ? 'Nothing: what it holds may have been live before.' : 'Nothing that was not shipped before.';
  const texts =
    rows.length > 0 ? [] : [newCommits > 0 && did !== 'seed' ? `${newCommits} new commits, of no change.` : nothing];
  return { texts, rows };
}

function failureBlocks({ failure }: DeploymentExplanation): Block[] {
  if (failure === null) return [{ heading: 'Signals against it: none' }];
  const { signals, recoveredAt, recoveryHours, endedBy } = failure;
  const rows = signals.map(({ kind, evidence, at, isLate }) => {
    const late = isLate ? '; after the end of its window, where it does not count' : '';
    return [kind, `${plainText(evidence)}, ${momentText(at)}${late}`] as const;
  });
  const ended = plainText(endedBy, REASON_LENGTH);
  const recovery =
    recoveredAt === null || recoveryHours === null
      ? `Still open; ended by ${ended}.`
      : `Recovered ${momentText(recoveredAt)}, after ${duration(recoveryHours)}; ended by ${ended}.`;
  return [{ heading: 'Signals against it: it failed', texts: [recovery], rows }];
}
