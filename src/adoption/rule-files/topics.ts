/**
 * What a rule file speaks about. A topic is there if a heading or the file's own name says so, or two lines of prose
 * use its words; commands are there if fenced or quoted commands are. Conservative, and only information: no rule file
 * has required sections.
 */
import type { Command } from './commands.ts';
import type { MarkdownLine } from './markdown.ts';

export const TOPICS = ['tests', 'security', 'style', 'architecture', 'commands'] as const;
/** `tests`: tests and coverage; `style`: naming and style; `commands`: how to build, test and run. */
export type Topic = (typeof TOPICS)[number];

type Worded = Exclude<Topic, 'commands'>;

const HEADINGS: Readonly<Record<Worded, RegExp>> = {
  tests: /\b(?:tests?|testing|coverage|tdd)\b/i,
  security: /\b(?:security|secure|secrets?|credentials?|vulnerabilit\w+|authentication|authori[sz]ation)\b/i,
  style: /\b(?:style|styling|naming|conventions?|formatting|linting|lint|code quality|standards|idioms)\b/i,
  architecture: /\b(?:architecture|structure|layout|overview|modules?|components|design|organi[sz]ation|packages)\b/i,
};

const PROSE: Readonly<Record<Worded, RegExp>> = {
  tests:
    /\b(?:unit tests?|integration tests?|write tests?|add tests?|test coverage|coverage|test cases?|test suites?)\b/i,
  security:
    /\b(?:secrets?|credentials?|vulnerabilit\w+|injection|sanitiz\w+|api keys?|private keys?|untrusted|xss|csrf)\b/i,
  style:
    /\b(?:camelCase|snake_case|kebab-case|PascalCase|naming|prettier|eslint|indentation|code style|import order)\b/i,
  architecture: /\b(?:architecture|layers?|monorepo|module boundar\w+|entry points?|data flow|subsystems?)\b/i,
};

/** Lines of prose that must use a topic's words where no heading names it. */
const FEWEST_LINES = 2;
const FEWEST_COMMANDS = 2;

/** The topics of one file, in the order of `TOPICS`. `path` is read like a heading: `.cursor/rules/testing.mdc`. */
export function topicsOf(path: string, lines: readonly MarkdownLine[], commands: readonly Command[]): Topic[] {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/[-_.]/g, ' ');
  const headings = [name, ...lines.flatMap(({ heading }) => (heading === null ? [] : [heading]))].join('\n');
  return TOPICS.filter((topic) => {
    if (topic === 'commands') return commands.some(({ fenced }) => fenced) || commands.length >= FEWEST_COMMANDS;
    return HEADINGS[topic].test(headings) || isSpokenOf(PROSE[topic], lines);
  });
}

function isSpokenOf(words: RegExp, lines: readonly MarkdownLine[]): boolean {
  let count = 0;
  for (const line of lines) {
    if (line.fence !== null || line.aside || !words.test(line.text)) continue;
    count++;
    if (count === FEWEST_LINES) return true;
  }
  return false;
}
