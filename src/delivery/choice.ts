import type { DeploymentSource, Settings } from '../config/settings.ts';
import type { History } from '../history/model.ts';
import { readCommand } from '../history/read-command.ts';
import type { EpochMs, Window } from '../history/time.ts';
import type { Delivered, Source } from './delivered.ts';
import { SOURCES } from './sources/list.ts';
import { isVisible } from './visibility.ts';

/** Where deliveries are read from, why, and what the other places hold. */
export type Choice = {
  /** `null`: it can't be told, and figures about deployments are not known. */
  readonly source: DeploymentSource | null;
  readonly reason: string;
  /** What to set or grant for a better source; `null`: nothing better is in sight. */
  readonly fix: string | null;
  /** Deliveries of every source that could be read, from the horizon to the window's end. */
  readonly counts: Readonly<Partial<Record<Source['id'], number>>>;
  readonly delivered: Delivered;
  /** Whether an older commit that goes live again shows as a delivery of its own. */
  readonly showsRollbacks: boolean;
};

const NOTHING: Delivered = { successes: [], failedAttempts: [] };

/**
 * The configured source, or for `auto` the first that has a success between `floor` (as far back as is looked for one)
 * and the window's end; merges only if no other has one. A source that this reader can never see is passed over and
 * said; one that should have been readable and was not stops the search: a worse source would give other figures
 * without a word.
 */
export function choose(history: History, settings: Settings, reach: { floor: EpochMs; window: Window }): Choice {
  const read = SOURCES.map((source) => {
    const all = source.read(history, settings);
    const within = ({ at }: { at: EpochMs }) => at < reach.window.until;
    const successes = all.successes.filter(within);
    const failedAttempts = all.failedAttempts.filter(within);
    return { source, delivered: { successes, failedAttempts }, state: history.coverage[source.part] };
  });
  const seen = read.filter(({ state }) => state === 'complete' || typeof state === 'object');
  const counts = Object.fromEntries(seen.map(({ source, delivered }) => [source.id, delivered.successes.length]));
  const wanted = settings.deployments.source;
  if (wanted === 'merges') return { ...merges(counts), reason: 'set in the configuration', fix: null };
  if (wanted !== 'auto') {
    const found = read.find(({ source }) => source.id === wanted);
    if (found === undefined || !seen.includes(found)) {
      return blocked(wanted, { counts, never: found?.state === 'not-in-source', history });
    }
    return { ...from(found, counts), reason: 'set in the configuration', fix: null };
  }
  const passed: string[] = [];
  for (const { source, delivered, state } of read) {
    if (source.id === 'workflows' && settings.deployments.workflows.length === 0) continue;
    if (state === 'not-in-source') passed.push(`${source.title} can't be seen from ${origin(history)}`);
    else if (delivered.successes.some(({ at }) => at >= reach.floor)) {
      return {
        ...from({ source, delivered }, counts),
        reason: chosen(source, passed),
        fix: better(source, passed, history),
      };
    } else if (!isVisible(history, [source.part], reach.window.since)) {
      return blocked(source.id, { counts, never: false, history });
    } else passed.push(`no ${source.title}`);
  }
  return {
    ...merges(counts),
    reason: `every merge counts as a delivery, because no other is visible: ${passed.join(', ')}`,
    fix: recording(history),
  };
}

function from(
  found: { source: Source; delivered: Delivered },
  counts: Choice['counts'],
): Omit<Choice, 'reason' | 'fix'> {
  const { id: source, showsRollbacks } = found.source;
  return { source, counts, delivered: found.delivered, showsRollbacks };
}

function merges(counts: Choice['counts']): Omit<Choice, 'reason' | 'fix'> {
  return { source: 'merges', counts, delivered: NOTHING, showsRollbacks: false };
}

/** No source: `wanted` could not be read, or (`never`) this reader never shows it. */
function blocked(wanted: DeploymentSource, { counts, never, history }: Blocked): Choice {
  const source = SOURCES.find(({ id }) => id === wanted);
  const title = source?.title ?? wanted;
  const gap = history.gaps.find(({ part }) => part === source?.part);
  const other = `\`deployments: { source: ${wanted === 'tags' ? 'merges' : 'tags'} }\``;
  return {
    source: null,
    reason: never ? `${title} can't be seen from a clone` : `${title} could not be read`,
    fix: never
      ? `Read the repository from GitHub: ${readCommand(history)}. For a clone choose another source in the config file: ${other}.`
      : `${gap?.fix ?? 'Let the token read them.'} Or choose another source in the config file: ${other}.`,
    counts,
    delivered: NOTHING,
    showsRollbacks: false,
  };
}

type Blocked = { readonly counts: Choice['counts']; readonly never: boolean; readonly history: History };

function chosen(source: Source, passed: readonly string[]): string {
  const first = `${source.title}, the first source with a delivery`;
  return passed.length === 0 ? first : `${first} (${passed.join(', ')})`;
}

/** What would make a delivery visible that is none yet. */
function recording(history: History): string {
  return history.source === 'git'
    ? `Tag what you deliver: \`git tag v1.0.0\`. Or read the repository from GitHub, which shows deployments and releases: ${readCommand(history)}.`
    : 'Add `environment: production` to the job that deploys. Or name what delivers in the config file: `deployments: { workflows: [deploy.yml] }` or `deployments: { tags: ["release-*"] }`.';
}

function better(source: Source, passed: readonly string[], history: History): string | null {
  if (passed.length === 0) return null;
  return history.source === 'git'
    ? `Deployments on GitHub tell more (rollbacks, failures) than a clone shows: ${readCommand(history)}.`
    : `GitHub deployments tell more (rollbacks, failures) than ${source.title}: add \`environment: production\` to the job that deploys.`;
}

function origin(history: History): string {
  return history.source === 'git' ? 'a clone' : 'this source';
}
