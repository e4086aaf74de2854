import type { Part } from '../../history/coverage.ts';
import { blamed } from '../blame.ts';
import type { Deployment } from '../deployment.ts';
import type { Fix } from '../fixes.ts';
import { urlOf } from '../links.ts';
import type { Detector, Scene } from '../signal.ts';
import { remedyBy } from '../signal.ts';

/** A merged hotfix: charged to what it names, else to the latest deployment before it was opened. */
export const hotfix: Detector = {
  kind: 'hotfix',
  isPossible: () => true,
  needs(settings) {
    const labels: Part[] = settings.failures.hotfix.labels.length > 0 ? ['labels'] : [];
    return ['pullRequests', 'texts', ...labels];
  },
  detect: (scene) =>
    scene.hotfixes.flatMap((fix) => {
      const { first, createdAt, mergedAt } = fix;
      const deployment = blamed(scene, { names: first.names, at: createdAt });
      if (deployment === null) return [];
      const evidence = `#${first.number}`;
      const url = urlOf(scene.history, { pullRequest: first });
      return [{ kind: 'hotfix', deployment, at: mergedAt, evidence, url, remedy: remedyBy(firstToShip(fix, scene)) }];
    }),
};

function firstToShip({ pullRequests }: Fix, { mapping }: Scene): Deployment | undefined {
  return pullRequests.flatMap(({ number }) => mapping.shippedBy.get(number) ?? []).toSorted((a, b) => a.at - b.at)[0];
}
