import type { Settings } from '../../config/settings.ts';
import type { History, Issue } from '../../history/model.ts';
import { matchesAny } from '../../history/pattern.ts';
import { blamed } from '../blame.ts';
import type { Detector } from '../signal.ts';

/** Issues with one of the labels in `failures.incident-labels`. */
export function incidentsOf(history: History, settings: Settings): Issue[] {
  return history.issues.filter(({ labels }) =>
    labels.some((label) => matchesAny(settings.failures.incidentLabels, label)),
  );
}

/** An incident: charged to what it names, else to the latest deployment before it was opened. */
export const incident: Detector = {
  kind: 'incident',
  isPossible: () => true,
  needs: () => ['issues', 'texts'],
  detect: (scene) =>
    incidentsOf(scene.history, scene.settings).flatMap((issue) => {
      const deployment = blamed(scene, { names: issue.names, at: issue.createdAt });
      if (deployment === null) return [];
      const url = scene.history.url === null ? null : `${scene.history.url}/issues/${issue.number}`;
      const remedy = { by: 'closing' as const, at: issue.closedAt };
      return [{ kind: 'incident', deployment, at: issue.createdAt, evidence: `#${issue.number}`, url, remedy }];
    }),
};
