import { describe, expect, it } from 'vitest';
import type { SecurityCheckEntry } from '../../src/adoption/catalogue/security-checks.ts';
import { SECURITY_CHECKS } from '../../src/adoption/catalogue/security-checks.ts';
import type { CheckFacts } from '../../src/adoption/security-check.ts';
import { securityCheckOf } from '../../src/adoption/security-check.ts';

function check(given: Partial<CheckFacts>): CheckFacts {
  return { appSlug: 'github-actions', name: 'build', workflowUses: ['actions/checkout@v4'], ...given };
}

function factsOf(entry: SecurityCheckEntry): CheckFacts {
  if (entry.match === 'app') return check({ appSlug: entry.appSlug });
  if (entry.match === 'name') return check({ name: entry.name });
  return check({ workflowUses: ['actions/checkout@v4', `${entry.uses}@v3`] });
}

describe('security checks', () => {
  it.each(SECURITY_CHECKS.map((entry) => [JSON.stringify(entry), entry] as const))('%s', (_, entry) => {
    expect(securityCheckOf(factsOf(entry))).toEqual({ tool: entry.tool, category: entry.category });
    expect(entry.source).not.toMatch(/unverified|convention/);
  });

  it.each<[string, Partial<CheckFacts>, string | null]>([
    ['an ordinary job', {}, null],
    ['nothing known', { appSlug: null, name: '', workflowUses: [] }, null],
    ['a job with such a name', { name: 'Analyze (bundle size)' }, null],
    ['a longer name', { name: 'Analyze (go) and more' }, null],
    ['CodeQL from the starter workflow', { name: 'Analyze (javascript-typescript)' }, 'CodeQL'],
    [
      'CodeQL by its commit',
      { workflowUses: ['github/codeql-action/analyze@1b549b9259bda1cb5ddde3b41741a82a2d15a841'] },
      'CodeQL',
    ],
    ['the upload of results', { workflowUses: ['github/codeql-action/upload-sarif@v3'] }, null],
    ['an action of a folder', { workflowUses: ['snyk/actions/node@master'] }, 'Snyk'],
    ['an action beside it', { workflowUses: ['snyk/actions-extra@v1'] }, null],
    ["another owner's", { workflowUses: ['octo/trivy-action@v1', './github/codeql-action/analyze'] }, null],
    ['other case', { workflowUses: ['sonarsource/SonarQube-scan-action@v5'] }, 'SonarQube'],
    ['an app in other case', { appSlug: 'SonarQubeCloud' }, 'SonarQube Cloud'],
  ])('%s', (_, given, tool) => {
    expect(securityCheckOf(check(given))?.tool ?? null).toBe(tool);
  });
});
