/** The history that a job judges: read whole, brought up to date, or left unread. */
import type { Configuration } from '../../config/configuration.ts';
import type { Door } from '../../github/door.ts';
import type { OpenedRepository } from '../../github/repository.ts';
import { readGitHub } from '../../github/source.ts';
import { issueLabelsOf, readAdoption, tracingPlan, withAdoption } from '../adoption-input.ts';
import type { Input } from '../input.ts';
import { readText } from '../read-text.ts';
import { unreadHistory } from '../unread-history.ts';
import type { RunEvent } from './event.ts';
import type { HistoryFile } from './history-file.ts';
import { knownHistory } from './known-history.ts';
import type { Log } from './log.ts';
import { costText } from './watched-door.ts';

type Wanted = {
  readonly event: RunEvent;
  readonly configuration: Configuration;
  /** Whether a rule about the pull request looks at it: then nothing of it may come from an earlier run. */
  readonly isHistoryFresh: boolean;
  readonly file: HistoryFile;
  readonly log: Log;
};

/**
 * About the repository: read whole, or on from the history file, which it replaces. About a pull request: only on from
 * the history file, for the figures beside it, so that a pull request costs few requests however long the history is.
 */
export async function historyForJob(
  door: Door,
  repository: OpenedRepository,
  { event, configuration, isHistoryFresh, file, log }: Wanted,
): Promise<Pick<Input, 'history' | 'plan' | 'isHistoryRead'>> {
  const { path, ref, settings } = configuration;
  const plan = tracingPlan(settings, { until: repository.startedAt });
  const known = isHistoryFresh ? null : knownHistory(await file.read(), repository, log);
  if (known === null && event.kind !== 'repository' && !isHistoryFresh) {
    log.info(`${costText(door)}.`);
    const { requests, points } = door;
    return { history: { ...unreadHistory(repository), requests, points }, plan, isHistoryRead: false };
  }
  const [{ history: read, ...state }, adoption] = await Promise.all([
    readGitHub({ door, repository, plan, issueLabels: issueLabelsOf(settings), known, log: log.info }),
    readAdoption(door, repository, { settings, known: known?.saved ?? null }),
  ]);
  const history = withAdoption(read, adoption, door);
  log.info(`At hand: ${readText(history)}.`);
  log.info(`${costText(door)}.`);
  const { isIncremental: _, ...base } = state;
  await file.write({ history, ...base, window: plan.window, configuration: { path, ref, settings } });
  return { history, plan, isHistoryRead: true };
}
