import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { workflowText } from '../../src/init/workflow-text.ts';

const TYPES = 'opened synchronize reopened ready_for_review converted_to_draft labeled unlabeled edited'.split(' ');

/** Of GitHub's grammar what the file uses; anything else is refused. */
const workflow = z.strictObject({
  name: z.literal('one-pizza'),
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({}),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.literal(true) }),
  jobs: z.strictObject({
    report: z.strictObject({
      'runs-on': z.string(),
      permissions: z.record(z.string(), z.string()),
      steps: z.tuple([z.strictObject({ uses: z.string(), with: z.unknown().optional() })]),
    }),
  }),
});

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

function workflowIn(text: string) {
  return workflow.parse(parse(text));
}

/** As its head says: the values behind `enforced:`, and the lines below it in force. */
function enforced(text: string): string {
  return text
    .replace(/^( *)(\S+): # enforced: ([a-z_]+)$/gm, '$1$3:')
    .replace(/^( *)(\S+): \S+ # enforced: (\S+)$/gm, '$1$2: $3')
    .replace(/^( *)#(with:| {2}commit-status)/gm, '$1$2');
}

describe('the workflow', () => {
  it('reports every week and on demand, and looks at everything that changes what is said of a pull request', () => {
    expect(workflowIn(workflowText({ hasMergeQueue: false })).on).toEqual({
      schedule: [{ cron: '0 6 * * 1' }],
      workflow_dispatch: null,
      pull_request: { types: TYPES },
      pull_request_review: { types: ['submitted', 'edited', 'dismissed'] },
    });
  });

  it('runs for a merge queue only where there is one', () => {
    const { on, ...rest } = workflowIn(workflowText({ hasMergeQueue: true }));
    const { on: others, ...same } = workflowIn(workflowText({ hasMergeQueue: false }));
    expect(on).toEqual({ ...others, merge_group: null });
    expect(rest).toEqual(same);
  });

  it('may only read, and checks nothing out', () => {
    const { permissions, steps } = workflowIn(workflowText({ hasMergeQueue: true })).jobs.report;
    expect([...new Set(Object.values(permissions))]).toEqual(['read']);
    expect(steps).toEqual([{ uses: 'OWNER/one-pizza@v0' }]);
  });

  it('keeps one run for each pull request', () => {
    const { group } = workflowIn(workflowText({ hasMergeQueue: false })).concurrency;
    expect(group).toBe(`one-pizza-\${{ github.event.pull_request.number || github.ref }}`);
  });

  it('agrees with the README: the same job, with what pull requests take on top', () => {
    const shown = z
      .object({ on: z.record(z.string(), z.unknown()), jobs: z.object({ report: z.record(z.string(), z.unknown()) }) })
      .parse(parse(/```yaml\n(.*?)```/s.exec(README)?.[1] ?? ''));
    const { on, jobs } = workflowIn(workflowText({ hasMergeQueue: false }));
    expect(on).toMatchObject(shown.on);
    expect(README).toContain('Add `checks: read` and\n`statuses: read` for that.');
    const granted = z.record(z.string(), z.string()).parse(shown.jobs.report.permissions);
    const permissions = { ...granted, checks: 'read', statuses: 'read' };
    expect(jobs.report).toEqual({ ...shown.jobs.report, permissions });
    for (const key of Object.keys(granted)) {
      const [line = 'none'] = new RegExp(`^ *${key}: read .*$`, 'm').exec(README) ?? [];
      expect(workflowText({ hasMergeQueue: false }).split('\n')).toContain(line);
    }
  });

  it('enforces by the values that it names: the default branch judges, and a commit status tells', () => {
    const advice = workflowIn(workflowText({ hasMergeQueue: false }));
    const { on, jobs } = workflowIn(enforced(workflowText({ hasMergeQueue: false })));
    const { pull_request: pullRequest, ...others } = advice.on;
    expect(on).toEqual({ ...others, pull_request_target: pullRequest });
    const { permissions } = advice.jobs.report;
    expect(jobs.report.permissions).toEqual({ ...permissions, statuses: 'write' });
    expect(jobs.report.steps).toEqual([{ uses: 'OWNER/one-pizza@v0', with: { 'commit-status': true } }]);
  });
});
