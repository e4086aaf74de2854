import type { Signal } from '../../config/settings.ts';
import type { Window } from '../../history/time.ts';
import type { Delivery } from '../delivery.ts';
import { switchedOn } from '../failures.ts';
import { isVisible } from '../visibility.ts';

/**
 * The signals that are switched on and that this source of deployments can have, but that could not be seen over the whole window.
 * While there is one, fewer failures are known than there may have been.
 */
export function unseenSignals(
  delivery: Pick<Delivery, 'history' | 'settings' | 'choice'>,
  window: Pick<Window, 'since'>,
): Signal[] {
  const { history, settings, choice } = delivery;
  return switchedOn(settings)
    .filter((detector) => detector.isPossible(choice) && !isVisible(history, detector.needs(settings), window.since))
    .map(({ kind }) => kind);
}
