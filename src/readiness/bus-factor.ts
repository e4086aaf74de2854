import type { Delivery } from '../delivery/delivery.ts';
import { evidenceOf } from '../figures/evidence.ts';
import { deploymentsIn } from '../metrics/shipped.ts';
import type { Check, Finding } from './check.ts';
import { humansBy } from './human.ts';
import { counted } from './part.ts';
import type { Shippers } from './shippers.ts';
import { KNOWN_PERCENT, SHIPPED_BY_EACH, shippersOf } from './shippers.ts';
import { stepToSee } from './unseen.ts';

/** The longest window that the config file may ask for. */
const MOST_DAYS = 365;

export const busFactor: Check = {
  id: 'bus-factor',
  title: 'Bus factor',
  definition:
    'Passes where at least `readiness.shippers` people each switched on auto-merge for, put into the merge queue, or ' +
    `merged ${SHIPPED_BY_EACH} or more of the changes shipped in the window, automation's included. With 3 of them ` +
    'two remain when any one leaves. Where people start production deployments (GitHub deployments only: who started a ' +
    'run, a release or a tag is not read), as many of them must have started one in the window, too. Fails where fewer ' +
    `people ship. Unknown where a known human shipped under ${KNOWN_PERCENT} % of the changes, where fewer than ` +
    '`minimum-sample` shipped, where it can not be seen (a clone), where too few of them started a deployment (who ' +
    `approved one is not read), and where of under ${KNOWN_PERCENT} % of the deployments it is known who started them. ` +
    'Nobody is named; the largest share is shown.',
  assess(delivery) {
    const { shippers: wanted } = delivery.settings.readiness;
    const needed = `At least ${counted(wanted, 'person who ships', 'people who each ship')} ${SHIPPED_BY_EACH} or more changes.`;
    const shippers = shippersOf(delivery);
    if (shippers === null) return { needed, evidence: [], ...unseen(delivery) };
    const evidence = evidenceOf(shippers.names).items;
    return { needed, evidence, ...judge(delivery, shippers) };
  },
};

/** Whatever the source of deliveries. */
const NEEDED_PARTS = ['pullRequests', 'commits', 'deployments', 'workflowRuns', 'releases', 'tags'] as const;
const LET_IT_READ = 'Let the job read pull requests. Under its `permissions:`: `pull-requests: read`.';

type Judged = Pick<Finding, 'status' | 'observed' | 'next'>;

function unseen({ history, choice }: Delivery): Judged {
  const isClone = history.source === 'git';
  const otherwise = (choice.source === null ? choice.fix : null) ?? LET_IT_READ;
  return {
    status: 'unknown',
    observed: isClone ? 'A clone does not show who merged.' : 'Who shipped could not be read over the whole window.',
    next: stepToSee(history, NEEDED_PARTS, otherwise),
  };
}

function judge(delivery: Delivery, shippers: Shippers): Judged {
  const { minimumSample, readiness } = delivery.settings;
  const { names, known, people, most } = shippers;
  const total = counted(names.length, 'shipped change', 'shipped changes');
  if (names.length === 0 || names.length < minimumSample) {
    return { status: 'unknown', observed: `Few data: ${total} in the window.`, next: stepToMore(delivery) };
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
    const more = counted(readiness.shippers - people.size, 'more person', 'more people');
    const next = `Let ${more} each merge ${SHIPPED_BY_EACH} changes of a window, or switch on auto-merge for them.`;
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
  const { starters, known, total } = startersOf(delivery);
  if (starters.size === 0 && known * 100 < total * KNOWN_PERCENT) {
    return {
      status: 'unknown',
      observed: `${observed} Of ${total} production deployments it is known of ${known} who or what started them.`,
      next: 'Let accounts that still exist start the deployments.',
    };
  }
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

type Starters = {
  /** The keys of the known humans among them. */
  readonly starters: ReadonlySet<string>;
  readonly known: number;
  readonly total: number;
};

/** Who started the production deployments of the window; nobody where the source is not GitHub's. */
function startersOf(delivery: Delivery): Starters {
  if (delivery.choice.source !== 'deployments') return { starters: new Set(), known: 0, total: 0 };
  const humanOf = humansBy(delivery.settings);
  const creators = new Map(delivery.history.deployments.map(({ id, creator }) => [id, creator]));
  const started = deploymentsIn(delivery, delivery.window).flatMap(({ successes }) => successes);
  const known = started.flatMap(({ id }) => creators.get(id) ?? []);
  return {
    starters: new Set(known.flatMap((creator) => humanOf(creator) ?? [])),
    known: known.length,
    total: started.length,
  };
}

/** How a window comes to hold enough changes. */
function stepToMore({ settings }: Delivery): string {
  const wait = `Wait until ${counted(settings.minimumSample, 'change', 'changes')} have shipped`;
  const days = Math.min(2 * settings.windowDays, MOST_DAYS);
  if (days <= settings.windowDays) return `${wait}.`;
  return `${wait}, or look at a longer window. In the config file: \`window-days: ${days}\`.`;
}
