/** Everything about one pull request, in one query where its lists are not long. */
import type { z } from 'zod';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { TracePattern } from '../history/trace-patterns.ts';
import type { Answer, FieldProblem, Refusal } from './answers.ts';
import { codeOwnersOf, OWNERS_GAP } from './code-owners.ts';
import type { Door } from './door.ts';
import { withWriters } from './label-writers.ts';
import { holdsRenames, withPreviousPaths } from './previous-paths.ts';
import { listGaps, OWN, refusalAt, unseenRenames } from './pull-request-facts-gaps.ts';
import { wholeLists } from './pull-request-facts-lists.ts';
import { pullRequestFactsOf } from './pull-request-facts-mapping.ts';
import { factsReply } from './pull-request-facts-replies.ts';
import { PULL_REQUEST_FACTS } from './queries/pull-request-facts.ts';

const OPTIONAL = [
  `${OWN}.statusCheckRollup`,
  `${OWN}.commits`,
  `${OWN}.reviews`,
  `${OWN}.labels`,
  `${OWN}.labelEvents`,
  `${OWN}.draftEvents`,
  `${OWN}.baseEvents`,
  `${OWN}.files`,
  'repository.defaultBranchRef.target',
];

type AskedFacts = {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
  readonly traces: readonly TracePattern[];
  /** Patterns of labels that loosen a rule: of these, whether who put them there may write is asked as well. */
  readonly loosening: readonly string[];
  /** Patterns of headings that introduce evidence, beside those that are known. */
  readonly sections: readonly string[];
};

/**
 * Pull request `number` of `owner/name` as it stands now, or why it can't be read. What of it the token may not see is
 * `null` with a gap, never empty. Its body, messages and mailboxes are looked through for traces, evidence and what they
 * revert, and forgotten. Renamed files and labels that loosen a rule take a few requests more.
 */
export async function readPullRequestFacts(door: Door, asked: AskedFacts): Promise<PullRequestFacts | Refusal> {
  const { answer, teams } = await askFor(door, asked);
  if (!answer.ok) return answer;
  const { pullRequest, defaultBranchRef } = answer.data.repository;
  const problems = answer.problems.filter((problem) => !isMinor(problem));
  const whole = await wholeLists(door, pullRequest, teams);
  // A head without checks and checks that may not be seen look alike but for the problem.
  const lists = { ...whole, checks: refusalAt('statusCheckRollup', problems) ?? whole.checks };
  const { facts, gaps } = pullRequestFactsOf(pullRequest, lists, asked);
  const isHidden = problems.some(({ path }) => path.startsWith('repository.defaultBranchRef'));
  const codeOwners = codeOwnersOf(defaultBranchRef?.target ?? null, isHidden);
  const [labels, renames] = await Promise.all([withWriters(door, facts, asked), filesOf(door, facts.files, asked)]);
  return {
    ...facts,
    labels,
    files: renames.files,
    codeOwners,
    gaps: [
      ...listGaps(lists, problems, asked.number),
      ...gaps,
      ...renames.gaps,
      ...(codeOwners === null ? [OWNERS_GAP] : []),
    ],
  };
}

type FactsAnswer = Answer<z.infer<typeof factsReply>>;

/** Once more without the teams that reviews speak for, where asking for them is what the token may not do. */
async function askFor(
  door: Door,
  asked: AskedFacts,
): Promise<{ readonly answer: FactsAnswer; readonly teams: boolean }> {
  const answer = await ask(door, asked, true);
  const isOver = answer.ok
    ? !answer.problems.some(({ path }) => path.endsWith('.onBehalfOf'))
    : answer.reason !== 'forbidden';
  return isOver ? { answer, teams: true } : { answer: await ask(door, asked, false), teams: false };
}

async function ask(door: Door, { owner, name, number }: AskedFacts, teams: boolean): Promise<FactsAnswer> {
  return door.graphql({
    name: 'PullRequestFacts',
    isOfOne: true,
    document: PULL_REQUEST_FACTS,
    variables: { owner, name, number, teams },
    schema: factsReply,
    optionalPaths: OPTIONAL,
  });
}

/** Which team a review speaks for and which workflow a check is of are known where they are shown, no more. */
function isMinor({ path }: FieldProblem): boolean {
  return /\.(?:onBehalfOf|workflowRun)(?:\.|$)/.test(path);
}

async function filesOf(
  door: Door,
  files: PullRequestFacts['files'],
  asked: AskedFacts,
): Promise<Pick<PullRequestFacts, 'files' | 'gaps'>> {
  if (files === null || !holdsRenames(files)) return { files, gaps: [] };
  const found = await withPreviousPaths(door, files, asked);
  if (found !== null && !('ok' in found)) return { files: found, gaps: [] };
  return { files: null, gaps: [unseenRenames(asked.number, found)] };
}
