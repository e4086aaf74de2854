import type { History } from './model.ts';

/** What may stand in a command that is there to be copied. */
const NAME = /^[\w.-]+\/[\w.-]+$/;

/** The command, in backticks, that reads a repository from GitHub instead of from a clone. */
export function readCommand({ repository, url }: Pick<History, 'repository' | 'url'>): string {
  return `\`one-pizza -R ${url !== null && NAME.test(repository) ? repository : 'OWNER/REPO'}\``;
}
