import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { applyOverrides } from '../../src/config/overrides.ts';
import { planOf } from '../../src/config/plan.ts';

const UNTIL = Date.parse('2026-04-01T00:00:00Z');

describe('the plan for settings', () => {
  it('reads the days before the end, the branch, and the names of deliveries', () => {
    const { guardrails } = DEFAULT_SETTINGS;
    const settings = {
      ...DEFAULT_SETTINGS,
      guardrails: { ...guardrails, prEvidence: { sections: ['tasted'] } },
      windowDays: 31,
      branch: 'trunk',
      deployments: { ...DEFAULT_SETTINGS.deployments, environments: ['eu'], workflows: ['d.yml'], tags: ['v*'] },
    };
    expect(planOf(settings, { until: UNTIL })).toEqual({
      window: { since: Date.parse('2026-03-01T00:00:00Z'), until: UNTIL, days: 31 },
      branch: 'trunk',
      environments: ['eu'],
      workflows: ['d.yml'],
      tags: ['v*'],
      traces: [],
      evidenceSections: ['tasted'],
    });
  });

  it('keeps "not said" apart from "none"', () => {
    const plan = planOf(DEFAULT_SETTINGS, { until: UNTIL });
    expect([plan.branch, plan.workflows, plan.tags]).toEqual([null, [], null]);
  });

  it('starts where it is told to', () => {
    const since = Date.parse('2026-03-30T12:00:00Z');
    expect(planOf(DEFAULT_SETTINGS, { until: UNTIL, since }).window).toEqual({ since, until: UNTIL, days: 1.5 });
  });

  it('leads back from days to the two moments they came from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 86_400_000, max: 365 * 86_400_000 }), (length) => {
        const since = UNTIL - length;
        const settings = applyOverrides(DEFAULT_SETTINGS, { window: { since, until: UNTIL } });
        expect(planOf(settings, { until: UNTIL }).window.since).toBe(since);
        expect(planOf(settings, { until: UNTIL })).toEqual(planOf(settings, { until: UNTIL, since }));
      }),
    );
  });
});
