import { describe, expect, it } from 'vitest';
import { cutToWindow } from '../../../scripts/demo-history.ts';
import { readSavedHistory } from '../../../src/file/read-saved-history.ts';
import { demoHistory } from '../../../src/runner/demo/demo-history.ts';

const FIXTURE = new URL('../../fixtures/cfrg-vdaf/history.ndjson.gz', import.meta.url).pathname;

describe('demoHistory', () => {
  it('is the archived history, cut to its window', async () => {
    expect(demoHistory()).toEqual(cutToWindow(await readSavedHistory(FIXTURE)));
  });

  it('holds the year it reports on: 6 tags and 153 merges', () => {
    const { history, window } = demoHistory();
    const isInside = (at: number | null) => at !== null && at >= window.since && at < window.until;
    expect(window).toEqual({ since: Date.UTC(2023, 10, 6), until: Date.UTC(2024, 10, 5), days: 365 });
    expect(history.tags.filter(({ at }) => isInside(at))).toHaveLength(6);
    const merges = history.pullRequests.filter(({ mergedAt }) => isInside(mergedAt));
    expect(merges.filter(({ baseBranch }) => baseBranch === 'main')).toHaveLength(153);
  });
});
