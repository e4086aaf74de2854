/** What a merge queue's run is about: one pull request, or nothing that can be judged. */
import { z } from 'zod';
import type { Door } from '../../github/door.ts';
import { pullRequestOfMergeQueueRef } from '../../github/event-subject.ts';
import { readMergeGroup } from '../../github/merge-group.ts';
import { sha } from '../../history/commit.ts';
import { UserError } from '../../history/errors.ts';

type Place = { readonly door: Door; readonly owner: string; readonly name: string };

type InGroup =
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly headSha: string | null;
      readonly mergeGroupSha: string;
    }
  | { readonly kind: 'unknown'; readonly because: string; readonly mergeGroupSha: string | null };

const group = z.object({ head_ref: z.string(), head_sha: sha });
const payloadSchema = z.object({ merge_group: group });
const withBase = z.object({ merge_group: group.extend({ base_ref: z.string(), base_sha: sha }) });

/**
 * The one pull request in the group of a `merge_group` event, with its head as it is in the group where that can be
 * seen. Unknown where the ref names none, or the group may hold others: nobody has judged those.
 */
export async function inMergeGroup(payload: unknown, place: Place): Promise<InGroup> {
  const found = payloadSchema.safeParse(payload);
  if (!found.success) {
    const because = "The runner's file about merge_group names no branch of a merge queue.";
    return { kind: 'unknown', because, mergeGroupSha: null };
  }
  const { head_ref: ref, head_sha: mergeGroupSha } = found.data.merge_group;
  const number = pullRequestOfMergeQueueRef(ref);
  if (number === null) {
    return { kind: 'unknown', because: "The merge queue's branch does not name one pull request.", mergeGroupSha };
  }
  const head = await headInGroup(number, payload, place);
  if (head instanceof Error) return { kind: 'unknown', because: head.message, mergeGroupSha };
  return { kind: 'pull-request', number, headSha: head, mergeGroupSha };
}

/** The head of the one pull request in the group; `null`: it can't be seen there. An error: it may not be one. */
async function headInGroup(number: number, payload: unknown, place: Place): Promise<string | null | Error> {
  const found = withBase.safeParse(payload);
  if (!found.success) return new Error("The runner's file about merge_group names no base: more may be in the group.");
  const { head_sha: head, base_sha: base, base_ref: baseRef } = found.data.merge_group;
  const { door, owner, name } = place;
  const branch = baseRef.replace(/^refs\/heads\//, '');
  try {
    const read = await readMergeGroup(door, { owner, name, number, head, base, branch });
    if ('ok' in read) return new Error(`What is in the merge queue's group can't be told: ${read.detail} ${read.fix}`);
    return read.isAlone ? read.pullRequestHead : new Error(notAlone(number));
  } catch (error) {
    // The run goes on, so that the commit of the group gets a status that says there is no verdict.
    if (error instanceof UserError) return error;
    throw error;
  }
}

function notAlone(number: number): string {
  return `The merge queue's group holds more than #${number}, and the rest is not judged: let the queue merge one pull request at a time.`;
}
