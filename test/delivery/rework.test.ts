import { describe, expect, it } from 'vitest';
import { deliver, success } from '../support/deliver.ts';
import { aBot, aCommit, aMainLine, aPullRequest, sha } from '../support/history.ts';

const commits = aMainLine(['2026-01-10', '2026-02-01', '2026-02-02', '2026-02-03']);
const first = [success('S', { place: 1, at: '2026-01-20' }), success('D2', { place: 2, at: '2026-02-01T12:00:00Z' })];
const feature = aPullRequest({ number: 2, mergedAt: '2026-02-01' });
const hotfix = aPullRequest({ number: 3, mergedAt: '2026-02-02', labels: ['hotfix'] });
const revert = aPullRequest({
  number: 3,
  mergedAt: '2026-02-02',
  reverts: [{ number: 2 }],
  title: 'Revert "Change 2"',
});
const planned = aPullRequest({ number: 4, mergedAt: '2026-02-03' });
const automatic = aPullRequest({ number: 4, mergedAt: '2026-02-03', author: aBot() });

/** Whether the deployment of the last two commits is rework. */
function isRework(pullRequests: readonly ReturnType<typeof aPullRequest>[], line = commits): boolean | undefined {
  const deployments = [...first, success('D4', { place: 4, at: '2026-02-03T12:00:00Z' })];
  const delivery = deliver({ commits: line, deployments, pullRequests: [feature, ...pullRequests] });
  const last = delivery.deployments.at(-1);
  return last && delivery.isRework(last);
}

describe('rework', () => {
  it.each([
    ['a hotfix and automation', [hotfix, automatic], true],
    ['a revert and automation', [revert, automatic], true],
    ['a hotfix and planned work', [hotfix, planned], false],
    ['a hotfix and a direct commit of a human', [hotfix], false],
    ['planned work and automation', [{ ...hotfix, labels: [] }, automatic], false],
    ['automation alone', [{ ...automatic, number: 3, mergeCommit: sha(3) }, automatic], false],
  ])('of %s', (_, pullRequests, expected) => {
    expect(isRework(pullRequests)).toBe(expected);
  });

  it('is a direct commit that reverts', () => {
    const line = [
      ...commits.slice(0, 3),
      aCommit({ sha: sha(4), parents: [sha(3)], committedAt: '2026-02-03', reverts: [{ sha: sha(2) }] }),
    ];
    expect(isRework([{ ...automatic, number: 3, mergeCommit: sha(3) }], line)).toBe(true);
  });

  it('is not what restores', () => {
    const restore = aPullRequest({
      number: 4,
      mergedAt: '2026-02-03',
      reverts: [{ number: 3 }],
      title: 'Reapply "Change 2"',
    });
    const deployments = [
      ...first,
      success('D3', { place: 3, at: '2026-02-02T12:00:00Z' }),
      success('D4', { place: 4, at: '2026-02-03T12:00:00Z' }),
    ];
    const delivery = deliver({ commits, deployments, pullRequests: [feature, revert, restore] });
    expect(delivery.deployments.map((each) => [each.id, delivery.isRework(each)])).toEqual([
      ['S', false],
      ['D2', false],
      ['D3', true],
      ['D4', false],
    ]);
  });

  it('is a rollback, and not the redeploy or the roll-forward after it', () => {
    const deployments = [
      ...first,
      success('back', { place: 1, at: '2026-02-01T14:00:00Z' }),
      success('again', { place: 1, at: '2026-02-01T16:00:00Z' }),
      success('forward', { place: 2, at: '2026-02-01T18:00:00Z' }),
    ];
    const delivery = deliver({ commits, deployments, pullRequests: [feature] });
    expect(delivery.deployments.slice(2).map((each) => [each.id, each.kind, delivery.isRework(each)])).toEqual([
      ['back', 'rollback', true],
      ['again', 'redeploy', false],
      ['forward', 'roll-forward', false],
    ]);
  });
});
