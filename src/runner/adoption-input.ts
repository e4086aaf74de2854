/** What a source is asked about AI adoption beside everything else, put into the history that it gave. */
import { tracePatternsOf } from '../adoption/ai-settings.ts';
import type { Span } from '../config/plan.ts';
import { planOf } from '../config/plan.ts';
import type { Settings } from '../config/settings.ts';
import { readChangeTimes } from '../git/change-times.ts';
import type { Clone } from '../git/clone.ts';
import * as git from '../git/tree.ts';
import type { Door } from '../github/door.ts';
import type { OpenedRepository } from '../github/repository.ts';
import type { RequiredChecksRead } from '../github/required-checks.ts';
import { readRequiredChecks } from '../github/required-checks.ts';
import { FULL_EVERY_DAYS } from '../github/source.ts';
import * as github from '../github/tree.ts';
import type { SavedHistory } from '../history/format.ts';
import type { History } from '../history/model.ts';
import type { Plan } from '../history/plan.ts';
import { MS_PER_DAY } from '../history/time.ts';
import type { Files, RuleFilesRead } from './rule-files.ts';
import { NO_RULE_FILES, readRuleFiles, withRuleFiles } from './rule-files.ts';

/** Symlinks and imports are followed this far: each step costs a request. */
const ROUNDS_AT_GITHUB = 2;
const ROUNDS_IN_CLONE = 6;

/** What to read for these settings, AI tools' traces included. */
export function tracingPlan(settings: Settings, span: Span): Plan {
  return planOf(settings, span, tracePatternsOf(settings.ai));
}

/** Patterns of the labels of the issues that figures and checks look at: incidents, alerts, toil. */
export function issueLabelsOf({ failures, readiness }: Settings): readonly string[] {
  return [...new Set([...failures.incidentLabels, ...readiness.pager.alertLabels, ...readiness.toil.labels])];
}

/** The history of a clone with the rule files and the scaffolding at its tip. */
export async function withRuleFilesOf(clone: Clone, history: History, { ai }: Settings): Promise<History> {
  const { tip } = history;
  if (tip === null) return withRuleFiles(history, NO_RULE_FILES);
  const files: Files = {
    tree: () => git.readTree(clone, tip),
    texts: (entries) => git.readTexts(clone, entries),
    times: (paths) => readChangeTimes(clone, tip, paths),
    rounds: ROUNDS_IN_CLONE,
    before: [],
    withScaffolding: true,
  };
  return withRuleFiles(history, await readRuleFiles(files, ai));
}

/** What of AI adoption GitHub shows beside the history. */
export type AdoptionRead = { readonly ruleFiles: RuleFilesRead; readonly checks: RequiredChecksRead };

/**
 * Reads the rule files and the scaffolding at the tip and the checks that the branch requires: five requests at most.
 * On top of a known history it takes two or three: the checks are those that are known, until everything is read anew.
 */
export async function readAdoption(
  door: Door,
  repository: OpenedRepository,
  { settings, known }: { readonly settings: Settings; readonly known: SavedHistory | null },
): Promise<AdoptionRead> {
  const { tip } = repository;
  const files: Files | null =
    tip === null
      ? null
      : {
          tree: () => github.readTree(door, repository, tip),
          texts: (entries) => github.readTexts(door, repository, entries),
          // GitHub tells them one path and one request at a time.
          times: () => Promise.resolve(new Map()),
          rounds: ROUNDS_AT_GITHUB,
          before: (known?.history.ruleFiles?.files ?? []).map(({ path }) => path),
          withScaffolding: true,
        };
  const [ruleFiles, checks] = await Promise.all([
    files === null ? NO_RULE_FILES : readRuleFiles(files, settings.ai),
    knownChecks(known, repository) ?? readRequiredChecks(door, repository),
  ]);
  return { ruleFiles, checks };
}

/** Those of an earlier run, unless they were not all visible, are of another branch, or too old. */
function knownChecks(
  known: SavedHistory | null,
  { url, branch, startedAt }: OpenedRepository,
): RequiredChecksRead | null {
  if (known === null || known.history.url !== url || known.history.branch !== branch) return null;
  const { coverage, requiredChecks: names } = known.history;
  const isOld = startedAt - (known.fullReadAt ?? -Infinity) > FULL_EVERY_DAYS * MS_PER_DAY;
  return isOld || coverage.requiredChecks !== 'complete' ? null : { names, coverage: 'complete', gaps: [] };
}

/** The history with what was read beside it, and with what all of it cost. */
export function withAdoption(history: History, { ruleFiles, checks }: AdoptionRead, door: Door): History {
  const { requests, points } = door;
  const whole = withRuleFiles(history, ruleFiles);
  const coverage = { ...whole.coverage, requiredChecks: checks.coverage };
  const gaps = [...whole.gaps, ...checks.gaps];
  return { ...whole, requiredChecks: checks.names, coverage, gaps, requests, points };
}
