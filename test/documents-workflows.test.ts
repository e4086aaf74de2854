/** Every block of YAML in README and docs: GitHub's keys, the Action's inputs and outputs, configurations that are valid. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../src/config/parse.ts';
import { checkedExpectations } from '../src/guardrails/expectation/checked.ts';
import type { Block } from './support/documents.ts';
import { actionInterface, blocksOf, textOf, yamlBlocks } from './support/documents.ts';
import type { Job, Step } from './support/workflow-schema.ts';
import { fragment, workflow } from './support/workflow-schema.ts';

const BLOCKS = yamlBlocks();
/** What a run of either kind looks at. */
const READ = ['actions', 'checks', 'contents', 'deployments', 'issues', 'pull-requests', 'statuses'];
const PRIVILEGED = ['pull_request_target', 'workflow_run'];
const { inputs, outputs } = actionInterface();

const isConfiguration = ({ yaml }: Block) => !/^(?:name|on|jobs|permissions|\s*steps):/m.test(yaml);
const WORKFLOWS = BLOCKS.filter((block) => !isConfiguration(block));
const WHOLE = WORKFLOWS.filter(({ yaml }) => /^jobs:/m.test(yaml) && /^on:/m.test(yaml)).map(({ place, yaml }) => {
  return { place, ...workflow.parse(parse(yaml)) };
});

const jobsOf = () => WHOLE.flatMap((whole) => Object.values(whole.jobs).map((job) => ({ ...whole, job })));
const isOurs = ({ uses }: Step) => uses?.startsWith('OWNER/') === true;

function stepsIn({ yaml }: Block): readonly Step[] {
  const value: unknown = parse(yaml);
  const whole = workflow.safeParse(value);
  if (whole.success) return Object.values(whole.data.jobs).flatMap(({ steps }) => steps);
  const part = fragment.parse(value);
  return 'steps' in part ? part.steps : [];
}

describe('the blocks of YAML', () => {
  it('are found', () => {
    expect(WORKFLOWS.length).toBeGreaterThan(10);
    expect(BLOCKS.filter(isConfiguration).length).toBeGreaterThan(4);
  });

  it.each(WORKFLOWS)('$place has keys that GitHub knows', ({ yaml }) => {
    const value: unknown = parse(yaml);
    const schema = /^jobs:/m.test(yaml) && /^on:/m.test(yaml) ? workflow : fragment;
    expect(schema.safeParse(value).error?.message).toBeUndefined();
  });

  it.each(BLOCKS.filter(isConfiguration))('$place is a configuration that is valid', ({ place, yaml }) => {
    const settings = parseConfig({ text: yaml, file: place });
    expect(() => checkedExpectations(settings, place)).not.toThrow();
  });

  it.each(WORKFLOWS)('$place gives inputs and takes outputs that the Action has', (block) => {
    const steps = stepsIn(block);
    const given = steps.filter(isOurs).flatMap((each) => Object.keys(each.with ?? {}));
    expect(given.filter((name) => !inputs.includes(name))).toEqual([]);
    const ids = new Set(steps.filter(isOurs).map(({ id }) => id));
    const taken = [...block.yaml.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];
    expect(taken.filter(([, id, name = '']) => !ids.has(id) || !outputs.includes(name)).map(([all]) => all)).toEqual(
      [],
    );
  });

  it.each(WORKFLOWS)('$place puts no expression into a script', (block) => {
    expect(stepsIn(block).filter(({ run }) => run?.includes('${{') === true)).toEqual([]);
  });
});

describe('the whole workflows', () => {
  it.each(WHOLE)('$place grants a privileged event nothing but what its jobs name, and checks nothing out', (whole) => {
    const isPrivileged = Object.keys(whole.on).some((event) => PRIVILEGED.includes(event));
    const steps = Object.values(whole.jobs).flatMap((job) => job.steps);
    if (!isPrivileged) return;
    expect(whole.permissions).toEqual({});
    expect(steps.filter((step) => !isOurs(step))).toEqual([]);
  });

  it.each(jobsOf())('$place lets the token do what the step is asked for', ({ on, job }) => {
    const [step] = job.steps.filter(isOurs);
    if (step === undefined) return;
    expect(writesOf(job).toSorted()).toEqual(wantedWrites(step, job, Object.keys(on)).toSorted());
    expect(Object.keys(job.permissions).toSorted()).toEqual(READ);
  });
});

function writesOf({ permissions }: Job): string[] {
  return Object.entries(permissions).flatMap(([name, level]) => (level === 'write' ? [name] : []));
}

/** The comment, the status, and what other steps of the job do. */
function wantedWrites(step: Step, job: Job, events: readonly string[]): string[] {
  const isOfPullRequest = events.some((event) => /^pull_request|^workflow_run|^merge_group/.test(event));
  const scripts = job.steps.map(({ run }) => run ?? '').join('\n');
  return [
    ...(isOfPullRequest && step.with?.comment !== 'never' ? ['pull-requests'] : []),
    ...(step.with?.['commit-status'] === true ? ['statuses'] : []),
    ...(scripts.includes('git push') ? ['contents'] : []),
    ...(scripts.includes('gh issue create') ? ['issues'] : []),
  ];
}

describe('the two workflows that enforce', () => {
  const [enforced, review] = ['pull_request_target:', 'name: one-pizza-review'].map((part) => {
    const [block] = blocksOf('README.md').filter(({ yaml }) => yaml.includes(part));
    return workflow.parse(parse(block?.yaml ?? ''));
  });

  it('fit together: the end of the second starts the first', () => {
    expect(enforced?.on).toMatchObject({ workflow_run: { workflows: [review?.name], types: ['completed'] } });
    expect(review?.on).toMatchObject({ pull_request_review: { types: ['submitted', 'dismissed'] } });
  });

  it('are told from the text that names the second one', () => {
    expect(textOf('README.md')).toContain(`\`workflows: [${review?.name}, build]\``);
  });

  it('judge on everything that changes a verdict, and the second may do nothing', () => {
    const types = 'opened synchronize reopened ready_for_review converted_to_draft labeled unlabeled edited'.split(' ');
    expect(enforced?.on).toMatchObject({ pull_request_target: { types } });
    expect(Object.values(review?.jobs ?? {}).map(({ permissions }) => permissions)).toEqual([{}]);
  });
});
