import { evidenceOf } from '../figures/evidence.ts';
import { wilson } from '../figures/wilson.ts';
import type { History } from '../history/model.ts';
import type { Toil } from '../readiness/toil.ts';
import { isToilTracked, TOIL_IN_WORDS, toilIn, trackToil } from '../readiness/toil.ts';
import type { Rule, Verdict } from './rule.ts';
import { fixOf, unread } from './unseen.ts';

const LESS = 'Take on what causes the most of what is listed, or raise `readiness.toil.quota-percent`.';

const FROM_GITHUB = 'Read the repository from GitHub: a clone shows neither labels nor issues.';
const LET_IT_READ = 'Let the job read them: grant `issues: read` and `pull-requests: read`.';

/** What tells of toil. */
const SEEN_IN = ['pullRequests', 'labels', 'texts', 'commits', 'issues'] as const;

export const toilQuota: Rule = {
  id: 'toil-quota',
  title: 'Toil quota',
  violatedWhen:
    "Toil is more than `readiness.toil.quota-percent` of the window's work, by the 95 % Wilson interval of its share. " +
    `${TOIL_IN_WORDS} Above the quota, but not beyond the interval, it is not clear, which is unknown; so are fewer ` +
    'items than `minimum-sample`, and a repository in which nothing was ever labelled toil.',
  why: 'Toil grows with the service: a team without a limit to it ends up with time for nothing else.',
  ofRepository({ delivery }, { readiness, minimumSample }) {
    const found = toilIn(delivery, delivery.window);
    if (found === null) return unseen(delivery.history);
    if (!isToilTracked(delivery)) return unknown('Nothing is labelled toil.', trackToil(delivery.settings));
    const { quotaPercent } = readiness.toil;
    const text = `Toil is ${found.toil} of ${found.total} pieces of work`;
    if (found.total === 0 || found.total < minimumSample) {
      return unknown(`${text}: too few to judge.`, 'Wait for more, or set a longer `window-days`.');
    }
    return judged(found, quotaPercent);
  },
};

function judged({ toil, total, items }: Toil, quotaPercent: number): Verdict {
  const [lower, upper] = wilson(toil, total);
  const share = `${percent(toil / total)} % (95 % ${percent(lower)}–${percent(upper)})`;
  const found = `Toil is ${share} of the work, ${toil} of ${total}; the quota is ${quotaPercent} %`;
  const evidence = evidenceOf(items).items.map((text) => ({ text, path: null, line: null }));
  if (toil * 100 <= total * quotaPercent) return { status: 'pass', message: `${found}.`, fix: null, evidence };
  if (lower * 100 > quotaPercent) return { status: 'fail', message: `${found}.`, fix: LESS, evidence };
  return { status: 'unknown', message: `${found}: whether it is above is not clear.`, fix: LESS, evidence };
}

function unseen({ source, gaps }: History): Verdict {
  // A clone's gaps are about what it might show.
  const told = source === 'git' ? [] : gaps;
  const fix = source === 'git' ? FROM_GITHUB : (fixOf(told, SEEN_IN) ?? LET_IT_READ);
  return { ...unread('Labels, pull requests or issues of the window', told, SEEN_IN), fix };
}

function unknown(message: string, fix: string): Verdict {
  return { status: 'unknown', message, fix, evidence: [] };
}

/** A share in percent, with the decimals that it takes not to look like 0. */
function percent(fraction: number): string {
  const value = 100 * fraction;
  return value > 0 && value < 0.05 ? value.toFixed(3) : value.toFixed(1);
}
