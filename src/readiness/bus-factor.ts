import type { Delivery } from '../delivery/delivery.ts';
import { evidenceOf } from '../figures/evidence.ts';
import { deploymentsIn } from '../metrics/shipped.ts';
import type { Check, Finding } from './check.ts';
import { humansBy } from './human.ts';
import { counted } from './part.ts';
import type { Shippers } from './shippers.ts';
import { KNOWN_PERCENT, SHIPPED_BY_EACH, shippersOf } from './shippers.ts';

export const busFactor: Check = {
  id: 'bus-factor',
  title: 'Bus factor',
  definition:
    'Passes where at least `readiness.shippers` people each switched on auto-merge for, put into the merge queue, or ' +
    `merged ${SHIPPED_BY_EACH} or more of the changes shipped in the window, automation's included. With 3 of them ` +
    'two remain when any one leaves. Where people start production deployments, as many of them must have started ' +
    'one in the window, too. Fails where fewer people ship. Unknown where a known human shipped under ' +
    `${KNOWN_PERCENT} % of the changes, where fewer than \`minimum-sample\` shipped, where it can not be seen (a ` +
    'clone), and where too few started a deployment: who approved one is not read. Nobody is named; the largest share ' +
    'is shown.',
  assess(delivery) {
    const { shippers: wanted } = delivery.settings.readiness;
    const needed = `At least ${counted(wanted, 'person who ships', 'people who each ship')} ${SHIPPED_BY_EACH} or more changes.`;
    const shippers = shippersOf(delivery);
    if (shippers === null) return { needed, evidence: [], ...unseen(delivery) };
    const evidence = evidenceOf(shippers.names).items;
    return { needed, evidence, ...judge(delivery, shippers) };
  },
};

type Judged = Pick<Finding, 'status' | 'observed' | 'next'>;

function unseen({ history, choice }: Delivery): Judged {
  const isClone = history.source === 'git';
  return {
    status: 'unknown',
    observed: isClone ? 'A clone does not show who merged.' : 'Who shipped could not be read over the whole window.',
    next: isClone
      ? 'Read the repository from GitHub: `-R OWNER/REPO`, with a `GITHUB_TOKEN`.'
      : ((choice.source === null ? choice.fix : null) ?? 'Do what the gaps say about pull requests and deliveries.'),
  };
}

function judge(delivery: Delivery, shippers: Shippers): Judged {
  const { minimumSample, readiness } = delivery.settings;
  const { names, known, people, most } = shippers;
  const total = counted(names.length, 'shipped change', 'shipped changes');
  if (names.length === 0 || names.length < minimumSample) {
    const next = `Nothing to set: it takes ${counted(minimumSample, 'shipped change', 'shipped changes')}.`;
    return { status: 'unknown', observed: `Few data: ${total} in the window.`, next };
  }
  if (!shippers.isTold) {
    return {
      status: 'unknown',
      observed: `A known human shipped ${known} of ${total}, under ${KNOWN_PERCENT} %.`,
      next: 'Let people merge, or switch on auto-merge, under their own account instead of a bot.',
    };
  }
  const ship = `${counted(people.size, 'person', 'people')} shipped ${SHIPPED_BY_EACH} or more of ${total}`;
  const busiest = `the busiest person shipped ${Math.round((most / known) * 100)} % of the ${known} with a known human.`;
  const observed = `${ship}; ${busiest}`;
  if (people.size < readiness.shippers) {
    const next = `Let more people merge: ${readiness.shippers} who each ship ${SHIPPED_BY_EACH} changes of the window.`;
    return { status: 'fail', observed, next };
  }
  return releases(delivery, { shippers, observed });
}

/** Where people start deployments, those who ship must do so too. */
function releases(
  delivery: Delivery,
  { shippers, observed }: { readonly shippers: Shippers; readonly observed: string },
): Judged {
  const wanted = delivery.settings.readiness.shippers;
  const starters = startersOf(delivery);
  if (starters.size === 0) return { status: 'pass', observed, next: null };
  const both = [...shippers.people].filter((person) => starters.has(person)).length;
  const started = `${observed} ${both} of them started a production deployment`;
  if (both >= wanted) return { status: 'pass', observed: `${started}.`, next: null };
  return {
    status: 'unknown',
    observed: `${started}; who approved one is not read.`,
    next: `Let ${wanted} of them each start a production deployment, or let automation start them all.`,
  };
}

/** The known humans who started a production deployment of the window; none where the source is not GitHub's. */
function startersOf(delivery: Delivery): ReadonlySet<string> {
  if (delivery.choice.source !== 'deployments') return new Set();
  const humanOf = humansBy(delivery.settings);
  const creators = new Map(delivery.history.deployments.map(({ id, creator }) => [id, creator]));
  const started = deploymentsIn(delivery, delivery.window).flatMap(({ successes }) => successes);
  return new Set(started.flatMap(({ id }) => humanOf(creators.get(id) ?? null) ?? []));
}
