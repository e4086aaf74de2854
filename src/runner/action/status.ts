/** What the commit status says of a run: on which commit, and in which words. */
import type { PullRequestFacts } from '../../history/pull-request-facts.ts';
import { guardrailVerdict } from '../../render/guardrail-verdict.ts';
import type { Input } from '../input.ts';
import type { Judgement } from '../subject.ts';
import type { RunEvent } from './event.ts';
import { statusShaOf } from './event.ts';
import type { Place } from './verdict-status.ts';
import { tellFailure, tellVerdict } from './verdict-status.ts';

type Judged = { readonly event: RunEvent; readonly input: Input; readonly judgement: Judgement };

/**
 * Writes the verdict on the pull request of the event, on its head or the merge queue's commit. `false`: there is no
 * verdict to write, the head has moved on, or it could not be written. The repository's own rules get no status: on a
 * commit that is a pull request's head too it would vouch for what nobody judged.
 */
export async function tellStatus({ event, input, judgement }: Judged, place: Place): Promise<boolean> {
  const { about, history } = input;
  const facts = about.kind === 'pull-request' ? about.seen.facts : null;
  if (facts === null) {
    await tellStatusOfFailure(event, place);
    return false;
  }
  const target = targetOf(event, facts);
  if (target === null) return false;
  const { result } = judgement.conclusion;
  const said = { result, isDraft: facts.isDraft, text: textOf(judgement), asOf: history.seenUntil };
  return tellVerdict({ ...target, ...said }, place);
}

/** Writes that there is no verdict where it can be told on which commit. What goes wrong here matters no more. */
export async function tellStatusOfFailure(event: RunEvent, place: Place): Promise<void> {
  const sha = statusShaOf(event);
  if (sha === null) return;
  await tellFailure(sha, place).catch(() => undefined);
}

/** `null`: none, because it is closed, or its head moved on. */
function targetOf(
  event: RunEvent,
  { head, number, state }: PullRequestFacts,
): { readonly sha: string; readonly number: number | null } | null {
  if (event.kind !== 'pull-request' || state !== 'OPEN') return null;
  if (event.headSha !== null && event.headSha !== head.sha) return null;
  return event.mergeGroupSha === null ? { sha: head.sha, number } : { sha: event.mergeGroupSha, number: null };
}

/** In one line: a branch's page shows no more of a status. */
function textOf({ results, conclusion, report }: Judgement): string {
  if (conclusion.result !== 'fail') return guardrailVerdict(report).text;
  const violated = results.filter((each) => conclusion.isViolation(each));
  return `Violated: ${violated.map(({ title }) => title).join(', ')}`;
}
