/** Reads labels and issues. */
import { z } from 'zod';
import type { EpochMs } from '../history/time.ts';
import { isoOf } from '../history/time.ts';
import type { Door } from './door.ts';
import type { ShownIssue } from './issues-reply.ts';
import { shownIssue } from './issues-reply.ts';
import type { PagesRead } from './list-pages.ts';
import { connectionOf, readPages } from './list-pages.ts';
import type { ReadContext } from './part.ts';
import { ISSUES, LABELS } from './queries/issues.ts';

const labelsReply = z.object({
  repository: z.object({
    hasIssuesEnabled: z.boolean().nullish(),
    labels: connectionOf(z.object({ name: z.string() })).nullable(),
  }),
});
const issuesReply = z.object({ repository: z.object({ issues: connectionOf(shownIssue) }) });

/** So many pages of 100 are read of each label, newest first; what lies beyond is a gap. */
const MAX_PAGES = 30;

export type LabelsRead = PagesRead<{ readonly name: string }> & {
  /** `false`: the repository has its issues switched off. */
  readonly hasIssues: boolean;
};

/** The names of all labels. */
export async function listLabels(door: Door, { owner, name }: ReadContext): Promise<LabelsRead> {
  let hasIssues = true;
  const list = await readPages({
    ask: async (page) => {
      const variables = { owner, name, ...page };
      const answer = await door.graphql({ name: 'Labels', document: LABELS, variables, schema: labelsReply });
      if (!answer.ok) return answer;
      hasIssues = answer.data.repository.hasIssuesEnabled ?? true;
      return { ...answer, data: answer.data.repository.labels };
    },
  });
  return { ...list, hasIssues };
}

/** Issues that changed since a moment: with one label, as far as pages allow; with any or none where it is `null`. */
export function listIssues(
  door: Door,
  { owner, name }: ReadContext,
  { label, since }: { readonly label: string | null; readonly since: EpochMs },
): Promise<PagesRead<ShownIssue>> {
  const filter = { ...(label === null ? {} : { labels: [label] }), since: isoOf(since) };
  return readPages({
    ...(label === null ? {} : { maxPages: MAX_PAGES }),
    ask: async (page) => {
      const variables = { owner, name, filter, ...page };
      const answer = await door.graphql({ name: 'Issues', document: ISSUES, variables, schema: issuesReply });
      return answer.ok ? { ...answer, data: answer.data.repository.issues } : answer;
    },
  });
}
