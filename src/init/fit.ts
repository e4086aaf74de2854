/** What the config file can be fitted to, from what a repository shows. */
import { fitDeployments } from './fit-deployments.ts';
import { fitEnvironments } from './fit-environments.ts';
import { fitLabels } from './fit-labels.ts';
import type { Fit } from './fitted.ts';
import { together } from './fitted.ts';
import { unseen } from './not-seen.ts';
import type { Seen } from './seen.ts';

/** The keys that what was seen decides, each with why, and what it leaves open, each with what would decide it. */
export function fitOf(seen: Seen): Fit {
  const environments = fitEnvironments(seen);
  return together([environments, fitDeployments(seen, environments), fitLabels(seen), unseen(seen)]);
}
