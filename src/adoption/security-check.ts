import type { ScanCategory, SecurityCheckEntry } from './catalogue/security-checks.ts';
import { SECURITY_CHECKS } from './catalogue/security-checks.ts';

/** What is known of a check; `null` or empty what is not. */
export type CheckFacts = {
  /** The slug of the app that reported it; workflows report as `github-actions`. */
  readonly appSlug: string | null;
  readonly name: string;
  /** What the steps of its workflow use, such as `github/codeql-action/analyze@v3`. */
  readonly workflowUses: readonly string[];
};

/** The security scan that a check is, or `null` where nothing shows that it is one. */
export function securityCheckOf(check: CheckFacts): { readonly tool: string; readonly category: ScanCategory } | null {
  const found = SECURITY_CHECKS.find((entry) => isFit(entry, check));
  return found === undefined ? null : { tool: found.tool, category: found.category };
}

function isFit(entry: SecurityCheckEntry, { appSlug, name, workflowUses }: CheckFacts): boolean {
  switch (entry.match) {
    case 'app':
      return appSlug?.toLowerCase() === entry.appSlug;
    case 'name':
      return name === entry.name;
    case 'uses':
      return workflowUses.some((used) => isUsed(entry.uses.toLowerCase(), used.toLowerCase()));
  }
}

function isUsed(wanted: string, used: string): boolean {
  const path = used.split('@', 1)[0] ?? '';
  return path === wanted || path.startsWith(`${wanted}/`);
}
