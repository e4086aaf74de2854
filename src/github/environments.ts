/** Environments by name, so that a thousand previews never stand between the reader and production. */
import { z } from 'zod';
import type { Refusal } from './answers.ts';
import type { Door } from './door.ts';
import { connectionOf, readPages } from './list-pages.ts';
import type { ReadContext } from './part.ts';
import { ENVIRONMENTS } from './queries/environments.ts';

export type EnvironmentNames = {
  readonly names: readonly string[];
  /** Why the list is not whole; `null`: it is. */
  readonly refused: Refusal | null;
};

const reply = z.object({
  repository: z.object({ environments: connectionOf(z.object({ name: z.string() })) }),
});

/** The names of all environments, also of those that nothing was deployed to. Rejects as the door does. */
export async function readEnvironments(door: Door, context: ReadContext): Promise<EnvironmentNames> {
  const { owner, name } = context;
  const { nodes, stop } = await readPages({
    ask: async (page) => {
      const variables = { owner, name, ...page };
      const answer = await door.graphql({ name: 'Environments', document: ENVIRONMENTS, variables, schema: reply });
      return answer.ok ? { ...answer, data: answer.data.repository.environments } : answer;
    },
  });
  return { names: nodes.map((node) => node.name), refused: typeof stop === 'string' ? null : stop };
}
