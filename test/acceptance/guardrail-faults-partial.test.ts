/** A pull request of which GitHub shows a part only: what it hides is not taken for nothing. */
import { expect, it } from 'vitest';
import type { FaultReply } from '../support/fake-github/faults.ts';
import type { LoggedRequest } from '../support/fake-github/log.ts';
import type { Judged } from './guarded-shop.ts';
import { judged } from './guarded-shop.ts';
import { passingShop } from './passing-shop.ts';

type Step = string | number;
const OWN: readonly Step[] = ['repository', 'pullRequest'];

/** The honest reply with `null` at a path of its data, and the error that says so unless it is left out. */
function hiding(path: readonly Step[], saysSo: boolean): FaultReply {
  return (honest) => {
    const body = withNull(honest.body, ['data', ...path]);
    const error = { type: 'FORBIDDEN', path, message: 'Resource not accessible by integration' };
    return { ...honest, body: saysSo && isRecord(body) ? { ...body, errors: [error] } : body };
  };
}

function withNull(value: unknown, [step, ...rest]: readonly Step[]): unknown {
  if (step === undefined) return null;
  if (Array.isArray(value)) return value.map((each: unknown, at) => (at === step ? withNull(each, rest) : each));
  if (!isRecord(value) || !Object.hasOwn(value, step)) throw new Error(`the reply has no ${step}`);
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === step ? withNull(each, rest) : each]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const BY_REVIEWS = ['dual-gate', 'architecture-approval', 'guarded-files'];
const BY_FILES = ['pr-size', 'architecture-approval', 'guarded-files'];
const BY_CHECKS = ['dual-gate', 'security-checks'];

type Row = {
  readonly what: string;
  readonly path: readonly Step[];
  /** Rules that do not pass where GitHub says that it hides it, and where it does not. */
  readonly lost: readonly string[];
  readonly lostInSilence?: readonly string[];
};

it.each<Row>([
  // A head without any check looks the same: what is required can be known without it, how it ended can't.
  { what: 'its checks', path: [...OWN, 'statusCheckRollup'], lost: BY_CHECKS, lostInSilence: ['security-checks'] },
  { what: 'one of its checks', path: [...OWN, 'statusCheckRollup', 'contexts', 'nodes', 0], lost: BY_CHECKS },
  { what: 'its reviews', path: [...OWN, 'reviews'], lost: BY_REVIEWS },
  { what: 'one of its reviews', path: [...OWN, 'reviews', 'nodes', 0], lost: BY_REVIEWS },
  { what: 'one of its commits', path: [...OWN, 'commits', 'nodes', 0], lost: BY_REVIEWS },
  { what: 'its files', path: [...OWN, 'files'], lost: BY_FILES },
  { what: 'its file of the architecture', path: [...OWN, 'files', 'nodes', 2], lost: BY_FILES },
  { what: 'CODEOWNERS', path: ['repository', 'defaultBranchRef', 'target'], lost: ['guarded-files'] },
])('without $what nothing passes that rests on it', async ({ path, lost, lostInSilence = lost }) => {
  const runs = await Promise.all([true, false].map((saysSo) => runHiding(path, saysSo)));
  for (const [at, run] of runs.entries()) {
    for (const id of [lost, lostInSilence][at] ?? []) {
      expect([id, run.rule(id)]).not.toEqual([id, expect.stringMatching(/pass|skipped/)]);
    }
    expect(run.outputs.result).not.toBe('pass');
  }
});

function runHiding(path: readonly Step[], saysSo: boolean): Promise<Judged> {
  const isFacts = ({ operation }: LoggedRequest): boolean => operation === 'PullRequestFacts';
  const fault = { when: isFacts, reply: hiding(path, saysSo), times: Number.POSITIVE_INFINITY };
  return judged(passingShop(), { fault });
}
