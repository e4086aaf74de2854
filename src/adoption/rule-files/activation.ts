/** Whether a rule's front matter lets its tool apply it: unknown modes, flags that are no flags, globs that fit nothing. */
import type { Finding } from './finding.ts';
import { type FrontMatter, frontMatterOf, valueAt } from './front-matter.ts';
import { commaListOf, fits, globOf } from './glob.ts';
import type { TreeIndex } from './tree.ts';

type Rules = {
  /** What names the files a rule is for. */
  readonly globs?: string;
  /** A key whose value must be one of these words, and the one that needs globs. */
  readonly mode?: { readonly key: string; readonly words: readonly string[]; readonly withGlobs?: string };
  /** What must be there for the tool to apply the rule by itself. */
  readonly required?: string;
};

/** Names as each tool reads them, by the directory its rules lie in. */
function rulesFor(path: string): Rules | null {
  if (path.includes('.cursor/rules/')) return { globs: 'globs' };
  if (path.startsWith('.github/instructions/')) return { globs: 'applyTo', required: 'applyTo' };
  if (path.startsWith('.claude/rules/')) return { globs: 'paths' };
  if (path.startsWith('.devin/rules/') || path.startsWith('.windsurf/rules/')) {
    const words = ['always_on', 'glob', 'model_decision', 'manual'];
    return { globs: 'globs', mode: { key: 'trigger', words, withGlobs: 'glob' } };
  }
  if (path.startsWith('.kiro/steering/')) {
    const words = ['always', 'fileMatch', 'auto', 'manual'];
    return { globs: 'fileMatchPattern', mode: { key: 'inclusion', words, withGlobs: 'fileMatch' } };
  }
  if (path.includes('.augment/rules/')) {
    return { mode: { key: 'type', words: ['always_apply', 'manual', 'agent_requested'] } };
  }
  return null;
}

/** Where its tool applies a rule never or not as told. Manual rules are a choice, and so are missing descriptions. */
export function activationFindings(path: string, text: string, fitsSomething: FitsSomething): Finding[] {
  const rules = rulesFor(path);
  if (rules === null) return [];
  const at = (line: number, message: string, fix?: string): Finding => ({
    kind: 'activation',
    path,
    line,
    message,
    ...(fix === undefined ? {} : { fix }),
  });
  const head = frontMatterOf(text);
  if (head === 'unclosed') return [at(1, 'the front matter is never closed', 'end it with a line ---')];
  if (head === 'none') return withoutHead(path, rules, at);
  const findings: Finding[] = [];
  const always = valueAt(head, 'alwaysApply');
  if (path.endsWith('.mdc') && always !== null && !/^(?:true|false)$/.test(always.text)) {
    findings.push(at(always.line, 'alwaysApply is neither true nor false', 'write alwaysApply: true or false'));
  }
  if (rules.required !== undefined && valueAt(head, rules.required) === null) {
    findings.push(at(1, `no ${rules.required}: the rule is never applied by itself`, `add ${rules.required}: "**"`));
  }
  return [...findings, ...modeFindings(head, rules, at), ...globFindings(head, { rules, path, at, fitsSomething })];
}

type At = (line: number, message: string, fix?: string) => Finding;

function withoutHead(path: string, rules: Rules, at: At): Finding[] {
  if (path.endsWith('.mdc')) {
    return [
      at(1, 'no front matter: Cursor never applies the rule by itself', 'say when: alwaysApply, globs or description'),
    ];
  }
  if (rules.required === undefined) return [];
  return [at(1, `no ${rules.required}: the rule is never applied by itself`, `add ${rules.required}: "**"`)];
}

function modeFindings(head: FrontMatter, { mode, globs }: Rules, at: At): Finding[] {
  const value = mode === undefined ? null : valueAt(head, mode.key);
  if (mode === undefined || value === null) return [];
  if (!mode.words.includes(value.text)) {
    return [at(value.line, `${mode.key} is none of the words its tool knows`, `use one of ${mode.words.join(', ')}`)];
  }
  if (value.text !== mode.withGlobs || globs === undefined || valueAt(head, globs) !== null) return [];
  return [at(value.line, `${mode.key} asks for ${globs}, and there is none`, `add ${globs}`)];
}

function globFindings(
  head: FrontMatter,
  from: { readonly rules: Rules; readonly path: string; readonly at: At; readonly fitsSomething: FitsSomething },
): Finding[] {
  const value = from.rules.globs === undefined ? null : valueAt(head, from.rules.globs);
  if (value === null) return [];
  const base = from.path.slice(0, Math.max(0, from.path.indexOf('/.')));
  const globs = commaListOf(value.text);
  if (globs.length === 0 || globs.some((glob) => from.fitsSomething(glob, base) !== false)) return [];
  return [from.at(value.line, `${from.rules.globs} fits no file of the repository`, 'correct it, or remove the rule')];
}

/** Whether a glob fits a file, from the root or from `base`; `null`: not known. */
export type FitsSomething = (glob: string, base: string) => boolean | null;

/** Comparisons in all: beyond, the answer is "not known". */
const MAX_COMPARISONS = 3_000_000;

/** Answers whether globs of front matter fit any file, each asked of the tree once. */
export function globsOver(index: TreeIndex): FitsSomething {
  const paths = [...index.entries.keys()];
  const known = new Map<string, boolean | null>();
  let left = MAX_COMPARISONS;
  return (glob, base) => {
    // Negations and character classes are read differently from tool to tool.
    if (index.truncated || /[![\]()]/.test(glob)) return null;
    const key = `${base}\n${glob}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    left -= paths.length;
    const answer = left < 0 ? null : paths.some(matcherOf(glob, base));
    known.set(key, answer);
    return answer;
  };
}

/** A glob without a slash fits names anywhere; one with a slash fits from the root, from `base`, or below either. */
function matcherOf(glob: string, base: string): (path: string) => boolean {
  const plain = glob.replace(/^\.?\//, '').replace(/\/$/, '/**');
  const anywhere = globOf(
    plain.startsWith('**/') || !plain.includes('/') ? `**/${plain.replace(/^\*\*\//, '')}` : plain,
  );
  const below = globOf(`${plain}/**`);
  return (path) => {
    const inner = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path;
    return fits(anywhere, path) || fits(anywhere, inner) || fits(below, path) || fits(below, inner);
  };
}
