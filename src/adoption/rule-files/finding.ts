/** What is wrong with a rule file: at most a broken path or name of it is ever quoted, cut and cleaned. */
import { holdsSecret } from './secrets.ts';

export type FindingKind =
  | 'not-loaded'
  | 'personal-file'
  | 'empty'
  | 'broken-link'
  | 'activation'
  | 'over-limit'
  | 'missing-path'
  | 'missing-script'
  | 'package-manager'
  | 'contradiction'
  | 'hidden-unicode'
  | 'secret'
  | 'unchecked';

/** `line` counts from 1; `null`: the finding is about the whole file. `fix` says what mends it, where that is known. */
export type Finding = {
  readonly kind: FindingKind;
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
  readonly fix?: string;
};

/** A text that looks like rule-file content is quoted up to here. */
const MAX_QUOTED = 120;

/** A path or name as it may stand in a message: no control or invisible characters, no secret, at most 120 long. */
export function quoted(name: string): string {
  if (holdsSecret(name)) return '(withheld: it looks like a secret)';
  const clean = name.slice(0, 4 * MAX_QUOTED).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ');
  const letters = [...clean];
  return letters.length <= MAX_QUOTED ? clean : `${letters.slice(0, MAX_QUOTED - 1).join('')}…`;
}

/** By path, then line, then kind and message, each once: the same findings in the same order for the same tree. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const distinct = new Map(findings.map((each) => [JSON.stringify(each), each]));
  return [...distinct.values()].toSorted(
    (a, b) =>
      compare(a.path, b.path) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compare(a.kind, b.kind) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
