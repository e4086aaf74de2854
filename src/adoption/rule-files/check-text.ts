/** All that one rule file's text can be checked for. */
import { activationFindings, type FitsSomething } from './activation.ts';
import { commandsIn } from './commands.ts';
import { type Statements, statementsOf } from './contradictions.ts';
import type { Finding } from './finding.ts';
import { frontMatterOf } from './front-matter.ts';
import { hiddenIn } from './hidden-unicode.ts';
import { importedNamesIn } from './imported.ts';
import { installsIn, type PackageManager, packageManagerFindings } from './installs.ts';
import { type MarkdownLine, markdownLinesOf } from './markdown.ts';
import { missingPathFindings, type PathCheck } from './missing-paths.ts';
import { missingScriptFindings } from './missing-scripts.ts';
import { namedPathsIn } from './named-paths.ts';
import type { ProjectScripts } from './project-scripts.ts';
import { secretsIn } from './secrets.ts';
import { type Topic, topicsOf } from './topics.ts';
import { directoryOf, isInTree } from './tree.ts';

/** What is known of the repository around a rule file. */
export type Facts = PathCheck & {
  readonly scripts: ProjectScripts;
  readonly locked: ReadonlySet<PackageManager>;
  readonly fitsSomething: FitsSomething;
};

/** A rule file's text: where it lies, and under which names tools find it. */
export type RuleText = { readonly path: string; readonly names: readonly string[]; readonly text: string };

export type Checked = {
  readonly findings: readonly Finding[];
  readonly topics: readonly Topic[];
  readonly statements: Statements;
  /** Whether nothing is left without front matter and comments. */
  readonly empty: boolean;
  readonly lines: number;
};

/** Reads a rule file's text against the repository. */
export function checkText(file: RuleText, facts: Facts): Checked {
  const { path, names, text } = file;
  const head = frontMatterOf(text);
  const lines = markdownLinesOf(text, typeof head === 'string' ? 0 : head.lastLine);
  const commands = commandsIn(lines);
  const installs = installsIn(commands);
  const bases = [...new Set([path, ...names].map(directoryOf))];
  const { paths, doubtful } = namedPathsIn(lines, (each) => isInTree(facts.index, each));
  const named = { paths: [...paths, ...importedNamesIn(names, lines)], doubtful };
  const about = names.map(aboutOf)[0] ?? '';
  return {
    findings: [
      ...activationFindings(path, text, facts.fitsSomething),
      ...missingPathFindings({ path, bases }, named, facts),
      ...missingScriptFindings(path, commands, facts.scripts),
      ...packageManagerFindings(path, installs, facts.locked),
      ...unsafeFindings(path, text),
    ],
    topics: topicsOf(path, lines, commands),
    statements: statementsOf({ path, about }, lines, { commands, installs }),
    empty: !lines.some(saysSomething),
    lines: text === '' ? 0 : lines.length - (text.endsWith('\n') ? 1 : 0),
  };
}

/** A file in a tool's directory speaks about the directory that holds it. */
function aboutOf(path: string): string {
  const hidden = path.startsWith('.') ? 0 : path.indexOf('/.');
  return hidden < 0 ? directoryOf(path) : path.slice(0, hidden);
}

function saysSomething(line: MarkdownLine): boolean {
  return !line.aside && /[^\s\p{Cc}\p{Cf}]/u.test(line.text);
}

function unsafeFindings(path: string, text: string): Finding[] {
  const hidden = hiddenIn(text).map(({ line, what }): Finding => {
    const message = `${what} that a reader does not see`;
    return { kind: 'hidden-unicode', path, line, message, fix: 'remove them' };
  });
  const secrets = secretsIn(text).map(({ what, index }): Finding => {
    const line = text.slice(0, index).split('\n').length;
    return { kind: 'secret', path, line, message: `it looks like ${what}`, fix: 'revoke it, then remove it' };
  });
  return [...hidden, ...secrets.slice(0, 20)];
}
