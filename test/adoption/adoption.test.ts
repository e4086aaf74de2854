import { describe, expect, it } from 'vitest';
import { adoptionOf } from '../../src/adoption/adoption.ts';
import { aBot, aReview, aUser } from '../support/history.ts';
import { aShop, aTrace } from './shop.ts';

const CLAUDE = [aTrace('Claude Code')];
const AGENT = { author: aBot('copilot-swe-agent'), traces: [aTrace('GitHub Copilot', 'login')] };

/** The window is 2026-01-01 to 2026-04-01. */
const use = (...given: Parameters<typeof aShop>) => adoptionOf(aShop(...given)).use;

describe('the share of AI-assisted changes', () => {
  it('is of all changes but automation and ignored people, at least, with its Wilson interval', () => {
    const found = use(
      [
        { on: '2026-02-01', traces: CLAUDE },
        { on: '2026-02-02' },
        { on: '2026-02-03', ...AGENT },
        { on: '2026-02-04', author: aBot('dependabot') },
        { on: '2026-02-05', author: aUser('mallory'), traces: CLAUDE },
        { on: '2026-02-06', author: aBot('dependabot'), traces: [aTrace('Claude Code', 'body')] },
      ],
      { settings: { people: { ignore: ['mallory'] } } },
    );
    expect(found?.assisted).toMatchObject({ count: 2, total: 3, atLeast: true, fewData: true });
    // Wilson for 2 of 3: centre (2 + 1.9207) / 6.8415 = 0.5731, half 0.3654.
    expect(found?.assisted.interval?.[0]).toBeCloseTo(0.2077, 3);
    expect(found?.assisted.interval?.[1]).toBeCloseTo(0.9385, 3);
    expect(found?.assisted.evidence.items).toEqual(['#2', '#4']);
    expect(found?.tools).toEqual([
      { tool: 'Claude Code', changes: 1 },
      { tool: 'GitHub Copilot', changes: 1 },
    ]);
    expect(found?.cohorts).toMatchObject({ ai: { n: 2 }, human: { n: 1 }, automation: { n: 2 } });
    expect(found?.byAgents).toMatchObject({ count: 1, total: 3 });
  });

  it('follows labels both ways, and takes neither suggestions nor weak traces', () => {
    const found = use([
      { on: '2026-02-01', traces: CLAUDE, labels: ['not-ai'] },
      { on: '2026-02-02', labels: ['AI-assisted'] },
      { on: '2026-02-03', traces: [aTrace('CodeRabbit', 'trailer', { class: 'suggestion' })] },
      { on: '2026-02-04', traces: [aTrace('Cursor', 'branch', { confidence: 'low' })] },
    ]);
    expect(found?.assisted).toMatchObject({ count: 1, total: 4, evidence: { items: ['#3'], total: 1 } });
    expect(found?.tools).toEqual([]);
  });

  it('stands beside that of the window before, without a verdict', () => {
    const before = Array.from({ length: 10 }, (_, at) => ({ on: `2025-11-${10 + at}` }));
    const after = Array.from({ length: 10 }, (_, at) => ({ on: `2026-02-${10 + at}`, traces: at < 4 ? CLAUDE : [] }));
    const found = use([...before, ...after]);
    expect([found?.before?.count, found?.before?.total]).toEqual([0, 10]);
    expect(found?.change).toMatchObject({ difference: 0.4, verdict: null });
  });

  it('is unknown where traces were not read, and nothing else is made of it', () => {
    const found = adoptionOf(aShop([{ on: '2026-02-01' }], { history: { coverage: { traces: 'unreadable' } } }));
    expect(found.use).toBeNull();
    expect(found.ruleFiles).toBeNull();
    expect(found.requiredChecks).toBeNull();
  });

  it('leaves open who opened changes in a clone', () => {
    const found = use([{ on: '2026-02-01', traces: CLAUDE }], { history: { source: 'git' } });
    expect([found?.assisted.count, found?.byAgents]).toEqual([1, null]);
  });

  it('is of nothing where nothing shipped', () => {
    expect(use([])?.assisted).toMatchObject({ count: 0, total: 0, rate: null });
  });
});

