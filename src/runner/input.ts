import { readFile } from 'node:fs/promises';
import type { Configuration } from '../config/configuration.ts';
import { MAX_FILE_BYTES } from '../config/document.ts';
import { applyOverrides } from '../config/overrides.ts';
import type { Span } from '../config/plan.ts';
import type { Baseline } from '../guardrails/rule.ts';
import { ConfigError } from '../history/errors.ts';
import type { History } from '../history/model.ts';
import type { Plan } from '../history/plan.ts';
import type { EpochMs } from '../history/time.ts';
import { isoOf } from '../history/time.ts';
import type { SeenPullRequest } from '../report/pull-request.ts';
import { tracingPlan } from './adoption-input.ts';
import type { Options } from './options.ts';
import { policyOf } from './policy.ts';

/** A history and how to judge it. */
export type Input = {
  readonly history: History;
  readonly configuration: Configuration;
  readonly plan: Plan;
  /** Whether the history was read at all: on a pull request a run may do without. */
  readonly isHistoryRead: boolean;
  readonly about: About;
};

/** What the run judges. */
export type About =
  | {
      readonly kind: 'repository';
      /** `null`: none is configured. A text: why it can't be used. */
      readonly baseline: Baseline | string | null;
    }
  | {
      readonly kind: 'pull-request';
      readonly seen: SeenPullRequest;
      /** Whether the history was read anew, so that a rule may look at it: never one that an earlier run left. */
      readonly isHistoryFresh: boolean;
    }
  /** `unknown`: which pull request can't be told. `none`: nothing that a rule judges. */
  | { readonly kind: 'unknown' | 'none'; readonly because: string };

/** What reading needs from outside. */
export type Surroundings = {
  /** The present: `--now`, or the machine's clock. */
  readonly now: EpochMs;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Tells whoever waits what is going on. */
  readonly tell: (message: string) => void;
};

/** The configuration of `--config`, or `null` where that is not given. */
export async function givenConfiguration({ config }: Options): Promise<Configuration | null> {
  if (config === null) return null;
  const bytes = await readFile(config).catch((error: unknown) => {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'it could not be read';
    throw new ConfigError(`--config: ${config} can't be read (${why}). Name a file that is there, or leave it out.`);
  });
  return policyOf({ path: config, ref: null, text: decoded(bytes, config) }, null);
}

/** A config file's text. Bytes that are no UTF-8 are an error: what they mean is anybody's guess. */
export function decoded(bytes: Uint8Array, path: string): string {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new ConfigError(`${path} is longer than ${MAX_FILE_BYTES} bytes. Shorten it.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ConfigError(`${path} is not UTF-8 text. Save it as UTF-8.`);
  }
}

/**
 * Settings and plan with the command line's options in place. The window ends at `--until`, else at the present, or at
 * the moment the source was last seen if that is earlier.
 */
export function judgedBy(
  configuration: Configuration,
  options: Options,
  seen: { readonly seenUntil: EpochMs; readonly now: EpochMs },
): { configuration: Configuration; plan: Plan } {
  const settings = applyOverrides(configuration.settings, options.overrides);
  const until = options.until ?? Math.min(seen.now, seen.seenUntil);
  const since = options.since ?? undefined;
  if (since !== undefined && since >= until) {
    throw new ConfigError(
      `--since: ${isoOf(since)} is not before the window's end, ${isoOf(until)}. Give an earlier one.`,
    );
  }
  const span: Span = { until, since };
  const days = since === undefined ? {} : applyOverrides(settings, { window: { since, until } });
  const effective = { ...settings, ...days };
  return { configuration: { ...configuration, settings: effective }, plan: tracingPlan(effective, span) };
}

/** The history with a gap where `--now` lies behind what was seen: the figures end earlier than asked for. */
export function withUnseen(history: History, options: Options): History {
  const { now } = options;
  if (now === null || now <= history.seenUntil) return history;
  const gap = {
    part: null,
    what: `the time from ${isoOf(history.seenUntil)} to ${isoOf(now)}`,
    why: 'the source was last read before that, so the window ends there',
    fix: 'Fetch or read the repository anew, or leave out `--now`.',
  };
  return { ...history, gaps: [...history.gaps, gap] };
}
