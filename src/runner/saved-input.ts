import type { Configuration } from '../config/configuration.ts';
import { settingsFromSaved } from '../config/saved.ts';
import { shownValue } from '../config/shown.ts';
import { ConfigError } from '../history/errors.ts';
import type { SavedHistory } from '../history/format.ts';
import { prune } from '../history/prune.ts';
import type { EpochMs } from '../history/time.ts';
import { tracingPlan } from './adoption-input.ts';
import type { Input } from './input.ts';
import { givenConfiguration, judgedBy } from './input.ts';
import type { Options } from './options.ts';
import { checkedPolicy } from './policy.ts';
import { savedFor } from './saved-for.ts';
import { withSilentParts } from './silent-parts.ts';

/**
 * A saved history, judged as the run that wrote it was told, over the same window, unless options say otherwise. What
 * they ask for and it was not read for is a gap.
 */
export async function inputFromSaved(saved: SavedHistory, options: Options, now: EpochMs): Promise<Input> {
  const { window } = saved;
  const history = withSilentParts(saved.history);
  const { path, ref, settings } = saved.configuration;
  const { branch } = options.overrides;
  if (branch !== undefined && branch !== history.branch) {
    throw new ConfigError(`--branch: the saved history holds ${history.branch} only. Leave the option out.`);
  }
  const kept = checkedPolicy({
    path,
    ref,
    settings: settingsFromSaved(settings, options.history ?? 'the saved history'),
  });
  const configuration = (await givenConfiguration(options)) ?? kept;
  const { overrides, since, until } = options;
  const isSameWindow = overrides.window === undefined && since === null && until === null && options.now === null;
  if (isSameWindow && configuration === kept) {
    const plan = tracingPlan(kept.settings, window);
    return { ...aboutOf(configuration), history: prune(history, plan), configuration, plan };
  }
  const end = options.now === null ? window.until : Math.min(now, history.seenUntil);
  const judged = judgedBy(configuration, options, { seenUntil: end, now: end });
  const asked = judged.configuration.settings;
  if (branch === undefined && asked.branch !== null && asked.branch !== history.branch) {
    throw new ConfigError(
      `${configuration.path ?? 'The config file'}: \`branch\` is ${shownValue(asked.branch)}; the saved history holds ` +
        `${history.branch} only. Read that branch anew, or give --branch ${history.branch}.`,
    );
  }
  const read = { plan: tracingPlan(kept.settings, window), settings: kept.settings };
  const shown = savedFor(history, read, { plan: judged.plan, settings: asked });
  return { ...aboutOf(configuration), history: prune(shown, judged.plan), ...judged };
}

function aboutOf({ settings }: Configuration): Pick<Input, 'isHistoryRead' | 'about'> {
  const baseline = settings.baseline === null ? null : 'a saved history does not hold it';
  return { isHistoryRead: true, about: { kind: 'repository', baseline } };
}
