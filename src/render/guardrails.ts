/** What each guardrail says, in the words that every form of the report sets. */
import type { GuardrailsSection, ReportedGuardrail } from '../report/guardrails.ts';
import { counted } from './counted.ts';
import type { Fact } from './facts.ts';
import { isAwaited, isEnforced } from './guardrail-verdict.ts';
import { plainText } from './plain-text.ts';
import { SYMBOLS } from './statuses.ts';

const MESSAGE_LENGTH = 600;
const TEXT_LENGTH = 300;
const MAX_EVIDENCE = 10;

export type ShownEvidence = {
  /** `src/a.ts:12`; `null`: it stands in no file. */
  readonly place: string | null;
  readonly text: string;
};

/** A rule that does not hold, or can't be told. Each text is one line; what stands between backticks is code. */
export type ShownGuardrail = {
  readonly symbol: string;
  readonly title: string;
  /** It fails the build, or holds it up. */
  readonly isBinding: boolean;
  /** The status in words, with what it means where the level says less than the status: `fail, warning only`. */
  readonly status: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string | null;
  readonly evidence: readonly ShownEvidence[];
  /** How much evidence there is beside the shown, in `report.json` as far as it goes. */
  readonly moreEvidence: number;
};

/** Rules of one status that need no action. */
export type Quiet = { readonly summary: string; readonly rules: readonly Fact[] };

/** What does not hold, or can't be told: violations first, then what waits, then warnings; failures before others. */
export function openGuardrails(section: GuardrailsSection): ShownGuardrail[] {
  const open = section.rules.filter(({ status }) => status !== 'pass' && status !== 'skipped');
  return open.toSorted((a, b) => urgency(a, section) - urgency(b, section)).map((rule) => shown(rule, section));
}

/** Those that hold, and those that do not apply; none for a status that no rule has. */
export function quietGuardrails({ rules }: GuardrailsSection): Quiet[] {
  const of = (status: ReportedGuardrail['status']): Fact[] =>
    rules
      .filter((rule) => rule.status === status)
      .map(({ title, message }) => ({ label: plainText(title), text: plainText(message, MESSAGE_LENGTH) }));
  const [passed, skipped] = [of('pass'), of('skipped')];
  return [
    { summary: `${SYMBOLS.pass} ${passed.length} pass`, rules: passed },
    {
      summary: `${SYMBOLS.skipped} ${skipped.length} skipped (${skipped.length === 1 ? 'does' : 'do'} not apply)`,
      rules: skipped,
    },
  ].filter((quiet) => quiet.rules.length > 0);
}

/** That a run on a repository says nothing about pull requests; `null`: it is about one. */
export function unjudgedText({ subject }: GuardrailsSection): string | null {
  if (subject !== 'repository') return null;
  return 'Guardrails about pull requests are not judged here, only on their events.';
}

/** `Evidence for "Size": 12 items`. */
export function evidenceTitle({ title, evidence, moreEvidence }: ShownGuardrail): string {
  return `Evidence for "${title}": ${counted(evidence.length + moreEvidence, 'item')}`;
}

const ORDER = ['fail', 'pending', 'unknown', 'pass', 'skipped'] as const;

function urgency(rule: ReportedGuardrail, section: GuardrailsSection): number {
  const effect = rule.isViolation ? 0 : isAwaited(rule, section) ? 1 : 2;
  return 2 * (ORDER.length * effect + ORDER.indexOf(rule.status)) + (rule.level === 'error' ? 0 : 1);
}

function shown(rule: ReportedGuardrail, section: GuardrailsSection): ShownGuardrail {
  const { title, status, message, why, fix, evidence } = rule;
  const items = evidence.items.slice(0, MAX_EVIDENCE);
  return {
    symbol: SYMBOLS[status],
    title: plainText(title),
    isBinding: rule.isViolation || isAwaited(rule, section),
    status: statusText(rule, section),
    message: plainText(message, MESSAGE_LENGTH),
    why: plainText(why, TEXT_LENGTH),
    fix: fix === null ? null : plainText(fix, MESSAGE_LENGTH),
    evidence: items.map(({ text, path, line }) => ({
      place: path === null ? null : `${plainText(path, TEXT_LENGTH)}${line === null ? '' : `:${line}`}`,
      text: plainText(text, TEXT_LENGTH) || 'without words',
    })),
    moreEvidence: evidence.total - items.length,
  };
}

function statusText(rule: ReportedGuardrail, section: GuardrailsSection): string {
  const { status, isViolation } = rule;
  if (status === 'unknown') return isViolation ? 'unknown, counted as violated' : 'unknown';
  return isViolation || isEnforced(rule, section) ? status : `${status}, warning only`;
}
