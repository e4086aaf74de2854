import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVENTS, guardrailsPage } from '../../scripts/docs-guardrails.ts';
import { RULES } from '../../src/guardrails/list.ts';
import { STATUSES } from '../../src/guardrails/rule.ts';
import { eventOf } from '../../src/runner/action/event.ts';
import { inputsOf } from '../../src/runner/action/inputs.ts';
import { jobOf } from '../../src/runner/action/job.ts';
import { aFolder } from '../support/folder.ts';
import { withDoor } from '../support/scripted-door.ts';

const page = readFileSync(new URL('../../docs/guardrails.md', import.meta.url), 'utf8');
const SHA = 'ab'.repeat(20);
const PAYLOAD = {
  repository: { id: 1 },
  pull_request: { number: 7, head: { sha: SHA } },
  merge_group: { head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${SHA}`, head_sha: SHA },
  workflow_run: {
    event: 'pull_request_review',
    head_sha: SHA,
    head_branch: 'topic',
    head_repository: { full_name: 'octo/shop' },
    pull_requests: [{ number: 7, base: { repo: { id: 1 } } }],
  },
};

describe('docs/guardrails.md', () => {
  it('is what the list of rules makes', () => {
    expect(page).toBe(guardrailsPage());
  });

  it.each(RULES)('has a section on $id with its definition', ({ title, id, violatedWhen, why }) => {
    const [, section = ''] = page.split(`\n### ${title}\n`);
    expect(section.trimStart().startsWith(`Id \`${id}\`.`)).toBe(true);
    expect(section).toContain(`**Violated when:** ${violatedWhen}\n\n**Why:** ${why}\n`);
  });

  it('has every status', () => {
    expect([...page.matchAll(/^\| `([a-z]+)` \| [A-Z]/gm)].map(([, status]) => status)).toEqual([...STATUSES]);
  });

  it.each([
    '| [`guarded-files`](#guarded-files) | pull requests | `warn` | `error` | `error` |',
    '| [`architecture-approval`](#domain-architects-approval) | pull requests | `warn` | `error` | `error` |',
    '| [`rule-files`](#rule-files-for-ai-tools) | pull requests and the repository | `warn` | `warn` | `error` |',
    '| [`toil-quota`](#toil-quota) | the repository | `warn` | `warn` | `error` |',
    '| `guardrails.pr-size.max-lines` | a whole number from 1 to 100000 | `400` |',
    '| `guardrails.rollback-first.labels` | names or patterns | `[fix-forward]` |',
  ])('says %s', (row) => {
    expect(page).toContain(`\n${row}`);
  });
});

describe('the events of docs/guardrails.md', () => {
  // What a queue's group holds has to be asked for: `guardrail-events-queue.test.ts` does.
  it.each(EVENTS.filter(({ event }) => event !== 'merge_group'))('$event is about $subject', async (row) => {
    const { event, subject } = row;
    const found = await kindOf(event, PAYLOAD);
    expect(found).toBe(subject === 'the repository' ? 'repository' : 'pull-request');
  });

  it.each([
    { started: 'pull_request', kind: 'pull-request' },
    { started: 'pull_request_target', kind: 'unknown' },
    { started: 'push', kind: 'none' },
  ])('workflow_run after $started is $kind', async ({ started, kind }) => {
    const run = { ...PAYLOAD.workflow_run, event: started };
    expect(await kindOf('workflow_run', { ...PAYLOAD, workflow_run: run })).toBe(kind);
  });

  it.each(['merge_group', 'pull_request', 'workflow_run'])('%s that names none is unknown', async (event) => {
    expect(await kindOf(event, {})).toBe('unknown');
  });

  it('another event is about the repository, and so is each where another one is reported on', async () => {
    expect(await kindOf('issues', PAYLOAD)).toBe('repository');
    expect(await kindOf('pull_request', PAYLOAD, 'octo/other')).toBe('repository');
  });
});

async function kindOf(event: string, payload: unknown, repository = ''): Promise<string> {
  const path = join(aFolder({}), 'event.json');
  writeFileSync(path, JSON.stringify(payload));
  const env = { GITHUB_REPOSITORY: 'octo/shop', GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: path };
  const inputs = inputsOf((name) => (name === 'repository' ? repository : ''));
  return withDoor([], async ({ door }) => (await eventOf(jobOf(env, inputs), env, door)).kind);
}
