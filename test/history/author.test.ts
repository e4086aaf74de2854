import { describe, expect, it } from 'vitest';
import { authorOf } from '../../src/history/author.ts';

describe('authorOf', () => {
  it.each([
    ['Ann Author', 'ann@example.com', 'Ann Author', 'User'],
    ['Ann Author', '12345+ann-a@users.noreply.github.com', 'ann-a', 'User'],
    ['Ann Author', 'ann-a@users.noreply.github.com', 'ann-a', 'User'],
    ['Ann Author', '7+ann@users.noreply.git.acme.example', 'ann', 'User'],
    ['Ann Author', 'ann@users.noreply.github.com.evil@example.com', 'Ann Author', 'User'],
    ['Ann Author', 'noreply@github.com', 'Ann Author', 'User'],
    ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com', 'dependabot', 'Bot'],
    ['renovate[bot]', 'bot@renovateapp.example', 'renovate', 'Bot'],
    ['GitHub Actions', '41898282+github-actions[bot]@users.noreply.github.com', 'github-actions', 'Bot'],
    ['helper[bot]', '198982749+Copilot@users.noreply.github.com', 'Copilot', 'Bot'],
    ['Robot', 'robot@example.com', 'Robot', 'User'],
  ] as const)('%s <%s> is %s, a %s', (name, email, ...[login, type]) => {
    expect(authorOf(name, email)).toEqual({ login, type });
  });

  it('is not known where a commit names nobody', () => {
    expect(authorOf('', 'someone@example.com')).toBeNull();
    expect(authorOf(' ', '')).toBeNull();
  });

  it('keeps at most 256 characters of a name', () => {
    expect(authorOf('x'.repeat(10_000), '')?.login).toBe('x'.repeat(256));
  });
});
