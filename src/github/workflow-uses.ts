/** What the workflows of the default branch use: what a required check runs is decided there. */
import { z } from 'zod';
import { MAX_TEXT_BYTES } from '../history/commit-tree.ts';
import { usesIn } from '../history/workflow-text.ts';
import type { Refusal } from './answers.ts';
import { refusal } from './answers.ts';
import { blobReply } from './blob-reply.ts';
import type { Door } from './door.ts';
import { WORKFLOW_TEXTS } from './queries/workflow-texts.ts';
import type { OpenedRepository } from './repository.ts';

export type WorkflowUses = {
  /**
   * By the path of the workflow, such as `.github/workflows/ci.yml`: what its jobs and steps use, such as
   * `actions/checkout@v4`. One that uses nothing is there too.
   */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  /** The commit that it was read at; `null`: the repository is empty. */
  readonly ref: string | null;
};

const FOLDER = '.github/workflows';
const REGULAR_FILES = [0o100644, 0o100755];
/** More than any repository has. */
const MAX_FILES = 500;

const entry = z.object({
  name: z.string(),
  mode: z.int(),
  object: blobReply,
});
const reply = z.object({
  repository: z.object({ object: z.object({ entries: z.array(entry).nullish() }).nullable() }),
});

/**
 * What the workflows at the default branch's tip use, in one request, or why that can't be read. None is left out: where
 * one of them is no plain text of at most 256 KiB, that is a refusal, as it may hold what is looked for.
 */
export async function readWorkflowUses(
  door: Door,
  { owner, name, defaultTip }: Pick<OpenedRepository, 'owner' | 'name' | 'defaultTip'>,
): Promise<WorkflowUses | Refusal> {
  if (defaultTip === null) return { uses: new Map(), ref: null };
  const answer = await door.graphql({
    name: 'WorkflowTexts',
    isOfOne: true,
    document: WORKFLOW_TEXTS,
    variables: { owner, name, expression: `${defaultTip}:${FOLDER}` },
    schema: reply,
  });
  if (!answer.ok) return answer;
  const entries = answer.data.repository.object?.entries ?? [];
  const files = entries.filter((each) => REGULAR_FILES.includes(each.mode) && /\.ya?ml$/.test(each.name));
  if (files.length > MAX_FILES) {
    return refusal(
      'too-much',
      `${FOLDER} holds more than ${MAX_FILES} files.`,
      'Remove those that are not needed: `git rm .github/workflows/NAME.yml`.',
    );
  }
  const uses = new Map<string, readonly string[]>();
  for (const file of files) {
    const path = `${FOLDER}/${file.name}`;
    const text = textOf(file);
    if (text === null)
      return refusal(
        'rejected',
        `${path} is no text of at most 256 KiB.`,
        `Save \`${path}\` as UTF-8, and split it if it is longer.`,
      );
    uses.set(path, usesIn(text));
  }
  return { uses, ref: defaultTip };
}

/** An empty text may be null. */
function textOf({ object }: z.infer<typeof entry>): string | null {
  if (object?.byteSize === undefined || object.byteSize > MAX_TEXT_BYTES) return null;
  if (object.isTruncated === true || object.isBinary === true) return null;
  return object.text ?? (object.byteSize === 0 ? '' : null);
}
