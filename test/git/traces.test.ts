import { describe, expect, it } from 'vitest';
import { AGENTS } from '../../src/adoption/catalogue/agents.ts';
import { linesOf } from '../../src/history/format.ts';
import { windowEnding } from '../../src/history/time.ts';
import type { TracePattern } from '../../src/history/trace-patterns.ts';
import { UNTIL } from '../support/history.ts';
import type { Repository } from '../support/repository.ts';
import { aRepository } from '../support/repository.ts';
import { historyOf } from './history-of.ts';

const ABOUT = { tool: 'Acme', class: 'authored', confidence: 'high' } as const;
const PATTERNS: readonly TracePattern[] = [
  { match: 'mailbox', mailbox: 'agent@acme.example', fields: ['author', 'committer', 'trailer'], ...ABOUT },
  { match: 'branch', branch: 'acme/*', ...ABOUT, confidence: 'medium' },
  { match: 'note', agent: 'acme', ...ABOUT },
];
const CREDIT = 'Co-authored-by: Acme <agent@acme.example>';

/** Field and tool of each trace, by pull request. */
async function tracesOf(repository: Repository, patterns = PATTERNS): Promise<Record<number, string[]>> {
  const { pullRequests } = await historyOf(repository, null, patterns);
  return Object.fromEntries(
    pullRequests.map(({ number, traces }) => [number, traces.map(({ tool, field }) => `${tool} ${field}`)]),
  );
}

describe('traces in a clone', () => {
  it('are those of a squash, of the own commits of a merge, and of its branch', async () => {
    const repository = aRepository();
    const root = repository.commit({ message: 'Begin\n' });
    const squash = repository.commit({ message: `Sell hats (#1)\n\nWhy\n\n${CREDIT}\n` });
    repository.commit({ message: 'Sell scarves (#2)\n\nSaid by agent@acme.example\n' });
    const own = repository.commit({ branch: 'b', parents: [squash], author: 'Acme <agent@acme.example>' });
    repository.commit({ branch: 'b', message: `Again\n\n${CREDIT}\n` });
    const other = repository.commit({ branch: 'c', parents: [root] });
    const head = repository.git('rev-parse', 'b');
    const main = repository.git('rev-parse', 'main');
    const merge = repository.commit({ parents: [main, head], message: 'Merge pull request #3 from octo/basket\n' });
    repository.commit({ parents: [merge, other], message: 'Merge pull request #4 from octo/acme/basket\n' });
    expect(own).not.toBe(head);
    expect(await tracesOf(repository)).toEqual({
      1: ['Acme trailer'],
      2: [],
      3: ['Acme author', 'Acme trailer'],
      4: ['Acme branch'],
    });
  });

  it('are those that git notes attest', async () => {
    const repository = aRepository();
    repository.commit({ message: 'Begin\n' });
    const squash = repository.commit({ message: 'Sell hats (#1)\n' });
    const metadata = JSON.stringify({ prompts: { abc: { agent_id: { tool: 'acme' } } } });
    repository.git('notes', '--ref=ai', 'add', '-m', `src/hat.ts\n  abc 1-3\n---\n${metadata}`, squash);
    expect(await tracesOf(repository)).toEqual({ 1: ['Acme note'] });
    expect(await tracesOf(repository, PATTERNS.slice(0, 2))).toEqual({ 1: [] });
  });

  it('are found by the catalogue, and nothing but them is kept: no mailbox, no message', async () => {
    const repository = aRepository();
    repository.commit({ message: 'Begin\n' });
    const body = 'A secret plan\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n';
    repository.commit({ message: `Sell hats (#1)\n\n${body}`, author: 'Ann <ann@private.example>' });
    const history = await historyOf(repository, null, AGENTS);
    expect(history.pullRequests[0]?.traces).toMatchObject([{ tool: 'Claude Code', field: 'trailer' }]);
    const configuration = { path: null, ref: null, settings: {} };
    const saved = { history, watermark: null, window: windowEnding(UNTIL, 90), configuration };
    const text = [...linesOf(saved)].join('\n');
    expect(text).toContain('Claude Code');
    expect(text).not.toMatch(/anthropic\.com|private\.example|secret plan/);
  });
});
