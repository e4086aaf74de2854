import { describe, expect, it } from 'vitest';
import type { AiSettings } from '../../../src/adoption/ai-settings.ts';
import { tracePatternsOf } from '../../../src/adoption/ai-settings.ts';
import type { Attribution, TracedPullRequest } from '../../../src/adoption/attribution/attribution.ts';
import { attributionOf } from '../../../src/adoption/attribution/attribution.ts';
import { DEFAULT_SETTINGS } from '../../../src/config/defaults.ts';
import type { Trace } from '../../../src/history/trace-patterns.ts';
import { tracePattern } from '../../../src/history/trace-patterns.ts';
import { tracesIn } from '../../../src/history/traces.ts';

const ANN = { login: 'ann', type: 'User' } as const;
const DEPENDABOT = { login: 'dependabot', type: 'Bot' } as const;
const COPILOT = { login: 'copilot-swe-agent', type: 'Bot' } as const;
const CLAUDE: Trace = { tool: 'Claude Code', field: 'trailer', class: 'assisted', confidence: 'high' };
const CODEX: Trace = { tool: 'OpenAI Codex', field: 'branch', class: 'authored', confidence: 'medium' };
const SUGGESTION: Trace = { tool: 'CodeRabbit', field: 'trailer', class: 'suggestion', confidence: 'high' };
const QUOTED: Trace = { tool: 'Devin', field: 'body', class: 'authored', confidence: 'high' };
const VAGUE: Trace = { tool: 'Acme', field: 'trailer', class: 'assisted', confidence: 'low' };
const LOGIN: Trace = { tool: 'GitHub Copilot', field: 'login', class: 'authored', confidence: 'high' };

function attribution(given: Partial<TracedPullRequest>, labels = DEFAULT_SETTINGS.ai.labels): Attribution {
  const ai: AiSettings = { ...DEFAULT_SETTINGS.ai, labels };
  const people = { bots: ['acme-robot'], ignore: [] };
  return attributionOf({ author: ANN, labels: [], traces: [], ...given }, { ai, people });
}

describe('attribution', () => {
  it('is the union of all traces', () => {
    expect(attribution({ traces: [CODEX, CLAUDE, { ...CLAUDE, field: 'body' }] })).toEqual({
      cohort: 'ai',
      tools: ['Claude Code', 'OpenAI Codex'],
      confidence: 'high',
      evidence: [CODEX, CLAUDE, { ...CLAUDE, field: 'body' }],
      decidedBy: 'traces',
    });
    expect(attribution({ traces: [CODEX] }).confidence).toBe('medium');
  });

  it.each<[string, Partial<TracedPullRequest>, Attribution['cohort'], Attribution['decidedBy']]>([
    ['a person without traces', {}, 'human', 'author'],
    ['a deleted account', { author: null }, 'human', 'author'],
    ['a deleted account with a trace', { author: null, traces: [CLAUDE] }, 'ai', 'traces'],
    ['labels that could not be read', { labels: null, traces: [CLAUDE] }, 'ai', 'traces'],
    ['an accepted suggestion', { traces: [SUGGESTION] }, 'human', 'author'],
    ['a suggestion and a trace', { traces: [SUGGESTION, CLAUDE] }, 'ai', 'traces'],
    ['a trace of low confidence', { traces: [VAGUE] }, 'human', 'author'],
    ['an automation', { author: DEPENDABOT }, 'automation', 'author'],
    ['a user listed as a bot', { author: { login: 'acme-robot', type: 'User' } }, 'automation', 'author'],
    ['an automation that quotes a signature', { author: DEPENDABOT, traces: [QUOTED] }, 'automation', 'author'],
    ['an automation that an agent helped', { author: DEPENDABOT, traces: [QUOTED, CLAUDE] }, 'ai', 'traces'],
    ['a person with a signature', { traces: [QUOTED] }, 'ai', 'traces'],
    ['an agent', { author: COPILOT, traces: [LOGIN] }, 'ai', 'traces'],
    ['the label for AI', { labels: ['bug', 'AI-assisted'] }, 'ai', 'label'],
    ['the label for AI on an automation', { author: DEPENDABOT, labels: ['ai-assisted'] }, 'ai', 'label'],
    ['the label against AI', { labels: ['not-ai'], traces: [CLAUDE] }, 'human', 'label'],
    ['the label against AI on an automation', { author: DEPENDABOT, labels: ['not-ai'] }, 'automation', 'label'],
    [
      'the label against AI on an agent',
      { author: COPILOT, labels: ['not-ai'], traces: [LOGIN] },
      'automation',
      'label',
    ],
    ['both labels', { labels: ['not-ai', 'ai-assisted'] }, 'human', 'author'],
    ['both labels and a trace', { labels: ['not-ai', 'ai-assisted'], traces: [CLAUDE] }, 'ai', 'traces'],
  ])('of %s', (...[, given, cohort, decidedBy]) => {
    const found = attribution(given);
    expect([found.cohort, found.decidedBy]).toEqual([cohort, decidedBy]);
    if (cohort !== 'ai') expect([found.tools, found.confidence, found.evidence]).toEqual([[], null, []]);
    for (const each of found.evidence) expect(each.class).not.toBe('suggestion');
  });

  it('by a label keeps what the traces name, and takes the labels of the config', () => {
    expect(attribution({ labels: ['ai-assisted'], traces: [CODEX] })).toMatchObject({
      tools: ['OpenAI Codex'],
      confidence: 'high',
      evidence: [CODEX],
    });
    const labels = { assisted: ['robot*'], notAssisted: [] };
    expect(attribution({ labels: ['Robots did it'] }, labels)).toMatchObject({ cohort: 'ai', tools: [] });
    expect(attribution({ labels: ['ai-assisted'] }, labels).cohort).toBe('human');
  });
});

