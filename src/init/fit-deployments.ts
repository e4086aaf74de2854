/** Where deliveries are read from. */
import { DEFAULT_SETTINGS } from '../config/defaults.ts';
import type { DeploymentSource, Settings } from '../config/settings.ts';
import type { Choice } from '../delivery/choice.ts';
import { choose } from '../delivery/choice.ts';
import { matchesAny } from '../history/pattern.ts';
import { floorOf } from '../history/plan.ts';
import { fitTags } from './fit-tags.ts';
import type { Fit, Fitted, Undecided } from './fitted.ts';
import { listFor, together } from './fitted.ts';
import { counted, isPlainName, listed, quoted } from './names.ts';
import type { Seen } from './seen.ts';
import { isFromGitHub } from './seen.ts';
import { deployWorkflows, releaseWorkflows } from './workflow-seen.ts';
import { keyLine } from './yaml-value.ts';

const SOURCE = 'deployments.source';
const WORKFLOWS = 'deployments.workflows';

const NOUNS: Readonly<Record<Exclude<DeploymentSource, 'merges'>, string>> = {
  deployments: 'successful deployment',
  workflows: 'successful run',
  releases: 'release',
  tags: 'version tag',
};

/**
 * The source that `auto` takes, written down where everything was looked at: in a clone deployments, releases and runs
 * are not seen, and may be there. A workflow counts only where it alone is named after deploying, its runs succeed, and
 * no other source has a delivery.
 */
export function fitDeployments(seen: Seen, environments: Fit): Fit {
  const settings = withEnvironments(listFor(environments, 'deployments.environments'));
  const choice = chosen(seen, settings);
  const workflow = isFromGitHub(seen) && choice.source === 'merges' ? runsFitted(seen, settings) : null;
  const found = workflow?.choice ?? choice;
  const source = isFromGitHub(seen) ? sourceFitted(found) : [];
  return together([
    { fitted: [...source, ...(workflow?.fitted ?? [])], undecided: open(seen, settings, found) },
    found.source === 'tags' ? fitTags(seen.history) : { fitted: [], undecided: [] },
  ]);
}

function withEnvironments(environments: readonly string[] | null): Settings {
  const { deployments } = DEFAULT_SETTINGS;
  return environments === null
    ? DEFAULT_SETTINGS
    : { ...DEFAULT_SETTINGS, deployments: { ...deployments, environments } };
}

/** What `auto` takes by the fitted environments, before anything else is fitted. */
export function autoChoice(seen: Seen, environments: Fit): Choice {
  return chosen(seen, withEnvironments(listFor(environments, 'deployments.environments')));
}

function chosen({ history, plan }: Seen, settings: Settings): Choice {
  return choose(history, settings, { floor: floorOf(plan), window: plan.window });
}

function sourceFitted({ source, delivered }: Choice): Fitted[] {
  if (source === null || source === 'merges') return [];
  const places = [...new Set(delivered.successes.map(({ environment }) => environment))].filter((name) => name !== '');
  const count = counted(delivered.successes.length, NOUNS[source]);
  const where = places.length === 0 ? '' : source === 'workflows' ? ` of ${listed(places)}` : ` to ${listed(places)}`;
  return [{ path: SOURCE, value: source, seen: `${count}${where}` }];
}

function runsFitted(seen: Seen, settings: Settings): { choice: Choice; fitted: Fitted[] } | null {
  const [only, ...others] = deployWorkflows(seen.workflows ?? []);
  if (only === undefined || others.length > 0 || !isPlainName(only.name)) return null;
  const workflows = [only.name];
  const choice = chosen(seen, { ...settings, deployments: { ...settings.deployments, workflows } });
  if (choice.source !== 'workflows') return null;
  const runs = counted(choice.delivered.successes.length, 'successful run');
  const value = `${runs} of ${quoted(only.name)}, and no other delivery; only its name says that it deploys`;
  return { choice, fitted: [{ path: WORKFLOWS, value: workflows, seen: value }] };
}

/** What may stand in for deployments that can't be read. */
const OTHERS = ['releases', 'tags'] as const;

/** Whether a job deploys to production by an `environment:`, which a clone can't show the deployments of. */
function willRecord({ workflows }: Seen, { deployments }: Settings): boolean {
  return (workflows ?? []).some(({ environments }) =>
    environments.some((name) => matchesAny(deployments.environments, name)),
  );
}

function open(seen: Seen, settings: Settings, { source, reason, fix, counts }: Choice): Undecided[] {
  const deploying = deployWorkflows(seen.workflows ?? []);
  const releasing = releaseWorkflows(seen.workflows ?? []);
  if (source === null) {
    return [
      {
        what: `Where deliveries are read from: ${reason}. ${fix ?? ''}`.trim(),
        add: keyLine(SOURCE, OTHERS.find((id) => (counts[id] ?? 0) > 0) ?? 'merges'),
      },
    ];
  }
  if (source === 'deployments' || source === 'workflows') return [];
  const candidates = [...deploying, ...(source === 'merges' ? releasing : [])].map(({ name }) => name);
  const names = candidates.filter(isPlainName);
  if (names.length > 0) {
    return [
      {
        what: `Whether a run of ${listed(candidates)} is a delivery to production: only the name says so.`,
        add: keyLine(WORKFLOWS, names),
      },
    ];
  }
  if (source !== 'merges' || (!isFromGitHub(seen) && willRecord(seen, settings))) return [];
  const where = isFromGitHub(seen) ? 'No delivery is seen' : 'No version tag is seen, and a clone shows no other';
  return [
    {
      what: `What a delivery is. ${where}, so every merge counts as one, and the figures are called merge-based. If every merge goes live:`,
      add: keyLine(SOURCE, 'merges'),
    },
  ];
}
