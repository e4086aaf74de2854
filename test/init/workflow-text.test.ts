import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { adviceWorkflow, enforcingWorkflow, reportWorkflow, reviewWorkflow } from '../../src/init/workflow-text.ts';
import { blocksOf } from '../support/documents.ts';
import { workflow } from '../support/workflow-schema.ts';

const TYPES = 'opened synchronize reopened ready_for_review converted_to_draft labeled unlabeled edited'.split(' ');
const NO_QUEUE = { hasMergeQueue: false };
const QUEUE = { hasMergeQueue: true };

function workflowIn(text: string) {
  return workflow.parse(parse(text));
}

const ALL = [
  { name: 'reports', text: reportWorkflow() },
  { name: 'advises', text: adviceWorkflow(NO_QUEUE) },
  { name: 'enforces', text: enforcingWorkflow(NO_QUEUE) },
  { name: 'ends after a review', text: reviewWorkflow() },
];

describe('the workflow that', () => {
  it.each(ALL)('$name is the one of the README, to the letter', ({ text }) => {
    const { name, on } = workflowIn(text);
    const shown = blocksOf('README.md').filter(({ yaml }) => yaml.startsWith(`name: ${name}\n`));
    const same = shown.filter(({ yaml }) => JSON.stringify(workflowIn(yaml).on) === JSON.stringify(on));
    expect(same.map(({ yaml }) => yaml)).toEqual([text]);
  });

  it.each(ALL)('$name gives no rights but by job, and checks nothing out', ({ text }) => {
    const { permissions, jobs } = workflowIn(text);
    expect([permissions, Object.keys(jobs).length]).toEqual([{}, 1]);
    expect(text).not.toContain('checkout');
  });

  it('reports starts every week and on demand, and only reads', () => {
    const { on, jobs } = workflowIn(reportWorkflow());
    expect(on).toEqual({ schedule: [{ cron: '0 6 * * 1' }], workflow_dispatch: null });
    expect(new Set(Object.values(jobs.report?.permissions ?? {}))).toEqual(new Set(['read']));
  });

  it('advises starts on everything that changes what is said, and writes the comment alone', () => {
    const { on, jobs } = workflowIn(adviceWorkflow(NO_QUEUE));
    expect(on).toEqual({
      pull_request: { types: TYPES },
      pull_request_review: { types: ['submitted', 'dismissed'] },
    });
    const writes = Object.entries(jobs.judge?.permissions ?? {}).filter(([, level]) => level === 'write');
    expect([writes, jobs.judge?.steps]).toEqual([[['pull-requests', 'write']], [{ uses: 'OWNER/one-pizza@v0' }]]);
  });

  it('enforces starts on the same, by the default branch, and writes the status, too', () => {
    const { on, jobs } = workflowIn(enforcingWorkflow(NO_QUEUE));
    const { name, on: review } = workflowIn(reviewWorkflow());
    expect(on).toEqual({
      pull_request_target: { types: TYPES },
      workflow_run: { workflows: [name], types: ['completed'] },
    });
    expect(review).toEqual({ pull_request_review: { types: ['submitted', 'dismissed'] } });
    const advice = workflowIn(adviceWorkflow(NO_QUEUE)).jobs.judge;
    expect(jobs.judge?.permissions).toEqual({ ...advice?.permissions, statuses: 'write' });
    expect(jobs.judge?.steps).toEqual([{ uses: 'OWNER/one-pizza@v0', with: { 'commit-status': true } }]);
  });

  it.each([
    { name: 'advises', text: adviceWorkflow },
    { name: 'enforces', text: enforcingWorkflow },
  ])('$name starts for a merge queue only where there is one', ({ text }) => {
    const { on, ...rest } = workflowIn(text(QUEUE));
    const { on: others, ...same } = workflowIn(text(NO_QUEUE));
    expect(on).toEqual({ ...others, merge_group: { types: ['checks_requested'] } });
    expect(rest).toEqual(same);
  });

  it.each([
    { name: 'advises', text: adviceWorkflow(QUEUE) },
    { name: 'enforces', text: enforcingWorkflow(QUEUE) },
  ])('$name is run once for each head of each pull request, and alone where there is none', ({ text }) => {
    const { number, head, run } = {
      number: 'github.event.pull_request.number',
      head: 'github.event.pull_request.head.sha',
      run: 'github.run_id',
    };
    expect(workflowIn(text).concurrency).toEqual({
      group: `one-pizza-\${{ ${number} }}-\${{ ${head} || ${run} }}`,
      'cancel-in-progress': true,
    });
  });
});
