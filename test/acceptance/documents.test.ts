/** What README and docs claim, held against what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { CAPABILITIES } from '../../src/adoption/capabilities.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { HELP } from '../../src/runner/help.ts';
import { CONFIG, WORKFLOW } from '../../src/runner/init/init.ts';
import { COMMANDS } from '../../src/runner/options.ts';

const ROOT = dirname(dirname(import.meta.dirname));
const README = textOf('README.md');
const PERMISSIONS = textOf('docs', 'permissions.md');
const AI = textOf('docs', 'ai-adoption.md');

const READ = z.literal('read');
const granted = z.strictObject({
  contents: READ,
  'pull-requests': READ,
  deployments: READ,
  issues: READ,
  actions: READ,
});

const step = z.object({
  uses: z.string().regex(/^(?:OWNER\/one-pizza@v0|actions\/[a-z-]+@v\d+)$/),
  with: z.record(z.string(), z.string()).optional(),
});
const steps = z.object({ steps: z.array(step).min(1) });
const workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  jobs: z.object({ report: steps.extend({ 'runs-on': z.string(), permissions: granted }) }),
});

function textOf(...path: readonly string[]): string {
  return readFileSync(join(ROOT, ...path), 'utf8');
}

function snippetsOf(text: string): unknown[] {
  return [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml = '']): unknown => parse(yaml));
}

/** The rows of the table with this heading, without the backticks around a cell. */
function tableOf(text: string, heading: string): string[][] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  const end = lines.findIndex((line, index) => index > at && !line.startsWith('|'));
  const cells = (line: string): string[] => line.split(/(?<!\\)\|/).slice(1, -1);
  return lines.slice(at + 2, end).map((line) => cells(line).map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1')));
}

describe('the workflows of the README', () => {
  const [whole, cached, kept] = snippetsOf(README);

  it('are complete: minimal permissions, read only', () => {
    const { jobs } = workflow.parse(whole);
    expect(jobs.report.steps.map(({ uses }) => uses)).toEqual(['OWNER/one-pizza@v0']);
    expect(granted.parse(z.object({ permissions: z.unknown() }).parse(snippetsOf(PERMISSIONS)[0]).permissions)).toEqual(
      jobs.report.permissions,
    );
  });

  it('name inputs that action.yml has, and restore the file where the step looks for it', () => {
    const inputs = Object.keys(
      z.object({ inputs: z.record(z.string(), z.unknown()) }).parse(parse(textOf('action.yml'))).inputs,
    );
    const [cache, report] = steps.parse(cached).steps;
    const used = [cached, kept].flatMap((snippet) => steps.parse(snippet).steps);
    const own = used.filter(({ uses }) => uses.startsWith('OWNER/')).flatMap((each) => Object.keys(each.with ?? {}));
    expect(own.filter((name) => !inputs.includes(name))).toEqual([]);
    expect(cache?.uses).toMatch(/^actions\/cache@/);
    expect(report?.with?.['history-file']).toBe(`${cache?.with?.path}/history.ndjson.gz`);
  });

  it('configure what the program understands', () => {
    const yaml = /```yaml\n(window-days.*?)```/s.exec(README)?.[1] ?? '';
    expect(parseConfig({ text: yaml, file: 'README.md' })).toMatchObject({
      windowDays: 30,
      deployments: { source: 'workflows', workflows: ['deploy.yml'] },
      failures: { incidentLabels: ['incident', 'sev-*'] },
    });
  });
});

describe('the terminal section of the README', () => {
  it('names commands that there are, and what init writes', () => {
    const commands = [...README.matchAll(/^ {4}node dist\/cli\.js (\S+)/gm)].map(([, command]) => command);
    expect(commands).toEqual(expect.arrayContaining(['demo', 'init', 'report']));
    expect(commands.filter((command) => !COMMANDS.some((each) => each === command))).toEqual([]);
    expect(COMMANDS.filter((command) => !HELP.includes(command))).toEqual([]);
    expect([CONFIG, WORKFLOW].filter(({ path }) => !README.includes(`\`${path}\``))).toEqual([]);
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
  const action = z
    .object({
      inputs: z.record(z.string(), z.object({ description: z.string() })),
      outputs: z.record(z.string(), z.unknown()),
    })
    .parse(parse(textOf('action.yml')));

  it('list the inputs and outputs of action.yml, in its order', () => {
    expect(tableOf(README, 'input').map(([name]) => name)).toEqual(Object.keys(action.inputs));
    expect(tableOf(README, 'output').map(([name]) => name)).toEqual(Object.keys(action.outputs));
  });

  it('quote messages that the program has', () => {
    const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.includes('embedded'))
      .map((path) => textOf('src', path).replaceAll("\\'", "'"))
      .join('\n');
    // GitHub's own words, handed on.
    const own = tableOf(README, 'message').filter(([message]) => message !== 'Resource not accessible by integration');
    expect(own.length).toBeGreaterThan(10);
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
    const { jobs } = schema.parse(parse(textOf('.github', 'workflows', name)));
    const uses = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap((each) => each.uses ?? []));
    expect(uses.filter((each) => !/^\.\/$|^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(each))).toEqual([]);
  });
});

describe('the links of README and docs', () => {
  it.each([
    ['README.md', README, ROOT],
    ['docs/permissions.md', PERMISSIONS, join(ROOT, 'docs')],
    ['docs/ai-adoption.md', AI, join(ROOT, 'docs')],
  ])('of %s lead to files', (_, text, folder) => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)]
      .map(([, path = '']) => path)
      .filter((path) => !/^https?:/.test(path));
    expect(links.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });
});
