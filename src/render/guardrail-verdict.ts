/** What all guardrails together say, in one line. */
import type { GuardrailsSection, ReportedGuardrail } from '../report/guardrails.ts';
import type { Report } from '../report/report.ts';
import { counted, enumerated } from './counted.ts';
import { plainText } from './plain-text.ts';
import { sentence } from './rows.ts';
import { SYMBOLS } from './statuses.ts';

const REASON_LENGTH = 200;

export type Verdict = { readonly symbol: string; readonly text: string };

/** Whether a rule can fail or hold up the build: at level `error`, or where the build fails on warnings, too. */
export function isEnforced(
  { level, isFromPreset }: ReportedGuardrail,
  { preset, failOn }: Pick<GuardrailsSection, 'preset' | 'failOn'>,
): boolean {
  if (failOn === 'never') return false;
  return level === 'error' || (failOn === 'warn' && !(isFromPreset && preset === 'observe'));
}

/** Whether a rule holds the build up until somebody acts. */
export function isAwaited(rule: ReportedGuardrail, section: Pick<GuardrailsSection, 'preset' | 'failOn'>): boolean {
  return rule.status === 'pending' && isEnforced(rule, section);
}

/** Such as `❌ 2 guardrails violated, 1 warning`, without a full stop. What is not known is never called held. */
export function guardrailVerdict({ guardrails, result }: Pick<Report, 'guardrails' | 'result'>): Verdict {
  const { rules, violations } = guardrails;
  if (rules.every(({ status }) => status === 'skipped')) {
    const symbol = result === 'pending' ? SYMBOLS.pending : SYMBOLS.skipped;
    return { symbol, text: notJudged(guardrails, result === 'pending' ? 'Not judged yet' : 'No guardrail applies') };
  }
  switch (result) {
    case 'fail':
      return { symbol: SYMBOLS.fail, text: violated(guardrails) };
    case 'pending':
      return {
        symbol: SYMBOLS.pending,
        text: joined([`Waiting for ${awaited(guardrails)}`, ...warningParts(guardrails)]),
      };
    case 'warn':
      return {
        symbol: SYMBOLS.warning,
        text: violations > 0 ? `${violated(guardrails)}; ${unenforced(guardrails)}` : warned(guardrails),
      };
    case 'pass':
      return { symbol: SYMBOLS.pass, text: held(guardrails) };
  }
}

/** The reasons are shown where it is one for all: a draft, for instance. */
function notJudged({ rules, subject }: GuardrailsSection, said: string): string {
  const about = subject === 'repository' ? 'the repository' : 'pull requests';
  const [first] = rules;
  if (first === undefined) return `No guardrail about ${about} is switched on`;
  if (rules.some(({ message }) => message !== first.message)) return said;
  return `${said}. ${plainText(first.message, REASON_LENGTH).replace(/\.$/, '')}`;
}

function violated(guardrails: GuardrailsSection): string {
  const { rules, violations } = guardrails;
  const unknown = rules.filter(({ status, isViolation }) => isViolation && status === 'unknown').length;
  const waiting = rules.filter((rule) => isAwaited(rule, guardrails)).length;
  return joined([
    `${counted(violations, 'guardrail')} violated${unknownOf(unknown, violations)}`,
    ...(waiting === 0 ? [] : [`${waiting} waiting`]),
    ...warningParts(guardrails),
  ]);
}

/** What is waited for where a rule is pending: who must act. */
const AWAITED: Partial<Readonly<Record<ReportedGuardrail['id'], string>>> = {
  'dual-gate': 'an approval',
  'architecture-approval': "a domain architect's approval",
  'guarded-files': "a code owner's approval",
  'security-checks': 'a security scan',
};

function awaited(guardrails: GuardrailsSection): string {
  const waiting = guardrails.rules.filter((rule) => isAwaited(rule, guardrails));
  const names = waiting.map(({ id, title }) => AWAITED[id] ?? `what "${plainText(title)}" needs`);
  return enumerated([...new Set(names)]);
}

function warned(guardrails: GuardrailsSection): string {
  const enforced = guardrails.rules.filter((rule) => isEnforced(rule, guardrails));
  if (enforced.length === 0) return `${sentence(unenforced(guardrails))}; ${joined(warningParts(guardrails))}`;
  const isSeen = enforced.every(({ status }) => status !== 'unknown');
  const text = isSeen ? 'No enforced guardrail violated' : 'No enforced guardrail seen violated';
  return joined([text, ...warningParts(guardrails)]);
}

function held(guardrails: GuardrailsSection): string {
  const { rules, subject } = guardrails;
  // Of a repository's run, "all guardrails" would be too much: none about pull requests is among them.
  const about = subject === 'repository' ? ' about the repository' : '';
  const count = rules.filter(({ status }) => status === 'pass').length;
  const skipped = rules.length - count;
  const parts = [
    count === 1
      ? `The one guardrail${about} that applies holds`
      : `All ${count} guardrails${about}${skipped === 0 ? '' : ' that apply'} hold`,
    ...(rules.some((rule) => isEnforced(rule, guardrails)) ? [] : [unenforced(guardrails)]),
  ];
  return parts.join('; ');
}

/** Warnings, and how many of them are so because nobody can tell. */
function warningParts({ rules, warnings }: GuardrailsSection): string[] {
  if (warnings === 0) return [];
  const unknown = rules.filter(({ status, isViolation }) => !isViolation && status === 'unknown').length;
  return [`${counted(warnings, 'warning')}${unknownOf(unknown, warnings)}`];
}

function unknownOf(unknown: number, all: number): string {
  if (unknown === 0) return '';
  return unknown < all ? ` (${unknown} of them unknown)` : all === 1 ? ' (unknown)' : ' (all unknown)';
}

function unenforced({ rules, preset, failOn }: GuardrailsSection): string {
  if (failOn === 'never') return 'nothing is enforced: fail-on never';
  const isOfPreset = preset === 'observe' && rules.every(({ isFromPreset }) => isFromPreset);
  return `nothing is enforced: ${isOfPreset ? 'preset observe' : 'no level is error'}`;
}

function joined(parts: readonly string[]): string {
  return parts.join(', ');
}