describe('the reasons for "at least"', () => {
  const reasons = (...given: Parameters<typeof aShop>) =>
    use(...given)?.lowerBoundReasons.map(({ kind, changes }) => [kind, changes]);

  it('always name tools that leave no trace, and nothing else where all was seen', () => {
    expect(reasons([{ on: '2026-02-01' }])).toEqual([['unmarked-use', null]]);
  });

  it('count changes whose commits are unknown or cut off, and bodies that a clone does not have', () => {
    const commit = { sha: 'abcdef1', authoredAt: 0, headline: 'x', cherryPickedFrom: [] };
    const many = Array.from({ length: 250 }, () => commit);
    expect(
      reasons([{ on: '2026-02-01', commits: null }, { on: '2026-02-02', commits: many }, { on: '2026-02-03' }], {
        history: { source: 'git' },
      }),
    ).toEqual([
      ['unmarked-use', null],
      ['commits-cut-off', 1],
      ['commits-unknown', 1],
      ['bodies-unread', 3],
    ]);
  });

  it('name a setting that switches the marks off', () => {
    const ruleFiles = { state: 'absent', files: [], findings: [], attributionOff: true } as const;
    expect(reasons([], { history: { ruleFiles: { ...ruleFiles, files: [], findings: [] } } })).toEqual([
      ['unmarked-use', null],
      ['attribution-off', null],
    ]);
  });
});

describe('weeks', () => {
  it('are the twelve whole ones that end with the window; authors are counted, never named', () => {
    const found = use([
      // The 90 days begin on 1 January; whole weeks on 7 January.
      { on: '2026-01-03', traces: CLAUDE },
      { on: '2026-03-20', traces: CLAUDE },
      { on: '2026-03-26', traces: CLAUDE, author: aUser('Alice') },
      { on: '2026-03-27', author: aUser('alice') },
      { on: '2026-03-28', author: aUser('bob') },
      { on: '2026-03-29', ...AGENT },
      { on: '2026-03-30', author: null, traces: CLAUDE },
    ]);
    expect(found?.weeks).toHaveLength(12);
    expect(found?.weeks[0]?.since).toBe(Date.UTC(2026, 0, 7));
    expect(found?.weeks.slice(-2)).toEqual([
      { since: Date.UTC(2026, 2, 18), changes: 1, assisted: 1, authors: 1, assistedAuthors: 1 },
      { since: Date.UTC(2026, 2, 25), changes: 5, assisted: 3, authors: 2, assistedAuthors: 1 },
    ]);
    // 2 author-weeks with AI of 3, over 12 weeks.
    expect(found?.authors?.assistedPerWeek).toBeCloseTo(2 / 12, 10);
    expect(found?.authors?.share).toBeCloseTo(2 / 3, 10);
    expect(JSON.stringify(found)).not.toMatch(/alice|bob/i);
  });
});

describe('AI reviews', () => {
  const byRabbit = (submittedAt: string) => aReview({ author: aBot('coderabbitai'), state: 'COMMENTED', submittedAt });

  it('count once a change, before the merge, of the changes whose reviews are known', () => {
    const found = use(
      [
        { on: '2026-02-01', reviews: [byRabbit('2026-02-01T10:00:00Z'), byRabbit('2026-02-01T11:00:00Z')] },
        { on: '2026-02-02', reviews: [byRabbit('2026-02-02T12:00:01Z')] },
        { on: '2026-02-03', reviews: [aReview({ author: aUser('acme-eye'), submittedAt: '2026-02-03T10:00:00Z' })] },
        { on: '2026-02-04', reviews: null },
      ],
      { settings: { ai: { reviewers: ['acme-*'] } } },
    );
    expect(found?.aiReviewed).toMatchObject({ count: 2, total: 3, evidence: { items: ['#2', '#4'], total: 2 } });
    expect(found?.reviewers).toEqual([
      { tool: 'CodeRabbit', changes: 1 },
      { tool: 'acme-eye', changes: 1 },
    ]);
  });

  it('are unknown where reviews could not be read', () => {
    const found = use([{ on: '2026-02-01' }], { history: { coverage: { reviews: 'unreadable' } } });
    expect(found?.aiReviewed).toBeNull();
  });
});

describe('cohorts', () => {
  it('have a lead time from opening and a size where they are known', () => {
    const found = use([
      // Opened a day before its merge at noon, deployed an hour after it: 25 hours.
      { on: '2026-02-01', traces: CLAUDE, additions: 100, deletions: 20 },
      { on: '2026-02-02', traces: CLAUDE, additions: 40, deletions: 40 },
      { on: '2026-02-03', createdAt: null, additions: null },
    ]);
    expect(found?.cohorts.ai).toMatchObject({ n: 2, leadTimeFromOpen: { n: 2, p50: 25 }, size: { n: 2, p50: 100 } });
    expect(found?.cohorts.human).toEqual({ n: 1, leadTimeFromOpen: null, size: null });
    expect(found?.cohorts.automation).toMatchObject({ n: 0, leadTimeFromOpen: { n: 0, p50: null } });
  });
});
