import type { Guardrail, Level, Settings } from '../config/settings.ts';
import { exemptionFrom } from './exemptions.ts';
import { RULES } from './list.ts';
import type { Evidence, PullRequestSubject, RepositorySubject, Rule, Status, Verdict } from './rule.ts';

/** What a run is about. `because` is a plain sentence. */
export type Subject =
  | { readonly kind: 'pull-request'; readonly subject: PullRequestSubject }
  | { readonly kind: 'repository'; readonly subject: RepositorySubject }
  /** There is one, but which, or what is in it, can't be told. */
  | { readonly kind: 'unknown-pull-request'; readonly because: string; readonly fix: string | null }
  /** Its head moved on after the event: what is read now is not what the run was started for. */
  | { readonly kind: 'outdated'; readonly because: string }
  /** There is none. */
  | { readonly kind: 'none'; readonly because: string };

/** What one rule says. Texts are plain sentences; names in them are hostile. */
export type GuardrailResult = {
  readonly id: Guardrail;
  readonly title: string;
  /** `error` also for a rule that is off and fails all the same: see `Rule.isAbsolute`. */
  readonly level: Exclude<Level, 'off'>;
  /** Whether the preset set the level, and nobody this rule's by its name. */
  readonly isFromPreset: boolean;
  readonly status: Status;
  readonly message: string;
  readonly why: string;
  /** The shortest way to green; `null`: nothing is to be done, or nothing is known that helps. */
  readonly fix: string | null;
  readonly evidence: readonly Evidence[];
  /** Of the first evidence that stands in a file; `null`: none does. */
  readonly location: { readonly path: string; readonly line: number | null } | null;
  /** It fails the build whatever its level, and whatever the build fails on. */
  readonly isAbsolute: boolean;
};

/**
 * What the rules of the subject's scope say, in the order of their list. A rule that is off is not asked, unless it
 * fails whatever its level. Without a pull request to look at, the rules about pull requests are `unknown`, or
 * `skipped` where there is none.
 */
export function judgeGuardrails(
  subject: Subject,
  settings: Settings,
  rules: readonly Rule[] = RULES,
): GuardrailResult[] {
  return rules.flatMap((rule) => {
    const { level, from } = settings.guardrails.levels[rule.id];
    const mayBeAbsolute = subject.kind === 'pull-request' && rule.isAbsolute?.(subject.subject) === true;
    if (level === 'off' && !mayBeAbsolute) return [];
    const verdict = verdictOf(rule, subject, settings);
    if (verdict === null) return [];
    const isAbsolute = mayBeAbsolute && verdict.status === 'fail';
    if (level === 'off' && !isAbsolute) return [];
    const isFromPreset = from === 'preset';
    return [resultOf(rule, verdict, { level: level === 'off' ? 'error' : level, isFromPreset, isAbsolute })];
  });
}

/** `null`: the rule is not about such a subject. */
function verdictOf(rule: Rule, subject: Subject, settings: Settings): Verdict | null {
  if (subject.kind === 'repository') return rule.ofRepository?.(subject.subject, settings) ?? null;
  if (rule.ofPullRequest === undefined) return null;
  switch (subject.kind) {
    case 'pull-request': {
      const exemption = exemptionFrom(rule.id, subject.subject, settings);
      if (exemption?.isCertain === true) return unjudged('skipped', exemption.because);
      const verdict = rule.ofPullRequest(subject.subject, settings);
      return exemption === null ? verdict : perhapsExcused(verdict);
    }
    case 'unknown-pull-request':
      return { ...unjudged('unknown', subject.because), fix: subject.fix };
    case 'outdated':
      return unjudged('unknown', subject.because);
    case 'none':
      return unjudged('skipped', subject.because);
  }
}

/** What holds does so, whoever wrote it. */
function perhapsExcused(verdict: Verdict): Verdict {
  if (verdict.status === 'pass' || verdict.status === 'skipped') return verdict;
  const message = `Whether only an automation wrote it can't be seen, and if not: ${verdict.message}`;
  return { ...verdict, status: 'unknown', message };
}

function unjudged(status: 'unknown' | 'skipped', message: string): Verdict {
  return { status, message, fix: null, evidence: [] };
}

function resultOf(
  { id, title, why }: Rule,
  { status, message, fix, evidence }: Verdict,
  set: Pick<GuardrailResult, 'level' | 'isFromPreset' | 'isAbsolute'>,
): GuardrailResult {
  const [location = null] = evidence.flatMap(({ path, line }) => (path === null ? [] : [{ path, line }]));
  return { id, title, ...set, status, message, why, fix, evidence, location };
}
