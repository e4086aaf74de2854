/** What is said when it is done. Names from the repository come through `plainText`. */
import { plainText } from '../render/plain-text.ts';
import type { Fit } from './fitted.ts';
import { CONFIG_FILE, JUDGE_FILE } from './plan-files.ts';
import { keyLine } from './yaml-value.ts';

/** What became of a file. */
export type Written = {
  /** From the top of the clone. */
  readonly path: string;
  /** Why it was not written; `null`: it was. */
  readonly leftAlone: string | null;
};

export type Outcome = {
  readonly files: readonly Written[];
  readonly shown: readonly string[];
  readonly fit: Fit;
  /** Whether the guardrails are to be enforced. */
  readonly enforce: boolean;
  /** The command that shows the figures. */
  readonly report: string;
};

const MOST_TEXT = 600;

/** What was written, what was seen, what was fitted and by what, what is open and the line for it, and what to do next. */
export function resultText(outcome: Outcome): string {
  const { files, shown, fit } = outcome;
  const written = files.filter(isNew).map(({ path }) => path);
  const kept = files.filter((file) => !isNew(file)).map(({ path, leftAlone }) => `${path} ${leftAlone}: left alone`);
  const fitted = fit.fitted.map(({ path, value, seen }) => [keyLine(path, value), `seen: ${seen}`]);
  const undecided = fit.undecided.map(({ what, add }) => [what, add]);
  const parts = [
    part('Written', written.map(alone)),
    part('Left alone', kept.map(alone)),
    part('Seen', shown.map(alone)),
    part(isKept(files, CONFIG_FILE) ? 'Fits, for what is left alone' : 'Fitted', fitted),
    part('Not decided: add the line where it is true', undecided),
    part('Next', next(outcome, written).map(alone)),
  ];
  return `${parts.filter((text) => text !== '').join('\n\n')}\n`;
}

function isNew({ leftAlone }: Written): boolean {
  return leftAlone === null;
}

function isKept(files: readonly Written[], path: string): boolean {
  return files.some((file) => file.path === path && !isNew(file));
}

function next({ files, enforce, report }: Outcome, written: readonly string[]): string[] {
  const commit =
    written.length === 0
      ? 'add to your files what fits, and commit them'
      : `put the account of One-Pizza in place of OWNER, and commit: git add ${written.join(' ')}`;
  if (!enforce) return [commit, report];
  return [...(isKept(files, JUDGE_FILE) ? [REPLACE] : []), commit, RULESET, report];
}

const REPLACE =
  'the workflow that judges pull requests was left alone: to let it enforce, remove it and run one-pizza init --enforce again';
const RULESET =
  'on the default branch, require the status check one-pizza of GitHub Actions in a ruleset, with an approval that a push dismisses';

function alone(text: string): readonly string[] {
  return [text];
}

/** A heading with entries, each a line with further lines below it; empty without entries. */
function part(heading: string, entries: readonly (readonly string[])[]): string {
  if (entries.length === 0) return '';
  const lines = entries.flatMap(([first = '', ...rest]) => [
    `  ${plainText(first, MOST_TEXT)}`,
    ...rest.map((text) => `    ${plainText(text, MOST_TEXT)}`),
  ]);
  return [heading, ...lines].join('\n');
}
