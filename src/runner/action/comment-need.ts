/** Whether a verdict asks somebody to act, for comments that are written only then. */
import type { Report } from '../../report/report.ts';

type Judged = Pick<Report, 'guardrails' | 'result'>;

/** Whether something is violated, or holds the build up. */
export function needsAction({ guardrails, result }: Judged): boolean {
  return guardrails.violations > 0 || result === 'pending';
}

/** Whether what is enforced is known to hold: what can't be seen, or is not judged, resolves nothing. */
export function isSettled(report: Judged): boolean {
  const { rules } = report.guardrails;
  const isOpen = rules.some(({ level, status }) => level === 'error' && status !== 'pass' && status !== 'skipped');
  return !needsAction(report) && !isOpen && rules.some(({ status }) => status !== 'skipped');
}