describe("the team's own tools", () => {
  const patterns = tracePatternsOf({
    authors: [
      { tool: 'Acme', login: 'acme-agent[bot]' },
      { tool: 'Acme', email: '*@agents.acme.example' },
      { tool: 'Acme', branch: 'robots/*' },
      { tool: 'Acme', trailer: 'Made-by: acme *' },
      { tool: 'Acme', trailer: 'Acme-Run' },
      { tool: 'Acme', label: 'robot?' },
      { tool: 'Mine', email: 'noreply@anthropic.com' },
    ],
  });
  const NOBODY = { author: null, headBranch: null, labels: null, body: null, commits: [] };
  const commit = (message: string) => ({ commits: [{ author: null, committer: null, message }] });

  it.each([
    ['login', { author: { login: 'acme-agent', type: 'User' } }],
    ['branch', { headBranch: 'robots/12' }],
    ['label', { labels: ['Robots'] }],
    ['trailer', commit('Fix\n\nMade-By: Acme 3\n')],
    ['trailer', commit('Fix\n\nAcme-Run: 12\n')],
    ['trailer', commit('Fix\n\nCo-authored-by: R2 <r2@agents.acme.example>\n')],
  ] as const)('show by %s', (field, given) => {
    const found = tracesIn({ ...NOBODY, ...given }, patterns);
    expect(found).toEqual([{ tool: 'Acme', field, class: 'authored', confidence: 'high' }]);
  });

  it.each([
    { type: 'Bot', tools: ['Robots'] },
    { type: 'User', tools: [] },
  ] as const)('are bots alone where a pattern ends as REST spells them: $type', ({ type, tools }) => {
    const robots = tracePatternsOf({ authors: [{ tool: 'Robots', login: '*[bot]' }] });
    const found = tracesIn({ ...NOBODY, author: { login: 'ann', type } }, robots);
    expect(found.map(({ tool }) => tool)).toEqual(tools);
  });

  it('stand before the catalogue, and fit the schema', () => {
    const found = tracesIn({ ...NOBODY, ...commit('Fix\n\nCo-authored-by: C <noreply@anthropic.com>\n') }, patterns);
    expect(found.map(({ tool }) => tool)).toEqual(['Mine']);
    for (const each of patterns.slice(0, 7)) expect(tracePattern.parse(each)).toEqual(each);
  });
});
