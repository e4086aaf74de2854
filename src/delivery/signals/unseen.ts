import type { Signal } from '../../config/settings.ts';
import type { Window } from '../../history/time.ts';
import type { Delivery } from '../delivery.ts';
import { switchedOn } from '../failures.ts';
import type { Detector } from '../signal.ts';
import { isVisible } from '../visibility.ts';
import { DETECTORS } from './list.ts';

type Seen = Pick<Delivery, 'history' | 'settings' | 'choice'>;

/**
 * The signals that are switched on and that this source of deployments can have, but that could not be seen over the whole window.
 * While there is one, fewer failures are known than there may have been. Where the source can have none of those that
 * are switched on, they are all unseen: that nothing failed would say nothing.
 */
export function unseenSignals(delivery: Seen, window: Pick<Window, 'since'>): Signal[] {
  const wanted = switchedOn(delivery.settings);
  const possible = wanted.filter((detector) => detector.isPossible(delivery.choice));
  const unseen = possible.length === 0 ? wanted : possible.filter((detector) => isUnseen(detector, delivery, window));
  return unseen.map(({ kind }) => kind);
}

/** Whether there may be reverts or hotfixes that could not be seen over the window, switched on as signals or not. */
export function mayMissFixes(delivery: Seen, window: Pick<Window, 'since'>): boolean {
  const fixes = DETECTORS.filter(({ kind }) => kind === 'revert' || kind === 'hotfix');
  return fixes.some((detector) => isUnseen(detector, delivery, window));
}

function isUnseen(detector: Detector, { history, settings }: Seen, { since }: Pick<Window, 'since'>): boolean {
  return !isVisible(history, detector.needs(settings), since);
}
