/** How a pull request's reply shows that it was tried. Its body is read here and then forgotten. */
import type { Evidence } from '../history/evidence.ts';
import { bodyEvidenceIn } from '../history/evidence.ts';
import { fileEvidenceIn } from '../history/file-kinds.ts';
import type { PullRequestReply } from './pull-requests-replies.ts';

type Shown = Pick<PullRequestReply, 'body' | 'files' | 'changedFiles'>;

/**
 * What its body and the files that it changes show, those left out that it deletes. `null` where the files were not
 * asked for or may not be seen, and where nothing is found among the first of many: the rest may hold it. `sections`
 * are headings that introduce evidence beside the known ones.
 */
export function evidenceOf({ body, files, changedFiles }: Shown, sections: readonly string[]): Evidence[] | null {
  if (files == null) return null;
  const listed = (files.nodes ?? []).flatMap((node) => node ?? []);
  const paths = listed.flatMap(({ path, changeType }) => (changeType === 'DELETED' ? [] : [path]));
  const found = [...bodyEvidenceIn(body, sections), ...fileEvidenceIn(paths)];
  return found.length === 0 && listed.length < changedFiles ? null : found;
}
