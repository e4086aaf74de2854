/** Trees for tests: paths with their texts, `link('target')` for a symlink, `SUBMODULE` for one. */
import { createHash } from 'node:crypto';
import { assessRuleFiles } from '../../../src/adoption/rule-files/assess.ts';
import type { Known, RuleFileAssessment } from '../../../src/adoption/rule-files/assessment.ts';
import type { FileText, RepositoryTree, TextOf, TreeEntry } from '../../../src/adoption/rule-files/tree.ts';

type Held = string | { readonly link: string } | { readonly text: FileText };
export type Files = Readonly<Record<string, Held>>;

export function link(target: string): Held {
  return { link: target };
}

export function aTree(files: Files, truncated = false): { readonly tree: RepositoryTree; readonly textOf: TextOf } {
  const entries = Object.entries(files).map(([path, held]): TreeEntry => {
    const text = textOfHeld(held);
    const bytes = typeof text === 'string' ? path : text.text;
    const sha = createHash('sha1').update(bytes).digest('hex');
    const mode = typeof held !== 'string' && 'link' in held ? 'symlink' : 'file';
    return { path, mode, size: typeof text === 'string' ? null : new TextEncoder().encode(text.text).length, sha };
  });
  const texts = new Map(Object.entries(files).map(([path, held]) => [path, textOfHeld(held)]));
  return { tree: { entries, truncated }, textOf: (path) => texts.get(path) ?? 'unread' };
}

export function assess(files: Files, known: Known & { readonly truncated?: boolean } = {}): RuleFileAssessment {
  const { tree, textOf } = aTree(files, known.truncated);
  return assessRuleFiles(tree, textOf, known);
}

/** `kind path:line message` of every finding. */
export function shown({ findings }: RuleFileAssessment): string[] {
  return findings.map(({ kind, path, line, message }) => `${kind} ${path}:${line ?? '-'} ${message}`);
}

function textOfHeld(held: Held): FileText {
  if (typeof held === 'string') return { text: held, truncated: false };
  return 'link' in held ? { text: held.link, truncated: false } : held.text;
}
