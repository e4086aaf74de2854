import { settingsFromSaved } from '../../config/saved.ts';
import type { OpenedRepository } from '../../github/repository.ts';
import type { KnownHistory } from '../../github/source-base.ts';
import { UserError } from '../../history/errors.ts';
import type { SavedHistory } from '../../history/format.ts';
import { issueLabelsOf, tracingPlan } from '../adoption-input.ts';
import type { Log } from './log.ts';

const TITLE = 'One-Pizza: history-file ignored';
const AGAIN = 'This run reads everything anew and replaces it.';

/**
 * What an earlier run saved, with the plan that it was read for. `null`, with a notice, where it is of another
 * repository or its settings can't be understood.
 */
export function knownHistory(
  saved: SavedHistory | null,
  { url, repository }: OpenedRepository,
  log: Log,
): KnownHistory | null {
  if (saved === null) return null;
  if (saved.history.url !== url) {
    log.notice(TITLE, `It is the history of ${saved.history.repository}, not of ${repository}. ${AGAIN}`);
    return null;
  }
  try {
    const settings = settingsFromSaved(saved.configuration.settings, 'The history file');
    return { saved, plan: tracingPlan(settings, saved.window), issueLabels: issueLabelsOf(settings) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.notice(TITLE, `Its settings are of another version. ${AGAIN}`);
    return null;
  }
}
