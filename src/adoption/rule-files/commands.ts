/** Commands that a rule file gives: lines of shell fences, and code spans that start like a command. */
import type { MarkdownLine } from './markdown.ts';

export type Command = {
  readonly words: readonly string[];
  readonly line: number;
  /** In a fence, not in a code span. */
  readonly fenced: boolean;
  /** Whether it stands where an order stands: in a fence, or after `run`, a colon, a bullet and the like. */
  readonly ordered: boolean;
  /** Whether the text around it tells not to run it, or shows it as the wrong way. */
  readonly discouraged: boolean;
};

const SHELLS = new Set(['sh', 'bash', 'shell', 'zsh', 'fish', 'console', 'shell-session', 'shellsession', 'terminal']);

/** Programs that make a line of an unnamed fence, or a code span, a command. */
const PROGRAMS = new Set([
  ...['npm', 'npx', 'pnpm', 'yarn', 'bun', 'bunx', 'deno', 'node', 'vitest', 'jest', 'mocha', 'tsc', 'turbo', 'nx'],
  ...['make', 'just', 'task', 'cmake', 'ctest', 'bazel', 'mvn', './mvnw', 'gradle', './gradlew', 'sbt'],
  ...['python', 'python3', 'pytest', 'uv', 'uvx', 'poetry', 'pipenv', 'pip', 'tox', 'nox', 'ruff', 'mypy', 'hatch'],
  ...['cargo', 'go', 'zig', 'dotnet', 'swift', 'bundle', 'rake', 'rails', 'bin/rails', 'composer', 'php', 'mix'],
  ...['docker', 'docker-compose', 'git', 'gh', 'pre-commit', 'golangci-lint', 'phpunit', 'rspec', 'rustup'],
]);

const NEGATIVE =
  /\b(?:never|not|don['’]t|doesn['’]t|avoid|instead of|rather than|no longer|without|deprecated|removed|wrong)\b|❌|✗|🚫/iu;
const WRONG_WAY = /\b(?:wrong|bad|don['’]t|do not|never|avoid|incorrect)\b|❌|✗|🚫/iu;
const ORDER = /(?:^|[:(|]|\b(?:run|runs|use|using|with|execute|do|then|first|and|or)|[-*]|\d[.)])[\s*_]*$/i;
const BEFORE_SPAN = 60;

/** All commands of a text, in order. A line joined by `&&`, `||`, `;` or `|` is several. */
export function commandsIn(lines: readonly MarkdownLine[]): Command[] {
  const commands: Command[] = [];
  let wrongWay = false;
  for (const line of lines) {
    if (line.aside) continue;
    if (line.fence === null) {
      wrongWay = false;
      if (line.spans.length > 0) commands.push(...inSpans(line));
      continue;
    }
    if (!SHELLS.has(line.fence) && line.fence !== '') continue;
    const text = line.text.trim();
    if (text === '') wrongWay = false;
    if (text.startsWith('#')) {
      wrongWay = WRONG_WAY.test(text);
      continue;
    }
    commands.push(...inFence(line, wrongWay));
  }
  return commands;
}

function inFence(line: MarkdownLine, wrongWay: boolean): Command[] {
  const comment = line.text.search(/\s#\s/);
  const code = comment < 0 ? line.text : line.text.slice(0, comment);
  const discouraged = wrongWay || (comment >= 0 && WRONG_WAY.test(line.text.slice(comment)));
  return commandsOf(code).flatMap((words) =>
    PROGRAMS.has(words[0] ?? '') && (line.fence !== '' || isTerse(words))
      ? [{ words, line: line.number, fenced: true, ordered: true, discouraged }]
      : [],
  );
}

function inSpans(line: MarkdownLine): Command[] {
  return line.spans.flatMap(({ text, start }) => {
    const commands = text.includes(' ') ? commandsOf(text) : [];
    return commands.flatMap((words) => {
      if (words.length < 2 || !PROGRAMS.has(words[0] ?? '')) return [];
      const before = line.text.slice(Math.max(0, start - BEFORE_SPAN), start);
      return [
        { words, line: line.number, fenced: false, ordered: ORDER.test(before), discouraged: NEGATIVE.test(before) },
      ];
    });
  });
}

/** Words of each command on a line; prompts, variables set before it and `sudo` left off. */
function commandsOf(code: string): string[][] {
  return code
    .replace(/^\s*[$%>]\s+/, '')
    .split(/&&|\|\||[;|]/)
    .map((each) => {
      const words = each.trim().split(/\s+/).map(withoutQuotes);
      while (/^[A-Za-z_]\w*=/.test(words[0] ?? '') || words[0] === 'sudo' || words[0] === 'time') words.shift();
      return words;
    });
}

function withoutQuotes(word: string): string {
  return word.replace(/^["']|["']$/g, '');
}

/** In a fence without a language prose is as likely as code: `make sure that it works`. */
function isTerse(words: readonly string[]): boolean {
  return (
    words.length <= 6 && !words.some((word) => /^(?:sure|the|a|an|it|is|to|that|this|all|and|you|your)$/i.test(word))
  );
}
