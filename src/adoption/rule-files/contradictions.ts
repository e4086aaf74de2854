/** Rule files of one directory that tell an agent different things: which package manager, test runner, coverage. */
import type { Command } from './commands.ts';
import { type Finding, quoted } from './finding.ts';
import type { Install } from './installs.ts';
import type { MarkdownLine } from './markdown.ts';

/** What one file says of each matter, with the line where it first does. */
export type Statements = {
  readonly path: string;
  /** The directory the file speaks about. */
  readonly about: string;
  readonly said: Readonly<Record<Matter, ReadonlyMap<string, number>>>;
};

type Matter = 'package manager' | 'test runner' | 'coverage';

/** Runners of one language; two files that each name another one of them can't both be right. */
const RUNNERS: ReadonlyMap<string, string> = new Map([
  ['vitest', 'JavaScript'],
  ['jest', 'JavaScript'],
  ['mocha', 'JavaScript'],
  ['ava', 'JavaScript'],
  ['pytest', 'Python'],
  ['unittest', 'Python'],
  ['nose2', 'Python'],
]);
const WRAPPERS = new Set(['npx', 'bunx', 'uvx', 'pnpm', 'yarn', 'npm', 'uv', 'poetry', 'pipenv', 'python', 'python3']);
const COVERAGE =
  /(?<![\d.])(\d{2,3}(?:\.\d)?)\s?%.{0,40}\bcoverage\b|\bcoverage\b.{0,40}?(?<![\d.])(\d{2,3}(?:\.\d)?)\s?%/i;

/** What a file says. Numbers for coverage are read from prose only. */
export function statementsOf(
  file: { readonly path: string; readonly about: string },
  lines: readonly MarkdownLine[],
  used: { readonly commands: readonly Command[]; readonly installs: readonly Install[] },
): Statements {
  const managers = new Map<string, number>();
  for (const { manager, line } of used.installs) if (!managers.has(manager)) managers.set(manager, line);
  const runners = new Map<string, number>();
  for (const { words, line, discouraged } of used.commands) {
    const runner = discouraged ? null : runnerOf(words);
    if (runner !== null && !runners.has(runner)) runners.set(runner, line);
  }
  const coverage = new Map<string, number>();
  for (const { text, number, fence, aside } of lines) {
    if (fence !== null || aside || !text.includes('%')) continue;
    const match = COVERAGE.exec(text.slice(0, 1_000));
    const percent = match?.[1] ?? match?.[2];
    if (percent !== undefined && Number(percent) <= 100) coverage.set(`${percent} %`, number);
  }
  return { ...file, said: { 'package manager': managers, 'test runner': runners, coverage } };
}

function runnerOf(words: readonly string[]): string | null {
  const name = words.find((word) => !WRAPPERS.has(word) && !/^(?:exec|run|dlx|-m|--)$/.test(word));
  return name !== undefined && RUNNERS.has(name) ? name : null;
}

/** One finding for each matter on which a file and an earlier one of the same directory agree in nothing. */
export function contradictionFindings(files: readonly Statements[]): Finding[] {
  const first = new Map<string, Statements>();
  const findings: Finding[] = [];
  for (const file of files) {
    for (const matter of ['package manager', 'test runner', 'coverage'] as const) {
      const here = file.said[matter];
      // Several numbers or tools in one file are for several parts: nothing to compare.
      const [entry, ...others] = here;
      if (entry === undefined || others.length > 0) continue;
      const [value, line] = entry;
      const key = [matter, file.about, kindOf(matter, value)].join('\n');
      const before = first.get(key);
      if (before === undefined) first.set(key, file);
      else if (!before.said[matter].has(value)) {
        const other = [...before.said[matter].keys()][0] ?? '';
        const message = `${matter}: ${value} here, ${other} in ${quoted(before.path)}`;
        findings.push({ kind: 'contradiction', path: file.path, line, message, fix: 'say it in one file' });
      }
    }
  }
  return findings;
}

function kindOf(matter: Matter, value: string): string {
  if (matter === 'test runner') return RUNNERS.get(value) ?? '';
  if (matter === 'package manager') return ['uv', 'poetry', 'pipenv'].includes(value) ? 'Python' : 'JavaScript';
  return '';
}
