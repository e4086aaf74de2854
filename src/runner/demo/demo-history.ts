import { gunzipSync } from 'node:zlib';
import type { SavedHistory } from '../../history/format.ts';
import { historyOf } from '../../history/format.ts';
import { EMBEDDED_HISTORY } from './embedded-history.ts';

/**
 * The real history that the demo reports on: a public repository (the IETF's drafts on verifiable distributed
 * aggregation functions, people as aliases) over the year to 5 November 2024, with what the year before needs.
 */
export function demoHistory(): SavedHistory {
  const text = gunzipSync(Buffer.from(EMBEDDED_HISTORY, 'base64')).toString();
  return historyOf(text.split('\n'), 'the demo history');
}
