/** The files of one commit, as every source shows them. Names and texts come from strangers. */

/** One entry of a git tree, directories left out. `size` in bytes, `null`: not told. `sha` is the blob's id. */
export type TreeEntry = {
  readonly path: string;
  readonly mode: 'file' | 'executable' | 'symlink' | 'submodule';
  readonly size: number | null;
  readonly sha: string;
};

/** Every entry of a commit's tree, at any depth. `truncated`: there are more. */
export type CommitTree = { readonly entries: readonly TreeEntry[]; readonly truncated: boolean };

/** A blob's text (of a symlink: its target), or why there is none. `truncated`: only the beginning was read. */
export type FileText = { readonly text: string; readonly truncated: boolean } | 'binary' | 'too-large' | 'unread';

/** What git calls them. */
const MODES: Readonly<Record<string, TreeEntry['mode']>> = {
  '100644': 'file',
  '100664': 'file',
  '100755': 'executable',
  '120000': 'symlink',
  '160000': 'submodule',
};

/** The entry's kind for git's six digits; `null`: a directory. */
export function modeOf(digits: string): TreeEntry['mode'] | null {
  return MODES[digits] ?? null;
}

/** No text longer than this is read. In bytes. */
export const MAX_TEXT_BYTES = 262_144;
/** The texts of one reading together. */
const MAX_TEXTS = 200;
const MAX_TEXTS_BYTES = 8 * 1_048_576;

/**
 * The blobs that are worth reading, in their order, as far as number and size allow. A size that is not told may be as
 * large as allowed.
 */
export function readable(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  let bytes = 0;
  return entries
    .filter(({ mode, size }) => mode !== 'submodule' && (size ?? 0) <= MAX_TEXT_BYTES)
    .slice(0, MAX_TEXTS)
    .filter(({ size }) => {
      bytes += size ?? MAX_TEXT_BYTES;
      return bytes <= MAX_TEXTS_BYTES;
    });
}

/** The text in a blob's bytes: valid or not, UTF-8; with a NUL in it, it is none. */
export function textIn(bytes: Uint8Array): FileText {
  return bytes.includes(0) ? 'binary' : { text: new TextDecoder().decode(bytes), truncated: false };
}
