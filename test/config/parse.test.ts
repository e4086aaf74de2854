import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/config/settings.ts';

const FILE = '.github/one-pizza.yml';

function parse(...lines: readonly string[]): Settings {
  return parseConfig({ text: `${lines.join('\n')}\n`, file: FILE });
}

describe('a config file', () => {
  it('means the defaults of the design when it says nothing', () => {
    const defaults = {
      windowDays: 90,
      minimumSample: 10,
      branch: null,
      deployments: {
        source: 'auto',
        environments: [
          'prod',
          'prod-*',
          'prod_*',
          'prd*',
          'production',
          'production-*',
          'production_*',
          'production *',
          'live',
        ],
        workflows: [],
        tags: null,
        countFailedAttempts: false,
      },
      failures: {
        signals: ['rollback', 'status', 'revert', 'hotfix', 'incident'],
        withinHours: 24,
        revertWithinDays: 14,
        hotfix: { labels: ['hotfix'], branches: ['hotfix/*', 'hotfix-*'], titles: ['hotfix*'] },
        incidentLabels: ['incident', 'outage', 'sev*'],
      },
      people: { bots: [], ignore: [] },
      ai: {
        ruleFiles: [],
        authors: [],
        reviewers: [],
        labels: { assisted: ['ai-assisted'], notAssisted: ['not-ai'] },
      },
    };
    for (const text of ['', '\n\n', '# only a comment\n', '---\n', '---\n# nothing\n...\n', '\uFEFF', '{}', '~']) {
      expect(parseConfig({ text, file: FILE })).toEqual(defaults);
    }
  });

  it('sets every key', () => {
    const settings = parse(
      'window-days: 30',
      'minimum-sample: 5',
      'branch: release/2.x',
      'deployments:',
      '  source: workflows',
      '  environments: [eu, us]',
      '  workflows: [deploy.yml]',
      '  tags: ["v*.*.*"]',
      '  count-failed-attempts: true',
      'failures:',
      '  signals: [incident, revert, revert]',
      '  within-hours: 1.5',
      '  revert-within-days: 7',
      '  hotfix: { labels: [urgent], branches: ["fix/*"], titles: ["urgent*"] }',
      '  incident-labels: [p1]',
      'people:',
      '  bots: [acme-robot]',
      '  ignore: [alice]',
      'ai:',
      '  rule-files: [{ tool: Acme, glob: ACME.md }]',
      '  authors: [{ tool: Acme, login: acme-agent }, { tool: Acme, trailer: "Made-by: Acme" }]',
      '  reviewers: [acme-reviewer]',
      '  labels: { assisted: [by-ai], not-assisted: [by-hand] }',
    );
    expect(settings).toEqual({
      windowDays: 30,
      minimumSample: 5,
      branch: 'release/2.x',
      deployments: {
        source: 'workflows',
        environments: ['eu', 'us'],
        workflows: ['deploy.yml'],
        tags: ['v*.*.*'],
        countFailedAttempts: true,
      },
      failures: {
        signals: ['revert', 'incident'],
        withinHours: 1.5,
        revertWithinDays: 7,
        hotfix: { labels: ['urgent'], branches: ['fix/*'], titles: ['urgent*'] },
        incidentLabels: ['p1'],
      },
      people: { bots: ['acme-robot'], ignore: ['alice'] },
      ai: {
        ruleFiles: [{ tool: 'Acme', glob: 'ACME.md' }],
        authors: [
          { tool: 'Acme', login: 'acme-agent' },
          { tool: 'Acme', trailer: 'Made-by: Acme' },
        ],
        reviewers: ['acme-reviewer'],
        labels: { assisted: ['by-ai'], notAssisted: ['by-hand'] },
      },
    });
  });

  it('leaves the neighbours of a key at their defaults', () => {
    expect(parse('failures:', '  hotfix:', '    labels: [urgent]')).toEqual({
      ...DEFAULT_SETTINGS,
      failures: {
        ...DEFAULT_SETTINGS.failures,
        hotfix: { labels: ['urgent'], branches: ['hotfix/*', 'hotfix-*'], titles: ['hotfix*'] },
      },
    });
  });

  it('takes empty lists at their word', () => {
    const settings = parse('deployments: { environments: [], tags: [] }', 'failures: { signals: [] }');
    expect([settings.deployments.environments, settings.deployments.tags, settings.failures.signals]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
