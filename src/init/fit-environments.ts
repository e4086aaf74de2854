/** Which environments are production. */
import { DEFAULT_SETTINGS } from '../config/defaults.ts';
import { matches, matchesAny } from '../history/pattern.ts';
import type { Fit, Undecided } from './fitted.ts';
import { counted, isPlainName, listed, MOST_FITTED, quoted, wordsOf } from './names.ts';
import type { Seen } from './seen.ts';
import { keyLine } from './yaml-value.ts';

const PATH = 'deployments.environments';
const PRODUCTION = new Set(['prod', 'prd', 'production', 'live']);
/** With one of these words beside it, it is another environment, or may be. */
const OTHERS = new Set(
  'pre preprod non nonprod not no post test tests testing stage staging stg dev develop development qa uat preview previews pr review sandbox demo mirror shadow copy dry plan'.split(
    ' ',
  ),
);

/** Environments that nobody chose a name for. */
const MADE_BY_GITHUB = new Set(['github-pages', 'copilot']);

type EnvironmentSeen = {
  readonly name: string;
  /** Deployments that succeeded, as far as they were read. */
  readonly deployments: number;
  /** Paths of the workflows whose jobs name it. */
  readonly workflows: readonly string[];
};

/**
 * Names that say production and that the default patterns miss are added to those of the patterns that match something.
 * What only may be production is left open, and so is what the default patterns match and should perhaps not.
 */
export function fitEnvironments(seen: Seen): Fit {
  const { environments: defaults } = DEFAULT_SETTINGS.deployments;
  const all = environmentsIn(seen);
  const isDefault = ({ name }: EnvironmentSeen) => matchesAny(defaults, name);
  const missed = all.filter((each) => !isDefault(each) && saysProduction(each.name));
  const plain = missed.filter(({ name }) => isPlainName(name));
  const added = plain.length > MOST_FITTED ? [] : plain;
  const known = all.filter(isDefault);
  const used = defaults.filter((pattern) => known.some(({ name }) => matches(pattern, name)));
  const value = [...used, ...added.map(({ name }) => name)];
  const fitted = added.length === 0 ? [] : [{ path: PATH, value, seen: [...known, ...added].map(shown).join(', ') }];
  return {
    fitted,
    undecided: [...unwritable(missed, added, value), ...doubtful(known, added), ...nameless(all, known, missed)],
  };
}

function environmentsIn({ history, workflows }: Seen): readonly EnvironmentSeen[] {
  const named = (workflows ?? []).flatMap(({ environments }) => environments);
  const deployed = history.deployments.map(({ environment }) => environment);
  const names = [...new Set([...(history.environments ?? []), ...deployed, ...named])].sort();
  return names.map((name) => ({
    name,
    deployments: history.deployments.filter(
      ({ environment, statuses }) => environment === name && statuses.some(({ state }) => state === 'SUCCESS'),
    ).length,
    workflows: (workflows ?? []).filter(({ environments }) => environments.includes(name)).map(({ path }) => path),
  }));
}

function saysProduction(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => PRODUCTION.has(word)) && !words.some((word) => OTHERS.has(word));
}

function shown({ name, deployments, workflows }: EnvironmentSeen): string {
  if (deployments > 0) return `${counted(deployments, 'deployment')} to ${quoted(name)}`;
  return workflows.length === 0 ? `environment ${quoted(name)}` : `${quoted(name)} in ${listed(workflows)}`;
}

function unwritable(
  missed: readonly EnvironmentSeen[],
  added: readonly EnvironmentSeen[],
  value: readonly string[],
): Undecided[] {
  const odd = missed.filter((each) => !added.includes(each)).map(({ name }) => name);
  if (odd.length === 0) return [];
  return [
    {
      what: `Whether ${listed(odd)} is production: these are too many names, or some that can't be written as they are.`,
      add: keyLine(PATH, [...value, 'a pattern that fits it']),
    },
  ];
}

/** What the default patterns take for production although the name speaks against it. */
function doubtful(known: readonly EnvironmentSeen[], added: readonly EnvironmentSeen[]): Undecided[] {
  const odd = known.filter(({ name }) => !saysProduction(name));
  if (odd.length === 0) return [];
  const rest = [...known, ...added].filter((each) => !odd.includes(each) && isPlainName(each.name));
  const names = rest.length === 0 ? ['production'] : rest.map(({ name }) => name);
  return [
    {
      what: `Whether ${listed(odd.map(({ name }) => name))} is production: it counts as such. If it is not, name those that are.`,
      add: keyLine(PATH, names),
    },
  ];
}

/** Environments, and none that says production. */
function nameless(
  all: readonly EnvironmentSeen[],
  known: readonly EnvironmentSeen[],
  missed: readonly EnvironmentSeen[],
): Undecided[] {
  if (all.length === 0 || known.length > 0 || missed.length > 0) return [];
  const names = all.map(({ name }) => name).filter((name) => !MADE_BY_GITHUB.has(name));
  if (names.length === 0) return [];
  const example = names.find(isPlainName) ?? 'production';
  return [
    {
      what: `Which environment is production: none of ${listed(names)} says so.`,
      add: keyLine(PATH, [example]),
    },
  ];
}
