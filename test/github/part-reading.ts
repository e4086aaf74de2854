/** One part of a repository, read from the fake GitHub. */
import type { Door } from '../../src/github/door.ts';
import type { Deliveries, ReadContext } from '../../src/github/part.ts';
import type { Plan } from '../../src/history/plan.ts';
import type { FakeGitHub, FakeGitHubOptions } from '../support/fake-github/start.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { aHistory, aPlan } from '../support/history.ts';
import { aContext, withGitHub } from './reading.ts';

export type Scene = { readonly fake: FakeGitHub; readonly door: Door; readonly context: ReadContext };

type Given = Partial<Omit<ReadContext, 'plan'>> & {
  readonly plan?: Partial<Plan>;
  readonly fake?: Partial<FakeGitHubOptions>;
};

/** Runs `play` with a fake GitHub and the context of a full read over the default window, unless told otherwise. */
export function withFake<T>(
  repository: FakeRepository,
  play: (scene: Scene) => Promise<T>,
  { plan, fake: options, ...given }: Given = {},
): Promise<T> {
  const tip = repository.refs.get(`refs/heads/${repository.defaultBranch}`) ?? null;
  const environments = ['production', 'production-*'];
  const context = aContext({ tip, ...given, plan: aPlan({ environments, ...plan }) });
  return withGitHub({ repository, ...options }, (fake, door) => play({ fake, door, context }));
}

export function deliveries(given: Partial<Deliveries> = {}): Deliveries {
  return { deployments: [], workflowRuns: [], releases: [], tags: [], coverage: aHistory().coverage, ...given };
}
