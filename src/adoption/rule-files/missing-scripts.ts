/** Commands of a rule file that run a script, target, recipe or task which no file of the repository defines. */
import type { Command } from './commands.ts';
import { type Finding, quoted } from './finding.ts';
import { isDefined, type ProjectScripts, type Runnable } from './project-scripts.ts';

type Run = { readonly what: string; readonly names: readonly string[]; readonly from: Runnable };

/** A name that stands for others, or was made up to show where one goes. */
const NO_NAME =
  /[<>{}[\]$*?"'`()…|\\/,]|\.\.|^\.|^[A-Z_]+$|^(?:foo|bar|baz|name|script|target|task|recipe|command|xxx+)$/;
const NAME = /^[\w.:@-]{1,100}$/;

/** One finding for each run of something that exists nowhere. Where not every definition could be read: none. */
export function missingScriptFindings(path: string, commands: readonly Command[], scripts: ProjectScripts): Finding[] {
  return commands.flatMap((command) => {
    if (command.discouraged) return [];
    const run = runOf(command, scripts);
    if (run === null || !run.from.complete) return [];
    return run.names
      .filter((name) => NAME.test(name) && !NO_NAME.test(name) && !isDefined(run.from, name))
      .map((name) => ({
        kind: 'missing-script' as const,
        path,
        line: command.line,
        message: `the ${run.what} ${quoted(name)} is defined nowhere`,
      }));
  });
}

function runOf({ words, fenced }: Command, scripts: ProjectScripts): Run | null {
  const [program = '', ...given] = words;
  if (program === 'make') return makeRun(given, scripts.make, fenced);
  // Other programs bear these names too, and `just` is an English word: only where the repository uses them.
  if (program === 'just' && scripts.just.files > 0) return firstName(given, 'just recipe', scripts.just);
  if (program === 'task' && scripts.task.files > 0) return firstName(given, 'task', scripts.task);
  return ['npm', 'pnpm', 'yarn', 'bun'].includes(program) ? scriptRun(program, given, scripts) : null;
}

function firstName(given: readonly string[], what: string, from: Runnable): Run | null {
  const name = given[0];
  return name === undefined || name.startsWith('-') || name.includes(':') ? null : { what, names: [name], from };
}

function makeRun(given: readonly string[], from: Runnable, fenced: boolean): Run | null {
  // `-C dir` and `-f file` run another makefile, of which all are read, but take a word that is no target.
  if (given.some((word) => word.startsWith('-')) || (from.files === 0 && !fenced)) return null;
  return { what: 'make target', names: given.filter((word) => !word.includes('=')), from };
}

/** `npm run x`, wherever flags stand. `yarn run` and `bun run` also run programs of packages, and bun runs files. */
function scriptRun(program: string, given: readonly string[], scripts: ProjectScripts): Run | null {
  const at = given.findIndex((word) => word === 'run' || word === 'run-script');
  if (at < 0 || given.slice(0, at).some((word) => !/^-/.test(word) && !isValueOfFlag(given, word))) return null;
  const name = given
    .slice(at + 1)
    .find((word, place) => !word.startsWith('-') && !isValueOfFlag(given.slice(at + 1), word, place));
  if (name === undefined) return null;
  const runsPrograms = program === 'yarn' || program === 'bun';
  if (runsPrograms && (scripts.packages.has(name) || /\.[a-z]+$/.test(name) || KNOWN_PROGRAMS.has(name))) return null;
  return { what: 'script', names: [name], from: scripts.scripts };
}

const KNOWN_PROGRAMS = new Set(['tsc', 'eslint', 'prettier', 'jest', 'vitest', 'vite', 'tsx', 'next', 'biome', 'test']);
const FLAGS_WITH_VALUE = new Set(['-w', '--workspace', '--filter', '-F', '--prefix', '-C', '--dir', '--cwd']);

function isValueOfFlag(words: readonly string[], word: string, place: number = words.indexOf(word)): boolean {
  return FLAGS_WITH_VALUE.has(words[place - 1] ?? '');
}
