/** Reads what the config file is fitted to: the clone, and GitHub where the repository is named. */
import { DEFAULT_SETTINGS } from '../../config/defaults.ts';
import { applyOverrides } from '../../config/overrides.ts';
import type { Settings } from '../../config/settings.ts';
import type { Clone } from '../../git/clone.ts';
import { deliveryBranch } from '../../git/delivery-branch.ts';
import { readHistory } from '../../git/source.ts';
import { readTexts, readTree } from '../../git/tree.ts';
import { openRepository } from '../../github/repository.ts';
import { readGitHub } from '../../github/source.ts';
import type { CommitTree } from '../../history/commit-tree.ts';
import { prune } from '../../history/prune.ts';
import { isoOf } from '../../history/time.ts';
import type { Seen } from '../../init/seen.ts';
import { wantedLabels, wantedSettings } from '../../init/wanted.ts';
import type { WorkflowSeen } from '../../init/workflow-seen.ts';
import { workflowSeen } from '../../init/workflow-seen.ts';
import { readAdoption, tracingPlan, withAdoption, withRuleFilesOf } from '../adoption-input.ts';
import { doorFor } from '../github-input.ts';
import type { Surroundings } from '../input.ts';
import type { Options } from '../options.ts';
import type { RepositoryName } from '../repository-name.ts';

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** What was read, and the paths that the delivery branch of the clone holds. */
export type SeenRead = { readonly seen: Seen; readonly paths: ReadonlySet<string> };

/** What a clone shows, from GitHub's API where `options.repository` names one. Throws where it can't be read at all. */
export async function readSeen(clone: Clone, options: Options, around: Surroundings): Promise<SeenRead> {
  const branch = await deliveryBranch(clone, options.overrides.branch ?? null);
  const tree = branch.tip === null ? { entries: [], truncated: false } : await readTree(clone, branch.tip);
  const workflows = await workflowsIn(clone, tree);
  const paths = new Set(tree.entries.map(({ path }) => path));
  const today = isoOf(around.now).slice(0, 10);
  const settings = applyOverrides(wantedSettings(workflows), options.overrides);
  if (options.repository !== null) {
    return {
      seen: { ...(await fromGitHub({ named: options.repository, settings, options }, around)), workflows, today },
      paths,
    };
  }
  around.tell(`Reading ${branch.branch} of ${clone.repository} …`);
  const plan = tracingPlan(settings, { until: Math.min(around.now, branch.seenUntil) });
  const history = await withRuleFilesOf(clone, await readHistory(clone, branch, plan), DEFAULT_SETTINGS);
  return { seen: { history: prune(history, plan), plan, workflows, today }, paths };
}

async function workflowsIn(clone: Clone, { entries }: CommitTree): Promise<readonly WorkflowSeen[] | null> {
  const files = entries.filter(({ path, mode }) => WORKFLOW.test(path) && (mode === 'file' || mode === 'executable'));
  const texts = await readTexts(clone, files);
  if ('detail' in texts) return null;
  return [...texts].flatMap(([path, text]) => (typeof text === 'object' ? [workflowSeen(path, text.text)] : []));
}

async function fromGitHub(
  asked: { readonly named: RepositoryName; readonly settings: Settings; readonly options: Options },
  around: Surroundings,
): Promise<Pick<Seen, 'history' | 'plan'>> {
  const { named, settings, options } = asked;
  const { branch } = options.overrides;
  const { tell } = around;
  const door = doorFor(around);
  const repository = await openRepository(door, { ...named, ...(branch === undefined ? {} : { branch }) });
  const plan = tracingPlan(settings, { until: Math.min(around.now, repository.startedAt) });
  tell(`Reading ${repository.branch} of ${repository.repository} …`);
  const [{ history }, adoption] = await Promise.all([
    readGitHub({ door, repository, plan, issueLabels: wantedLabels(), known: null, log: tell }),
    readAdoption(door, repository, { settings, known: null }),
  ]);
  return { history: withAdoption(history, adoption, door), plan };
}
