import type { Settings, Signal as SignalKind } from '../config/settings.ts';
import type { Part } from '../history/coverage.ts';
import type { Graph } from '../history/graph.ts';
import type { History } from '../history/model.ts';
import type { EpochMs } from '../history/time.ts';
import type { Choice } from './choice.ts';
import type { Deployment } from './deployment.ts';
import type { Fix } from './fixes.ts';
import type { Mapping } from './mapping.ts';
import type { Resolver } from './references.ts';
import type { Undo } from './undos.ts';

/** A sign that a deployment needed intervention, with the moment from which it could be known. */
export type FailureSignal = {
  readonly kind: SignalKind;
  readonly deployment: Deployment;
  readonly at: EpochMs;
  /** What shows it: `#12`, a commit, a deployment. */
  readonly evidence: string;
  readonly url: string | null;
  /** What ended the failure; an incident's closing counts only where no other remedy is known. */
  readonly remedy: Remedy;
};

/** When a failure ended, as far as one signal tells. */
export type Remedy =
  | { readonly by: 'deployment'; readonly at: EpochMs; readonly deployment: Deployment }
  | { readonly by: 'closing'; readonly at: EpochMs | null }
  | { readonly by: 'nothing-yet' };

/** What detectors look at. */
export type Scene = {
  readonly history: History;
  readonly settings: Settings;
  readonly graph: Graph;
  readonly choice: Choice;
  readonly mapping: Mapping;
  readonly resolver: Resolver;
  readonly undos: readonly Undo[];
  readonly hotfixes: readonly Fix[];
};

/** One kind of failure signal, one file. */
export type Detector = {
  readonly kind: SignalKind;
  /** Whether this source of deployments can have such a signal at all. */
  isPossible(choice: Choice): boolean;
  /** The parts of the history without which it can't be seen. */
  needs(settings: Settings): readonly Part[];
  detect(scene: Scene): readonly FailureSignal[];
};

/** The deployment as a remedy, or that there is none yet. */
export function remedyBy(deployment: Deployment | undefined): Remedy {
  return deployment === undefined ? { by: 'nothing-yet' } : { by: 'deployment', at: deployment.at, deployment };
}
