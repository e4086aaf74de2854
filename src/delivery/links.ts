import type { History } from '../history/model.ts';
import type { Target } from './undos.ts';

/** The web page of a pull request or commit, or `null` where no host is known. */
export function urlOf({ url }: History, target: Target): string | null {
  if (url === null) return null;
  return 'pullRequest' in target ? `${url}/pull/${target.pullRequest.number}` : `${url}/commit/${target.commit}`;
}
