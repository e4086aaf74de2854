import type { Detector } from '../signal.ts';
import { hotfix } from './hotfix.ts';
import { incident } from './incident.ts';
import { revert } from './revert.ts';
import { rollback } from './rollback.ts';
import { status } from './status.ts';

/** Every sign that a deployment needed intervention. */
export const DETECTORS: readonly Detector[] = [rollback, status, revert, hotfix, incident];
