/** A repository by its name, as people write it. */
import { z } from 'zod';

export type RepositoryName = { readonly owner: string; readonly name: string };

/** `OWNER/REPO`, from text. A name that is `.` or `..` would name another place. */
export const repositoryName = z
  .string()
  .regex(/^[\w-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/, 'OWNER/REPO, such as octo/shop')
  .transform((text): RepositoryName => {
    const [owner = '', name = ''] = text.split('/');
    return { owner, name };
  });

/** Owner and name in `OWNER/REPO`; `null`: it is none. */
export function repositoryNameIn(text: string): RepositoryName | null {
  return repositoryName.safeParse(text).data ?? null;
}
