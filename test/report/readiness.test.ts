import { describe, expect, it } from 'vitest';
import { CHECK_IDS } from '../../src/readiness/check.ts';
import { readinessSection } from '../../src/report/readiness.ts';
import { readinessSchema, teamSchema } from '../../src/report/readiness-schema.ts';
import { teamSection } from '../../src/report/team.ts';
import { deliver } from '../support/deliver.ts';

const nothing = deliver({});

describe('the section readiness of the report', () => {
  const section = readinessSection(nothing);

  it('has every check, and calls nothing ready where nothing was seen', () => {
    expect(section.checks.map(({ id }) => id)).toEqual(CHECK_IDS);
    expect(section.verdict).not.toBe('ready');
    expect(section.checks.every(({ observed, needed }) => observed !== '' && needed !== '')).toBe(true);
  });

  it('fits its schema', () => {
    expect(readinessSchema.safeParse(section).error).toBeUndefined();
  });
});

describe('the section team of the report', () => {
  it('counts ways of communication in a one-pizza team, and fits its schema', () => {
    const section = teamSection(nothing);
    // 4 people by default: 4 × 3 / 2 pairs.
    expect(section).toMatchObject({ onePizzaSize: 4, onePizzaChannels: 6 });
    expect(section.hats).toEqual({ techLead: false, domainArchitect: false, architecturePaths: false });
    expect(teamSchema.safeParse(section).error).toBeUndefined();
  });
});
