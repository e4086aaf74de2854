import type { Source } from '../delivered.ts';
import { deployments } from './deployments.ts';
import { releases } from './releases.ts';
import { tags } from './tags.ts';
import { workflows } from './workflows.ts';

/** The sources of deliveries, best first: the order of `deployments.source: auto`. */
export const SOURCES: readonly Source[] = [deployments, workflows, releases, tags];
