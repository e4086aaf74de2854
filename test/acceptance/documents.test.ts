/** What README and docs claim, held against what is there. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { CAPABILITIES } from '../../src/adoption/capabilities.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { levelsOf } from '../../src/config/presets.ts';
import { PRESETS } from '../../src/config/settings.ts';
import { RULES } from '../../src/guardrails/list.ts';
import { CONFIG_FILE, JUDGE_FILE, REPORT_FILE, REVIEW_FILE } from '../../src/init/plan-files.ts';
import { CHECKS } from '../../src/readiness/list.ts';
import { HELP } from '../../src/runner/help.ts';
import { COMMANDS } from '../../src/runner/options.ts';
import { actionInterface, blocksOf, codesIn, DOCUMENTS, ROOT, tableOf, textOf } from '../support/documents.ts';
import { permissions, workflow } from '../support/workflow-schema.ts';

const README = textOf('README.md');
const AI = textOf('docs/ai-adoption.md');
const BLOCKS = blocksOf('README.md').map(({ yaml }) => yaml);

const steps = z.object({
  steps: z.array(z.object({ uses: z.string(), with: z.record(z.string(), z.string()).optional() })).min(1),
});

describe('the workflows of the README', () => {
  it('begin with a report that only reads, with the permissions of docs/permissions.md', () => {
    const { jobs } = workflow.parse(parse(BLOCKS[0] ?? ''));
    const granted = jobs.report?.permissions ?? {};
    expect(new Set(Object.values(granted))).toEqual(new Set(['read']));
    const [block] = blocksOf('docs/permissions.md');
    expect(z.object({ permissions }).parse(parse(block?.yaml ?? '')).permissions).toEqual(granted);
  });

  it('restore the history where the step looks for it', () => {
    const cached = BLOCKS.find((yaml) => yaml.includes('actions/cache@')) ?? '';
    const [cache, report] = steps.parse(parse(cached)).steps;
    expect(cache?.uses).toMatch(/^actions\/cache@/);
    expect(report?.with?.['history-file']).toBe(`${cache?.with?.path}/history.ndjson.gz`);
  });

  it('configure what the program understands', () => {
    const yaml = BLOCKS.find((each) => each.startsWith('window-days')) ?? '';
    expect(parseConfig({ text: yaml, file: 'README.md' })).toMatchObject({
      windowDays: 30,
      deployments: { source: 'workflows', workflows: ['deploy.yml'] },
      failures: { incidentLabels: ['incident', 'sev-*'] },
    });
  });

  it('count rules and checks as there are', () => {
    const enforcedBy = (preset: (typeof PRESETS)[number]) =>
      Object.values(levelsOf(preset)).filter(({ level }) => level === 'error').length;
    expect(PRESETS.map(enforcedBy)).toEqual([0, 4, RULES.length]);
    expect([RULES.length, CHECKS.length]).toEqual([11, 5]);
    expect(README).toMatch(/Eleven guardrails/);
    expect(README).toMatch(/Five checks/);
    expect(README).toMatch(/`recommended` enforces four of them, `strict` all/);
  });
});

describe('the terminal section of the README', () => {
  it('names commands that there are, and what init writes', () => {
    const commands = [...README.matchAll(/^ {4}node dist\/cli\.js (\S+)/gm)].map(([, command]) => command);
    expect(commands).toEqual(expect.arrayContaining(['demo', 'init', 'report']));
    expect(commands.filter((command) => !COMMANDS.some((each) => each === command))).toEqual([]);
    expect(COMMANDS.filter((command) => !HELP.includes(command))).toEqual([]);
    const written = [CONFIG_FILE, REPORT_FILE, JUDGE_FILE, REVIEW_FILE];
    expect(written.filter((path) => !README.includes(`\`${path}\``))).toEqual([]);
  });
});

describe('docs/ai-adoption.md', () => {
  it('configures what the program understands', () => {
    const yaml = /```yaml\n(ai:.*?)```/s.exec(AI)?.[1] ?? '';
    expect(parseConfig({ text: yaml, file: 'docs/ai-adoption.md' }).ai).toEqual({
      ruleFiles: [{ tool: 'Acme', glob: 'ACME.md' }],
      authors: [
        { tool: 'Acme', login: 'acme-agent' },
        { tool: 'Acme', trailer: 'Made-by: Acme' },
      ],
      reviewers: ['acme-reviewer'],
      labels: { assisted: ['ai-assisted'], notAssisted: ['not-ai'] },
    });
  });

  it('lists the capabilities with how much is seen of each', () => {
    const rows = tableOf(AI, 'capability').map(([title, strength]) => [title, strength]);
    expect(rows).toEqual(CAPABILITIES.map(({ title, strength }) => [title, strength.replace('-', ' ')]));
  });
});

describe('the tables of the README', () => {
  const { inputs, outputs } = actionInterface();

  it('list the inputs and outputs of action.yml, in its order', () => {
    expect(tableOf(README, 'input').map(([name = '']) => name)).toEqual(inputs);
    expect(tableOf(README, 'output').map(([name]) => name)).toEqual(outputs);
  });
});

describe('docs/permissions.md', () => {
  const PERMISSIONS = textOf('docs/permissions.md');

  it('tells of every permission that a workflow of README or docs grants', () => {
    const granted = DOCUMENTS.flatMap((path) => blocksOf(path)).flatMap(({ yaml }) => [
      ...yaml.matchAll(/^ +(actions|checks|contents|deployments|issues|pull-requests|statuses): (read|write)/gm),
    ]);
    const told = tableOf(PERMISSIONS, 'permission').flatMap(([cell = '']) => codesIn(cell));
    // Only other steps write these.
    const others = ['contents: write', 'issues: write'];
    const names = new Set(granted.map(([, name, level]) => `${name}: ${level}`));
    expect([...names].filter((name) => !others.includes(name)).toSorted()).toEqual(told.toSorted());
  });
});

describe('docs/troubleshooting.md', () => {
  it('quotes messages that the program has', () => {
    const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.includes('embedded'))
      .map((path) => textOf(join('src', path)).replaceAll("\\'", "'"))
      .join('\n');
    const rows = tableOf(textOf('docs/troubleshooting.md'), 'message');
    // GitHub's own words, handed on.
    const own = rows.filter(([message]) => message !== 'Resource not accessible by integration');
    expect(own.length).toBeGreaterThan(15);
    const pieces = own.flatMap(([message = '']) => message.split('…')).filter((piece) => piece.trim() !== '');
    expect(pieces.filter((piece) => !source.includes(piece.trim()))).toEqual([]);
  });
});

describe('the workflows of this repository', () => {
  const folder = join(ROOT, '.github', 'workflows');
  const schema = z.object({
    permissions: z.strictObject({}),
    jobs: z.record(z.string(), z.object({ steps: z.array(z.object({ uses: z.string().optional() })).optional() })),
  });

  it.each(readdirSync(folder))('%s: nothing is granted to all, and other people\u2019s steps are pinned', (name) => {
    const { jobs } = schema.parse(parse(textOf(`.github/workflows/${name}`)));
    const uses = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap((each) => each.uses ?? []));
    expect(uses.filter((each) => !/^\.\/$|^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(each))).toEqual([]);
  });
});

describe('the links of README and docs', () => {
  it.each(DOCUMENTS)('of %s lead to files and headings', (path) => {
    const links = [...textOf(path).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    const dead = links
      .filter((link) => !/^https?:/.test(link))
      .filter((link) => {
        const [file = '', heading] = link.split('#');
        const target = file === '' ? path : join(dirname(path), file);
        if (!existsSync(join(ROOT, target))) return true;
        return heading !== undefined && !headingsOf(target).includes(heading);
      });
    expect(dead).toEqual([]);
  });
});

/** The addresses of a document's headings, as GitHub makes them. */
function headingsOf(path: string): readonly string[] {
  return [...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}
