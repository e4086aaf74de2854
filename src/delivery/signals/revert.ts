import { MS_PER_DAY } from '../../history/time.ts';
import type { Deployment } from '../deployment.ts';
import { urlOf } from '../links.ts';
import type { Detector, Scene } from '../signal.ts';
import { remedyBy } from '../signal.ts';
import type { Target } from '../undos.ts';
import { keyOf } from '../undos.ts';

/** A change that was reverted within `revert-within-days` after a deployment had shipped it. */
export const revert: Detector = {
  kind: 'revert',
  isPossible: () => true,
  needs: () => ['pullRequests', 'texts', 'commits'],
  detect(scene) {
    const withinMs = scene.settings.failures.revertWithinDays * MS_PER_DAY;
    return scene.undos
      .filter(({ direction }) => direction === 'reverts')
      .flatMap((undo) =>
        // Body, branch and title may name one change three times, and one deployment may have shipped several.
        [...new Set(undo.targets.map((target) => shippedBy(scene, target)))].flatMap((deployment) => {
          if (deployment === undefined || undo.at < deployment.at || undo.at - deployment.at > withinMs) return [];
          const evidence = keyOf(undo.by);
          const remedy = remedyBy(shippedBy(scene, undo.by));
          return [{ kind: 'revert', deployment, at: undo.at, evidence, url: urlOf(scene.history, undo.by), remedy }];
        }),
      );
  },
};

function shippedBy({ mapping }: Scene, target: Target): Deployment | undefined {
  return 'pullRequest' in target
    ? mapping.shippedBy.get(target.pullRequest.number)
    : mapping.shippedCommits.get(target.commit);
}
