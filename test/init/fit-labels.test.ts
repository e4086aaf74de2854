import { describe, expect, it } from 'vitest';
import { fitLabels } from '../../src/init/fit-labels.ts';
import { anIssue, aPullRequest } from '../support/history.ts';
import { seenAtGitHub, seenInClone } from './seen.ts';

function issuesLabelled(...labels: readonly string[]) {
  return labels.map((label, at) => anIssue({ number: at + 1, labels: [label, 'bug'] }));
}

describe('labels', () => {
  it('need nothing where the default patterns find them', () => {
    const issues = issuesLabelled('incident', 'sev1', 'alert', 'toil', 'ops');
    const pullRequests = [aPullRequest({ labels: ['hotfix'] })];
    expect(fitLabels(seenAtGitHub({ issues, pullRequests }))).toEqual({ fitted: [], undecided: [] });
  });

  it('that say the same otherwise are added, with how many bear them', () => {
    const issues = issuesLabelled('type: incident', 'kind/Incident', 'type: incident', 'Alerts', 'kind/toil');
    const pullRequests = [aPullRequest({ labels: ['Hot Fix'] })];
    expect(fitLabels(seenAtGitHub({ issues, pullRequests }))).toEqual({
      fitted: [
        {
          path: 'failures.incident-labels',
          value: ['incident', 'outage', 'sev*', 'kind/Incident', 'type: incident'],
          seen: '1 issue labelled `kind/Incident`, 2 issues labelled `type: incident`',
        },
        {
          path: 'failures.hotfix.labels',
          value: ['hotfix', 'Hot Fix'],
          seen: '1 pull request labelled `Hot Fix`',
        },
        { path: 'readiness.pager.alert-labels', value: ['alert', 'Alerts'], seen: '1 issue labelled `Alerts`' },
        {
          path: 'readiness.toil.labels',
          value: ['toil', 'ops', 'ktlo', 'kind/toil'],
          seen: '1 issue labelled `kind/toil`',
        },
      ],
      undecided: [],
    });
  });

  it('are twenty at most; the others are left open', () => {
    const names = Array.from({ length: 21 }, (_, at) => `incident${'/'.repeat(at + 1)}type`).sort();
    const { fitted, undecided } = fitLabels(seenAtGitHub({ issues: issuesLabelled(...names) }));
    expect(fitted[0]?.value).toEqual(['incident', 'outage', 'sev*', ...names.slice(0, 20)]);
    expect(undecided).toHaveLength(1);
    expect(undecided[0]?.what).toContain(names[20] ?? 'none');
  });

  it.each(['incident-follow-up', 'not an incident', 'post-incident review', 'incident*'])(
    'that say more are left open: %s',
    (label) => {
      const { fitted, undecided } = fitLabels(seenAtGitHub({ issues: issuesLabelled(label) }));
      expect(fitted).toEqual([]);
      expect(undecided.map(({ what }) => what)).toEqual([`Whether the label \`${label}\` tells incidents.`]);
      expect(undecided[0]?.add).toMatch(/^failures\.incident-labels: \[incident, outage, sev\*, /);
    },
  );

  it('are not judged in a clone, which does not show them', () => {
    const seen = seenInClone({ issues: issuesLabelled('type: incident') });
    expect(fitLabels(seen)).toEqual({ fitted: [], undecided: [] });
  });
});

describe('branches of hotfixes', () => {
  const from = (...branches: readonly string[]) =>
    branches.map((headBranch, at) => aPullRequest({ number: at + 1, headBranch }));

  it('that start otherwise are added', () => {
    const pullRequests = from('hotfix_a', 'Hotfix_b', 'hot-fix/c', 'hotfix/d', 'feature/hotfix');
    expect(fitLabels(seenInClone({ pullRequests })).fitted).toEqual([
      {
        path: 'failures.hotfix.branches',
        value: ['hotfix/*', 'hotfix-*', 'hot-fix/*', 'hotfix_*'],
        seen: '3 merges from a branch such as `hot-fix/*`, `hotfix_*`',
      },
    ]);
  });

  it('count only where something was merged from them', () => {
    const pullRequests = [aPullRequest({ headBranch: 'hotfix_a', state: 'CLOSED' })];
    expect(fitLabels(seenInClone({ pullRequests })).fitted).toEqual([]);
  });
});
