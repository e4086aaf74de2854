import type { Configuration } from '../config/configuration.ts';
import type { Clone } from '../git/clone.ts';
import { openClone } from '../git/clone.ts';
import { deliveryBranch } from '../git/delivery-branch.ts';
import { fileAt } from '../git/file-at.ts';
import { readHistory } from '../git/source.ts';
import { CONFIG_PATH } from '../github/repository.ts';
import { prune } from '../history/prune.ts';
import { counted } from '../render/counted.ts';
import { withRuleFilesOf } from './adoption-input.ts';
import { baselineInClone } from './baseline-input.ts';
import type { Input, Surroundings } from './input.ts';
import { decoded, givenConfiguration, judgedBy } from './input.ts';
import type { Options } from './options.ts';
import { policyOf } from './policy.ts';

/** Reads the clone at the path, judged by the config file at its delivery branch's tip, or by `--config`. */
export async function inputFromClone(options: Options, { now, env, tell }: Surroundings): Promise<Input> {
  const clone = await openClone(options.path, { env });
  const named = options.overrides.branch ?? null;
  const found = (await givenConfiguration(options)) ?? (await committedConfiguration(clone, named, tell));
  const branch = await deliveryBranch(clone, named ?? found.settings.branch);
  tell(`Reading ${branch.branch} of ${clone.repository} …`);
  const { configuration, plan } = judgedBy(found, options, { seenUntil: branch.seenUntil, now });
  const history = await withRuleFilesOf(clone, await readHistory(clone, branch, plan), configuration.settings);
  const { commits, pullRequests, tags } = history;
  const read = [counted(commits.length, 'commit'), counted(pullRequests.length, 'change'), counted(tags.length, 'tag')];
  tell(`Read ${read.join(', ')}.`);
  const baseline = await baselineInClone(clone, history, configuration.settings);
  return {
    history: prune(history, plan),
    configuration,
    plan,
    isHistoryRead: true,
    about: { kind: 'repository', baseline },
  };
}

async function committedConfiguration(
  clone: Clone,
  named: string | null,
  tell: (message: string) => void,
): Promise<Configuration> {
  const { branch, tip } = await deliveryBranch(clone, named);
  const { bytes, differsOnDisk } = await fileAt(clone, tip, CONFIG_PATH);
  if (differsOnDisk) {
    const used = bytes === null ? 'the defaults' : `the config of ${branch}@${(tip ?? '').slice(0, 7)}`;
    tell(`Using ${used}; pass --config ${CONFIG_PATH} for your edited copy.`);
  }
  return policyOf(bytes === null ? null : { path: CONFIG_PATH, ref: tip, text: decoded(bytes, CONFIG_PATH) }, null);
}
