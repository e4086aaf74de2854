/** Which labels and branches tell incidents, hotfixes, alerts and toil. */
import { DEFAULT_SETTINGS } from '../config/defaults.ts';
import type { History } from '../history/model.ts';
import { matchesAny } from '../history/pattern.ts';
import type { Fit } from './fitted.ts';
import { together } from './fitted.ts';
import type { LabelKind } from './label-kinds.ts';
import { BESIDE, LABEL_KINDS } from './label-kinds.ts';
import { counted, isPlainName, listed, MOST_FITTED, quoted, wordsOf } from './names.ts';
import type { Seen } from './seen.ts';
import { isFromGitHub } from './seen.ts';
import { keyLine } from './yaml-value.ts';

/**
 * Labels in use that say what the default patterns look for and that those miss. One that says more than that
 * (`incident-follow-up`) is left open.
 */
export function fitLabels(seen: Seen): Fit {
  const kinds = isFromGitHub(seen) ? LABEL_KINDS : [];
  return together([...kinds.map((kind) => fitKind(seen.history, kind)), fitBranches(seen.history)]);
}

function fitKind(history: History, kind: LabelKind): Fit {
  const { path, defaults } = kind;
  const uses = usesOf(history, kind);
  const missed = [...uses.keys()].filter((name) => !matchesAny(defaults, name)).sort();
  const like = missed.filter((name) => spelled(name).some((word) => kind.words.includes(word)));
  const isSure = (name: string) =>
    isPlainName(name) && spelled(name).every((word) => kind.words.includes(word) || BESIDE.has(word));
  const sure = like.filter(isSure).slice(0, MOST_FITTED);
  const open = like.filter((name) => !sure.includes(name));
  const value = [...defaults, ...sure];
  const seen = sure.map((name) => `${counted(uses.get(name) ?? 0, kind.on)} labelled ${quoted(name)}`).join(', ');
  const example = open.filter(isPlainName).slice(0, MOST_FITTED);
  return {
    fitted: sure.length === 0 ? [] : [{ path, value, seen }],
    undecided:
      open.length === 0
        ? []
        : [
            {
              what: `Whether the label ${listed(open)} tells ${kind.tells}.`,
              add: keyLine(path, [...value, ...(example.length === 0 ? ['a pattern that fits it'] : example)]),
            },
          ],
  };
}

/** How many bear each label. */
function usesOf({ issues, pullRequests }: History, { on }: LabelKind): ReadonlyMap<string, number> {
  const borne = on === 'issue' ? issues.map(({ labels }) => labels) : pullRequests.map(({ labels }) => labels ?? []);
  const uses = new Map<string, number>();
  for (const name of borne.flat()) uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}

/** Its words, those of a hot fix as one. */
function spelled(name: string): readonly string[] {
  return wordsOf(name.replace(/hot[\s_-]fix/gi, 'hotfix'));
}

const PREFIX = /^hot[-_]?fix(?:es)?[-_/]/i;

/** Branches that start with a spelling of hotfix which the default patterns miss. */
function fitBranches({ pullRequests }: History): Fit {
  const path = 'failures.hotfix.branches';
  const { branches: defaults } = DEFAULT_SETTINGS.failures.hotfix;
  const names = pullRequests.flatMap(({ state, headBranch }) =>
    state === 'MERGED' && headBranch !== null && !matchesAny(defaults, headBranch) ? [headBranch] : [],
  );
  const prefixes = names.flatMap((name) => PREFIX.exec(name)?.[0].toLowerCase() ?? []);
  const patterns = [...new Set(prefixes)].sort().map((prefix) => `${prefix}*`);
  if (patterns.length === 0) return { fitted: [], undecided: [] };
  const seen = `${counted(prefixes.length, 'merge')} from a branch such as ${listed(patterns)}`;
  return { fitted: [{ path, value: [...defaults, ...patterns], seen }], undecided: [] };
}
