import { editsBetween } from '../config/near-miss.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Deployment } from '../delivery/deployment.ts';
import { incidentsOf } from '../delivery/signals/incident.ts';
import { isoOf } from '../history/time.ts';
import { METRICS } from '../metrics/list.ts';
import { explainChange } from './explain/change.ts';
import { explainCommit } from './explain/commit.ts';
import { explainDeployment } from './explain/deployment.ts';
import type { Explanation } from './explain/explanation.ts';
import { explainMetric } from './explain/metric.ts';
import { chargesOf, isoOrNull } from './explain/pointers.ts';
import { explainPullRequest } from './explain/pull-request.ts';

const MAX_CANDIDATES = 8;
const MAX_EDITS = 2;
const NUMBER = /^#?(\d{1,9})$/;
const SHA = /^[0-9a-f]{7,64}$/;

/**
 * Why: what a subject is and what was made of it. A subject is a metric (`lead-time`, `leadTime`), a number (`#12`, `12`),
 * a tag or the name of a deployment, or a commit id of 7 digits or more: a deployment's commit first, then a pull
 * request's, then any. What is nothing of these is `not found`, with what is near.
 */
export function explain(delivery: Delivery, subject: string): Explanation {
  const wanted = subject.trim();
  return (
    metricNamed(delivery, wanted) ??
    numbered(delivery, wanted) ??
    deploymentNamed(delivery, wanted) ??
    committed(delivery, wanted.toLowerCase()) ?? {
      kind: 'not found',
      subject: wanted,
      candidates: candidatesFor(delivery, wanted.toLowerCase()),
      metrics: METRICS.map(({ id }) => id),
    }
  );
}

function metricNamed(delivery: Delivery, wanted: string): Explanation | null {
  const name = wanted.toLowerCase();
  const metric = METRICS.find(({ id, key }) => id === name || key.toLowerCase() === name);
  return metric === undefined ? null : explainMetric(delivery, metric);
}

function numbered(delivery: Delivery, wanted: string): Explanation | null {
  const number = Number(NUMBER.exec(wanted)?.[1] ?? Number.NaN);
  const change = delivery.changes.find((each) => each.number === number);
  if (change !== undefined) return explainChange(delivery, change);
  const pullRequest = delivery.resolver.pullRequest(number);
  if (pullRequest !== null) return explainPullRequest(delivery, pullRequest);
  const { history, settings } = delivery;
  const issue = history.issues.find((each) => each.number === number);
  if (issue === undefined) return null;
  return {
    kind: 'issue',
    number,
    title: issue.title,
    url: history.url === null ? null : `${history.url}/issues/${number}`,
    createdAt: isoOf(issue.createdAt),
    closedAt: isoOrNull(issue.closedAt),
    isIncident: incidentsOf(history, settings).includes(issue),
    charges: chargesOf(delivery, `#${number}`),
  };
}

/** By its own name or id, that of one of its successes, or a tag on its commit. */
function deploymentNamed(delivery: Delivery, wanted: string): Explanation | null {
  const { deployments, history } = delivery;
  const isNamed = ({ id, name }: { readonly id: string; readonly name: string }) => name === wanted || id === wanted;
  const named = deployments.find((each) => isNamed(each) || each.successes.some(isNamed));
  if (named !== undefined) return explainDeployment(delivery, named);
  const tag = history.tags.find(({ name }) => name === wanted);
  return tag === undefined ? null : committed(delivery, tag.sha);
}

function committed(delivery: Delivery, wanted: string): Explanation | null {
  if (!SHA.test(wanted)) return null;
  const deployed = deployedAs(delivery, wanted);
  if (deployed !== undefined) return explainDeployment(delivery, deployed);
  const sha = delivery.resolver.commit(wanted);
  if (sha === null) return null;
  const change = delivery.changes.find(({ pullRequest }) => pullRequest === delivery.resolver.ownerOf(sha));
  return change?.pullRequest.mergeCommit === sha ? explainChange(delivery, change) : explainCommit(delivery, sha);
}

/** The first deployment of a commit, unless the digits stand for several commits. */
function deployedAs({ deployments }: Delivery, prefix: string): Deployment | undefined {
  const found = deployments.filter(({ sha }) => sha?.startsWith(prefix) === true);
  const [first] = found;
  return found.every(({ sha }) => sha === first?.sha) ? first : undefined;
}

function candidatesFor({ deployments, history }: Delivery, wanted: string): string[] {
  const metrics = METRICS.map(({ id }) => id).filter((id) => isNear(id, wanted));
  if (wanted.length < 3) return metrics;
  const contains = (name: string) => name.toLowerCase().includes(wanted);
  const names = deployments.map(({ name }) => name).filter(contains);
  const tags = history.tags.map(({ name }) => name).filter(contains);
  const shas = history.commits.map(({ sha }) => sha).filter((sha) => sha.startsWith(wanted));
  return [...new Set([...metrics, ...names.toReversed(), ...tags, ...shas])].slice(0, MAX_CANDIDATES);
}

function isNear(id: string, wanted: string): boolean {
  return editsBetween(id, wanted) <= MAX_EDITS || (wanted.length > 2 && id.includes(wanted));
}
