/** The report of an earlier time that the config file names, where the files of the repository can be read. */
import type { Settings } from '../config/settings.ts';
import type { Clone } from '../git/clone.ts';
import { fileAt } from '../git/file-at.ts';
import type { Door } from '../github/door.ts';
import type { OpenedRepository } from '../github/repository.ts';
import { readTextAt } from '../github/text-at.ts';
import type { Baseline } from '../guardrails/rule.ts';
import type { History } from '../history/model.ts';
import { baselineIn } from '../report/baseline.ts';

/** At the tip of GitHub's default branch. `null`: none is configured. A text: why it can't be used. */
export async function baselineAtGitHub(
  door: Door,
  repository: OpenedRepository,
  { baseline: path }: Settings,
): Promise<Baseline | string | null> {
  const { defaultTip } = repository;
  if (path === null) return null;
  if (defaultTip === null) return 'the repository is empty';
  const text = await readTextAt(door, repository, { sha: defaultTip, path });
  if (typeof text === 'string') return baselineIn(text, path);
  return text === null ? absent(path, repository.defaultBranch) : text.detail;
}

/** At the tip of a clone's delivery branch; otherwise as at GitHub. */
export async function baselineInClone(
  clone: Clone,
  { tip, branch }: History,
  { baseline: path }: Settings,
): Promise<Baseline | string | null> {
  if (path === null) return null;
  const { bytes } = await fileAt(clone, tip, path);
  return bytes === null ? absent(path, branch) : baselineIn(new TextDecoder().decode(bytes), path);
}

function absent(path: string, branch: string): string {
  return `there is no readable text file ${path} at the tip of ${branch}`;
}
