/** What each guardrail says, in the words that every form of the report sets. */
import type { GuardrailsSection, ReportedGuardrail } from '../report/guardrails.ts';
import { counted } from './counted.ts';
import type { Fact } from './facts.ts';
import { togetherByText } from './facts.ts';
import { isAwaited, isEnforced } from './guardrail-verdict.ts';
import { placeText } from './place.ts';
import { plainText } from './plain-text.ts';
import { SYMBOLS } from './statuses.ts';

const MESSAGE_LENGTH = 600;
const TEXT_LENGTH = 300;
/** Evidence may be an error with all that is allowed instead. */
const EVIDENCE_LENGTH = 700;
const MAX_EVIDENCE = 10;

export type ShownEvidence = {
  /** `src/a.ts:12`; `null`: it stands in no file. */
  readonly place: string | null;
  readonly text: string;
};

/** A rule that does not hold, or can't be told; or several of which the same is said. Each text is one line; what stands between backticks is code. */
export type ShownGuardrail = {
  readonly symbol: string;
  /** Of several, each title. */
  readonly title: string;
  /** It fails the build, or holds it up. */
  readonly isBinding: boolean;
  /** The status in words, with what it means where the level says less than the status: `fail, warning only`. */
  readonly status: string;
  readonly message: string;
  /** Empty where it is said of several. */
  readonly why: string;
  readonly fix: string | null;
  readonly evidence: readonly ShownEvidence[];
  /** How much evidence there is beside the shown and the message, in `report.json` as far as it goes. */
  readonly moreEvidence: number;
};

/** Rules of one status that need no action; those that say the same stand in one line. */
export type Quiet = { readonly summary: string; readonly rules: readonly Fact[] };

/** What does not hold, or can't be told: violations first, then what waits, then warnings; failures before others. */
export function openGuardrails(section: GuardrailsSection): ShownGuardrail[] {
  const open = section.rules.filter(({ status }) => status !== 'pass' && status !== 'skipped');
  return together(
    open.toSorted((a, b) => urgency(a, section) - urgency(b, section)).map((rule) => shown(rule, section)),
  );
}

/** Those that hold, and those that do not apply; none for a status that no rule has. */
export function quietGuardrails({ rules }: GuardrailsSection): Quiet[] {
  const of = (status: ReportedGuardrail['status']): Fact[] =>
    rules
      .filter((rule) => rule.status === status)
      .map(({ title, message }) => ({ label: plainText(title), text: plainText(message, MESSAGE_LENGTH) }));
  const [passed, skipped] = [of('pass'), of('skipped')];
  return [
    { summary: `${SYMBOLS.pass} ${passed.length} pass`, rules: togetherByText(passed) },
    {
      summary: `${SYMBOLS.skipped} ${skipped.length} skipped (${skipped.length === 1 ? 'does' : 'do'} not apply)`,
      rules: togetherByText(skipped),
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

/** Rules of which the same is said, such as that the pull request could not be read, as one, where the first stood. */
function together(rules: readonly ShownGuardrail[]): ShownGuardrail[] {
  const groups = new Map<string, ShownGuardrail>();
  for (const [at, rule] of rules.entries()) {
    const { status, message, fix, evidence } = rule;
    const key = evidence.length === 0 ? JSON.stringify([status, message, fix]) : String(at);
    const group = groups.get(key);
    groups.set(key, group === undefined ? rule : { ...group, title: `${group.title}, ${rule.title}`, why: '' });
  }
  return [...groups.values()];
}

const ORDER = ['fail', 'pending', 'unknown', 'pass', 'skipped'] as const;

function urgency(rule: ReportedGuardrail, section: GuardrailsSection): number {
  const effect = rule.isViolation ? 0 : isAwaited(rule, section) ? 1 : 2;
  return 2 * (ORDER.length * effect + ORDER.indexOf(rule.status)) + (rule.level === 'error' ? 0 : 1);
}

function shown(rule: ReportedGuardrail, section: GuardrailsSection): ShownGuardrail {
  const { title, status, message, why, fix, evidence } = rule;
  const others = evidence.items.filter(({ text }) => text !== message);
  const items = others.slice(0, MAX_EVIDENCE);
  const word = statusText(rule, section);
  return {
    symbol: word === WARNED ? SYMBOLS.warning : SYMBOLS[status],
    title: plainText(title),
    isBinding: rule.isViolation || isAwaited(rule, section),
    status: word,
    message: plainText(message, MESSAGE_LENGTH),
    why: plainText(why, TEXT_LENGTH),
    fix: fix === null ? null : plainText(fix, MESSAGE_LENGTH),
    evidence: items.map(({ text, path, line }) => ({
      place: path === null ? null : placeText({ path, line }, TEXT_LENGTH),
      text: plainText(text, EVIDENCE_LENGTH) || 'without words',
    })),
    moreEvidence: evidence.total - (evidence.items.length - others.length) - items.length,
  };
}

const WARNED = 'fail, warning only';

function statusText(rule: ReportedGuardrail, section: GuardrailsSection): string {
  const { status, isViolation } = rule;
  if (status === 'unknown') return isViolation ? 'unknown, counted as violated' : 'unknown';
  return isViolation || isEnforced(rule, section) ? status : `${status}, warning only`;
}
