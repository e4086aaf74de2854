import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import type { Actor } from '../../src/history/commit.ts';
import type { GitHubDeployment } from '../../src/history/delivered.ts';
import type { PullRequest } from '../../src/history/pull-request.ts';
import { busFactor } from '../../src/readiness/bus-factor.ts';
import type { CheckStatus, Finding } from '../../src/readiness/check.ts';
import { success } from '../support/deliver.ts';
import { aBot, aTag, aUser, sha } from '../support/history.ts';
import type { GivenHistory, GivenSettings } from './delivered.ts';
import { delivered, merged, mergedBy } from './delivered.ts';

const BOT = aBot('github-merge-queue');

function assess(changes: readonly Partial<PullRequest>[], given: GivenSettings = {}): Finding {
  return busFactor.assess(delivered(merged(changes), given));
}

function threeShip(each = 4): Partial<PullRequest>[] {
  return [...mergedBy('ann', each), ...mergedBy('ben', each), ...mergedBy('cat', each)];
}

describe('who merges', () => {
  it.each<[string, readonly Partial<PullRequest>[], CheckStatus]>([
    ['three people, 4 each', threeShip(), 'pass'],
    ['3 of the third person', [...mergedBy('ann', 4), ...mergedBy('ben', 3), ...mergedBy('cat', 3)], 'pass'],
    ['2 of the third person', [...mergedBy('ann', 5), ...mergedBy('ben', 3), ...mergedBy('cat', 2)], 'fail'],
    ['one person', mergedBy('ann', 12), 'fail'],
    ['one person under two spellings', [...mergedBy('ann', 6), ...mergedBy('Ann', 4), ...mergedBy('ANN', 4)], 'fail'],
    ['80 % known', [...threeShip(4), ...mergedBy(null, 3)], 'pass'],
    ['12 of 16 known', [...threeShip(4), ...mergedBy(null, 4)], 'unknown'],
    ['bots only', mergedBy(BOT, 12), 'unknown'],
    ['too few changes', threeShip(3), 'unknown'],
    ['none', [], 'unknown'],
  ])('%s: %s', (_, changes, status) => {
    expect(assess(changes).status).toBe(status);
  });

  it('takes whoever switched on auto-merge, put it into the queue, or merged, the first that is a human', () => {
    const auto = { autoMergeEnabledBy: aUser('ann'), enqueuedBy: aUser('ben'), mergedBy: BOT };
    const queued = { enqueuedBy: aUser('ben'), mergedBy: BOT };
    const byHand = { autoMergeEnabledBy: aBot('mergify'), mergedBy: aUser('cat') };
    expect(assess([auto, auto, auto, auto, queued, queued, queued, byHand, byHand, byHand]).status).toBe('pass');
    expect(assess([auto, auto, auto, auto, auto, queued, queued, byHand, byHand, byHand]).status).toBe('fail');
  });

  it("counts automation's changes for the human who merges them", () => {
    expect(assess(threeShip().map((change) => ({ ...change, author: aBot() }))).status).toBe('pass');
  });

  it.each<[string, GivenSettings]>([
    ['a bot', { people: { bots: ['ann'], ignore: [] } }],
    [
      'an AI reviewer',
      { ai: { ruleFiles: [], authors: [], reviewers: ['a*n'], labels: { assisted: [], notAssisted: [] } } },
    ],
    [
      'an AI author',
      {
        ai: {
          ruleFiles: [],
          authors: [{ tool: 'Acme', login: 'ann' }],
          reviewers: [],
          labels: { assisted: [], notAssisted: [] },
        },
      },
    ],
  ])('leaves out a user who the config says is %s', (_, given) => {
    expect(assess(threeShip(), given).status).toBe('unknown');
    expect(assess([...threeShip(), ...mergedBy('ben', 8)], given).status).toBe('fail');
  });

  it("leaves out an agent's own account, whatever its type", () => {
    expect(assess([...mergedBy('ben', 10), ...mergedBy('cat', 10), ...mergedBy('Copilot', 4)]).status).toBe('fail');
  });

  it('leaves out what shipped before the window', () => {
    expect(busFactor.assess(delivered(merged(threeShip(), '2025-12-31'))).status).toBe('unknown');
  });

  it('takes as many people as the config asks for', () => {
    const two = [...mergedBy('ann', 6), ...mergedBy('ben', 6)];
    const readinessOf = (shippers: number): GivenSettings => ({ readiness: { shippers } });
    expect(assess(two, readinessOf(2)).status).toBe('pass');
    expect(assess(threeShip(), readinessOf(4)).status).toBe('fail');
  });

  it('names nobody', () => {
    const login = '<img src=x>`@everyone`';
    const finding = assess([...mergedBy(login, 7), ...mergedBy('ben', 3), ...mergedBy('cat', 3)]);
    expect(finding).toMatchObject({
      status: 'pass',
      // 7 of 13
      observed:
        '3 people shipped 3 or more of 13 shipped changes; the busiest person shipped 54 % of the 13 with a known human.',
      next: null,
    });
    expect(JSON.stringify(finding)).not.toMatch(/img|everyone|ben|cat/);
    expect(finding.evidence).toContain('#13');
  });

  it('takes the share of the busiest of what known people shipped', () => {
    // 12 of 15 known; 6 of those 12.
    const known = [...mergedBy('ann', 6), ...mergedBy('ben', 3), ...mergedBy('cat', 3)];
    expect(assess([...known, ...mergedBy(null, 3)]).observed).toBe(
      '3 people shipped 3 or more of 15 shipped changes; the busiest person shipped 50 % of the 12 with a known human.',
    );
  });

  it.each<[string, GivenHistory, Pick<Finding, 'observed' | 'next'>]>([
    [
      'a clone',
      { source: 'git' },
      {
        observed: 'A clone does not show who merged.',
        next: 'Read the repository from GitHub, with a token in `GITHUB_TOKEN`: `one-pizza report -R OWNER/REPO`.',
      },
    ],
    [
      'unreadable pull requests',
      { coverage: { pullRequests: 'unreadable' } },
      {
        observed: 'Who shipped could not be read over the whole window.',
        next: 'Let the job read pull requests. Under its `permissions:`: `pull-requests: read`.',
      },
    ],
    [
      'unreadable deployments',
      { coverage: { deployments: 'unreadable' } },
      {
        observed: 'Who shipped could not be read over the whole window.',
        next: 'Let the token read them. Or choose another source in the config file: `deployments: { source: tags }`.',
      },
    ],
  ])('is unknown for %s', (_, history, texts) => {
    const finding = busFactor.assess(delivered({ ...merged(threeShip()), ...history }));
    expect(finding).toMatchObject({ status: 'unknown', evidence: [], ...texts });
  });

  it('says what to do about each', () => {
    expect(assess(mergedBy('ann', 12)).next).toMatch(/^Let 2 more people each merge 3 changes /);
    expect(assess(mergedBy(BOT, 12)).next).toMatch(/under their own account/);
    expect(assess(threeShip(3)).next).toBe(
      'Wait until 10 changes have shipped, or look at a longer window. In the config file: `window-days: 180`.',
    );
  });
});

