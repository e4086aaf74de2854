import { undoneBy } from '../blame.ts';
import type { Detector } from '../signal.ts';
import { remedyBy } from '../signal.ts';

/** An older commit went live again: charged to the deployment that had put the replaced commit live. */
export const rollback: Detector = {
  kind: 'rollback',
  isPossible: ({ showsRollbacks }) => showsRollbacks,
  needs: () => ['commits'],
  detect: ({ mapping }) =>
    mapping.deployments
      .filter(({ kind }) => kind === 'rollback')
      .flatMap((each) =>
        undoneBy(each, mapping).map((deployment) => ({
          kind: 'rollback',
          deployment,
          at: each.at,
          evidence: each.name,
          url: each.url,
          remedy: remedyBy(each),
        })),
      ),
};
