/** Issues as GitHub shows them, and as the history keeps them. */
import { z } from 'zod';
import type { Issue } from '../history/model.ts';
import { namesIn } from '../history/text.ts';
import { moment } from '../history/time.ts';

export const shownIssue = z.object({
  number: z.int().positive(),
  title: z.string(),
  body: z.string(),
  createdAt: moment,
  closedAt: moment.nullable(),
  /** Why it was closed, or that it was opened again. */
  stateReason: z.string().nullable(),
  labels: z.object({ nodes: z.array(z.object({ name: z.string() }).nullable()) }).nullable(),
});
export type ShownIssue = z.infer<typeof shownIssue>;

const CLOSED_AS: Readonly<Record<string, Issue['closedAs']>> = {
  COMPLETED: 'completed',
  NOT_PLANNED: 'not-planned',
  DUPLICATE: 'duplicate',
};

/** An issue with what its title and body name; the body itself is not kept. */
export function issueOf(shown: ShownIssue, repository: string): Issue {
  const { number, title, body, createdAt, closedAt, stateReason, labels } = shown;
  const names = (labels?.nodes ?? []).flatMap((label) => label?.name ?? []);
  return {
    number,
    title,
    createdAt,
    closedAt,
    labels: names,
    names: namesIn({ title, body, repository }),
    closedAs: closedAt === null ? null : (CLOSED_AS[stateReason ?? ''] ?? null),
  };
}
