import { describe, expect, it } from 'vitest';
import { isAiReviewer, reviewerToolOf } from '../../src/adoption/ai-reviewers.ts';
import { AGENTS } from '../../src/adoption/catalogue/agents.ts';
import { REVIEWERS } from '../../src/adoption/catalogue/reviewers.ts';

describe('AI reviewers', () => {
  it.each(REVIEWERS.map((entry) => [entry.seen, entry] as const))('%s', (seen, entry) => {
    expect(entry.login).toBe(entry.login.toLowerCase());
    expect(entry.source).not.toMatch(/unverified|secondary/);
    for (const login of [seen, entry.login, entry.login.toUpperCase()]) {
      expect(reviewerToolOf({ login, type: 'Bot' })).toBe(entry.tool);
    }
    expect(isAiReviewer({ login: entry.login, type: 'User' })).toBe(false);
    expect(isAiReviewer({ login: `${entry.login}-2`, type: 'Bot' })).toBe(false);
  });

  it('have one entry a login, and the name that the tool has as an author', () => {
    expect(new Set(REVIEWERS.map(({ login }) => login)).size).toBe(REVIEWERS.length);
    const authors = new Map(
      AGENTS.flatMap((entry) => (entry.match === 'login' ? [[entry.login, entry.tool] as const] : [])),
    );
    const shared = REVIEWERS.filter(({ login }) => authors.has(login));
    expect(shared.map(({ login }) => login)).toEqual(['cursor', 'claude', 'chatgpt-codex-connector']);
    for (const { login, tool } of shared) expect(authors.get(login)).toBe(tool);
  });

  it.each([
    'github-advanced-security',
    'github-actions',
    'deepsource-io',
    'github-code-quality',
    'dependabot',
    'pullrequest',
  ])('are not %s', (login) => {
    expect(isAiReviewer({ login: `${login}[bot]`, type: 'Bot' })).toBe(false);
  });

  it('may be named by the config, users as well', () => {
    const extra = ['acme-*'];
    expect(reviewerToolOf({ login: 'acme-reviewer[bot]', type: 'Bot' }, extra)).toBe('acme-reviewer');
    expect(reviewerToolOf({ login: 'Acme-Reviewer', type: 'User' }, extra)).toBe('Acme-Reviewer');
    expect(reviewerToolOf({ login: 'coderabbitai', type: 'Bot' }, ['coderabbitai'])).toBe('CodeRabbit');
    expect(reviewerToolOf({ login: 'ann', type: 'User' }, extra)).toBeNull();
    expect(reviewerToolOf({ login: 'acme-reviewer', type: 'Bot' }, ['Acme-Reviewer[bot]'])).toBe('acme-reviewer');
    expect(reviewerToolOf({ login: 'ann', type: 'User' }, ['*[bot]'])).toBeNull();
    expect(reviewerToolOf({ login: 'ann', type: 'Bot' }, ['*[bot]'])).toBe('ann');
    expect(reviewerToolOf(null, ['*'])).toBeNull();
  });
});
