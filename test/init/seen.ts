/** What a repository shows, for tests: what is not said is not there. */
import type { Seen } from '../../src/init/seen.ts';
import { workflowSeen } from '../../src/init/workflow-seen.ts';
import { aHistory, aPlan } from '../support/history.ts';

type Given = Parameters<typeof aHistory>[0] & {
  /** Texts by the file's name. */
  readonly workflows?: Readonly<Record<string, string>>;
};

/** From GitHub, everything seen, on 1 April 2026. */
export function seenAtGitHub({ workflows = {}, ...history }: Given = {}): Seen {
  const texts = Object.entries(workflows);
  return {
    history: aHistory(history),
    plan: aPlan(),
    workflows: texts.map(([name, text]) => workflowSeen(`.github/workflows/${name}`, text)),
    today: '2026-04-01',
  };
}

/** The same from a clone, which shows neither deployments nor labels. */
export function seenInClone(given: Given = {}): Seen {
  const hidden = 'not-in-source';
  const coverage = { deployments: hidden, workflowRuns: hidden, releases: hidden, issues: hidden } as const;
  return seenAtGitHub({ ...given, source: 'git', coverage: { ...coverage, ...given.coverage } });
}

/** A workflow whose only job names these environments, one job each. */
export function deployingTo(...environments: readonly string[]): string {
  const jobs = environments.map((name, at) => `  job-${at}:\n    environment: ${name}\n    steps: []\n`);
  return `on: push\njobs:\n${jobs.join('')}`;
}
