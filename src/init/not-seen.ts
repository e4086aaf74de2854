/** What no source can tell, or this one could not. */
import type { Fit, Undecided } from './fitted.ts';
import { listed } from './names.ts';
import type { Seen } from './seen.ts';
import { isFromGitHub } from './seen.ts';
import { keyLine } from './yaml-value.ts';

/** What stays open whatever was seen, or because it was not. */
export function unseen(seen: Seen): Fit {
  return { fitted: [], undecided: [...sources(seen), ...ruleFiles(seen), ...owners(seen), declared(seen)] };
}

function sources(seen: Seen): Undecided[] {
  const { repository, gaps } = seen.history;
  if (!isFromGitHub(seen)) {
    return [
      {
        what: 'Which labels tell incidents, hotfixes, alerts and toil, and what was deployed: a clone shows neither. Ask GitHub:',
        add: `GITHUB_TOKEN=… one-pizza init -R ${repository.includes('/') ? repository : 'OWNER/REPO'}`,
      },
    ];
  }
  return gaps.map(({ what, why, fix }) => ({ what: `What follows from ${what}: ${why}.`, add: fix }));
}

function ruleFiles({ history: { ruleFiles: facts } }: Seen): Undecided[] {
  if (facts === null || facts.state === 'effective' || facts.state === 'generated') return [];
  const near = facts.files.filter(({ state }) => state === 'not-loaded').map(({ path }) => path);
  const fix = facts.findings.find(({ kind }) => kind === 'not-loaded')?.fix;
  if (near.length > 0) {
    return [{ what: `Rules for AI tools: none loads ${listed(near)}.`, add: fix ?? 'rename it to AGENTS.md' }];
  }
  if (facts.state === 'unknown') return [];
  return [{ what: 'Rules for AI tools: there is no file with any. At the top of the repository:', add: 'AGENTS.md' }];
}

function owners({ history: { scaffolding } }: Seen): Undecided[] {
  if (scaffolding?.codeOwners !== false) return [];
  return [
    {
      what: 'Who may change the guardrails: there is no CODEOWNERS. In .github/CODEOWNERS, with your own team:',
      add: '/.github/ @org/team',
    },
  ];
}

function declared({ today }: Seen): Undecided {
  const product = { 'slo-percent': 99.9, 'regulated-data': false, 'as-of': today };
  return {
    what: 'What is at stake, for the readiness checklist: only the team knows. With your own values:',
    add: keyLine('readiness.product', product),
  };
}
