/** The config file as the API shows it: only a plain, small text file is one. */
import { z } from 'zod';
import { ConfigError } from '../history/errors.ts';
import { blobReply } from './blob-reply.ts';

/** A file's text at a commit. */
export type ConfigFile = { readonly path: string; readonly ref: string; readonly text: string };

const MAX_BYTES = 262_144;
const SYMBOLIC_LINK = 0o120000;

export const treeEntry = z.object({
  mode: z.int(),
  object: blobReply,
});

/** The file in a tree's entry; for a folder, a symbolic link, a binary or one above 256 KiB the error that says so. */
export function configFileOf(
  { mode, object }: z.infer<typeof treeEntry>,
  { path, ref }: { readonly path: string; readonly ref: string },
): ConfigFile | ConfigError {
  const where = `${path} at ${ref.slice(0, 7)}`;
  if (mode === SYMBOLIC_LINK || object?.byteSize === undefined) {
    return new ConfigError(`${where} is no regular file. Commit it as a file of its own.`);
  }
  if (object.isTruncated === true || object.byteSize > MAX_BYTES) {
    return new ConfigError(`${where} is larger than 256 KiB. Make it smaller.`);
  }
  // The text of an empty file may be null.
  const text = object.text ?? (object.byteSize === 0 ? '' : null);
  if (object.isBinary === true || text === null) return new ConfigError(`${where} is no text. Save it as UTF-8.`);
  return { path, ref, text };
}
