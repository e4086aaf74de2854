/**
 * The seven capabilities of DORA's AI Capabilities Model (2025), as far as a repository shows them. None of it is a
 * score: what is seen is said, with how much it tells, and what a repository cannot show is named.
 */
import type { Delivery } from '../delivery/delivery.ts';
import { isVisible } from '../delivery/visibility.ts';
import { ascending, linearQuantile } from '../figures/linear-quantile.ts';
import type { RuleFileFacts } from '../history/rule-file-facts.ts';
import { isWithin } from '../history/time.ts';
import { deploymentsIn } from '../metrics/shipped.ts';
import type { Attributed } from './attributed.ts';
import { sizeOf } from './cohorts.ts';

/** Each capability with DORA's name for it, and how much a repository tells about it. */
export const CAPABILITIES = [
  { id: 'ai-stance', title: 'Clear and communicated AI stance', strength: 'partial' },
  { id: 'data-ecosystem', title: 'Healthy data ecosystems', strength: 'not-observable' },
  { id: 'ai-accessible-data', title: 'AI-accessible internal data', strength: 'partial' },
  { id: 'version-control', title: 'Strong version control practices', strength: 'good' },
  { id: 'small-batches', title: 'Working in small batches', strength: 'good' },
  { id: 'user-focus', title: 'User-centric focus', strength: 'not-observable' },
  { id: 'internal-platform', title: 'Quality internal platforms', strength: 'partial' },
] as const;

export type Capability = (typeof CAPABILITIES)[number] & {
  /** What was seen, each a sentence without its full stop; none where nothing could be read. */
  readonly observed: readonly string[];
};

/** What was seen of each capability in the window; `changes` shipped in it, automation left out (`null`: not known). */
export function capabilitiesOf(delivery: Delivery, changes: readonly Attributed[] | null): readonly Capability[] {
  const { ruleFiles } = delivery.history;
  const observed: Partial<Record<Capability['id'], readonly string[]>> = {
    'ai-stance': ruleFiles === null ? [] : stance(ruleFiles),
    'ai-accessible-data': ruleFiles === null ? [] : knowledge(ruleFiles),
    'version-control': versionControl(delivery),
    'small-batches': changes === null ? [] : batches(changes),
    'internal-platform': platform(delivery),
  };
  return CAPABILITIES.map((capability) => ({ ...capability, observed: observed[capability.id] ?? [] }));
}

function stance({ files, attributionOff }: RuleFileFacts): readonly string[] {
  const loaded = files.filter(({ state }) => state === 'effective').length;
  return [
    `rule files that a tool loads: ${loaded}`,
    ...(attributionOff === true ? ["a settings file switches an AI tool's marks off"] : []),
  ];
}

function knowledge({ files }: RuleFileFacts): readonly string[] {
  const topics = new Set(files.filter(({ state }) => state === 'effective').flatMap((file) => file.topics));
  const named = ['architecture', 'commands', 'security', 'style', 'tests'].filter((topic) =>
    [...topics].some((each) => each === topic),
  );
  return [
    named.length === 0 ? 'rule files speak about none of the topics' : `rule files speak about ${named.join(', ')}`,
  ];
}

function versionControl({ changes, directCommits, window, history }: Delivery): readonly string[] {
  if (!isVisible(history, ['pullRequests', 'commits'], window.since)) return requirements(history.requiredChecks);
  const merged = changes.filter(({ mergedAt }) => isWithin(window, mergedAt)).length;
  const direct = directCommits.filter(({ committedAt }) => isWithin(window, committedAt)).length;
  return [
    `merged as pull requests: ${merged}; committed to the branch directly: ${direct}`,
    ...requirements(history.requiredChecks),
  ];
}

function batches(changes: readonly Attributed[]): readonly string[] {
  const sorted = ascending(changes.flatMap(sizeOf).map(({ value }) => value));
  const [p50, p85] = [linearQuantile(sorted, 0.5), linearQuantile(sorted, 0.85)];
  const deployments = new Set(changes.map(({ deployment }) => deployment.id)).size;
  return [
    ...(p50 === null || p85 === null ? [] : [`lines changed: ${whole(p50)} at the median, ${whole(p85)} at the p85`]),
    ...(deployments === 0
      ? []
      : [`changes per deployment that shipped any: ${(changes.length / deployments).toFixed(1)}`]),
  ];
}

function platform(delivery: Delivery): readonly string[] {
  const { source } = delivery.choice;
  if (source === null || source === 'merges') return requirements(delivery.history.requiredChecks);
  const count = deploymentsIn(delivery, delivery.window).length;
  return [`deliveries recorded as ${source}: ${count}`, ...requirements(delivery.history.requiredChecks)];
}

function requirements(required: readonly string[] | null): readonly string[] {
  return required === null ? [] : [`checks required on the branch: ${required.length}`];
}

function whole(value: number): string {
  return String(Math.round(value));
}