describe('who deploys', () => {
  /** Change 1, which the seed holds, 12 changes of three people, and one deployment of them all for each creator. */
  function deployedBy(creators: readonly (Actor | null)[]): GivenHistory {
    const seed = { ...success('seed', { place: 1, at: '2026-03-02T08:30:00Z' }), creator: aBot('github-actions') };
    const deployments = creators.map((creator, index): GitHubDeployment => {
      return { ...success(`P${index}`, { place: 13, at: `2026-03-${10 + index}` }), creator };
    });
    return { ...merged([...mergedBy('ann', 1), ...threeShip()]), deployments: [seed, ...deployments] };
  }

  const DEPLOYER = aBot('github-actions');
  const ann = aUser('ann');
  const ben = aUser('ben');
  const cat = aUser('cat');

  it.each<[string, readonly (Actor | null)[], CheckStatus]>([
    ['all three', [ann, ben, cat], 'pass'],
    ['automation', [aBot('github-actions'), aBot('github-actions')], 'pass'],
    ['nobody known', [null, null], 'unknown'],
    // With the seed's 4 of 5, and 4 of 6.
    ['automation, and one deleted account', [DEPLOYER, DEPLOYER, DEPLOYER, null], 'pass'],
    ['automation, and two deleted accounts', [DEPLOYER, DEPLOYER, DEPLOYER, null, null], 'unknown'],
    ['two of three', [ann, ben, ann], 'unknown'],
    ['one, beside automation', [aBot('github-actions'), ann], 'unknown'],
    ['people who ship nothing', [aUser('dan'), aUser('eve'), aUser('fay')], 'unknown'],
    ['all three in other case', [aUser('Ann'), aUser('BEN'), cat], 'pass'],
  ])('%s: %s', (_, creators, status) => {
    expect(busFactor.assess(delivered(deployedBy(creators))).status).toBe(status);
  });

  it('asks nobody who started a delivery of another source: that is not read', () => {
    const history = merged([...mergedBy('ann', 1), ...threeShip()]);
    const tags = [
      aTag({ name: 'v1', sha: sha(1), at: '2026-03-02' }),
      aTag({ name: 'v2', sha: sha(13), at: '2026-03-10' }),
    ];
    const given = { deployments: { ...DEFAULT_SETTINGS.deployments, source: 'tags' as const } };
    const delivery = delivered({ ...history, tags }, given);
    expect(delivery.choice.source).toBe('tags');
    expect(busFactor.assess(delivery).status).toBe('pass');
  });

  it('says that approvals are not read, and what to do', () => {
    const { observed, next } = busFactor.assess(delivered(deployedBy([ann, ben])));
    expect(observed).toMatch(/2 of them started a production deployment; who approved one is not read\.$/);
    expect(next).toBe('Let 3 of them each start a production deployment, or let automation start them all.');
  });

  it('does not look at deployments elsewhere, nor at those that never succeeded', () => {
    const production = deployedBy([aBot('github-actions')]);
    const staging = { ...success('S', { place: 13, at: '2026-03-20', in: 'staging' }), creator: ann };
    const failed = {
      ...success('F', { place: 13, at: '2026-03-20' }),
      creator: ann,
      statuses: [{ state: 'FAILURE' as const, at: Date.parse('2026-03-20T00:00:00Z') }],
    };
    const deployments = [...(production.deployments ?? []), staging, failed];
    expect(busFactor.assess(delivered({ ...production, deployments })).status).toBe('pass');
  });
});
