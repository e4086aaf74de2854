/** Runs the built Action as a runner does: in a process of its own, with files for outputs and summary. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { FakeGitHub } from './fake-github/start.ts';
import { aFolder } from './folder.ts';
import type { WorkflowCommand } from './workflow-commands.ts';
import { commandsIn } from './workflow-commands.ts';

const ENTRY = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

export type Given = {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Added to what the runner sets; `undefined` takes away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly event?: string;
  /** Is called with what was printed so far; stops the process with the signal that it returns. */
  readonly stopWhen?: (stdout: string) => 'SIGTERM' | 'SIGINT' | null;
  /** The runner's folders, if a later run should find the same. */
  readonly folder?: string;
};

export type ActionRun = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the runner would have taken for commands. */
  readonly commands: readonly WorkflowCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** From the signal that stopped it to its end; `null`: it was not stopped. */
  readonly stopMs: number | null;
  /** Connections to hosts other than the fake's. */
  readonly strangers: number;
};

/** Folders as a runner has them: `workspace`, `temp`, and the files for commands. */
export function runnerFolder(): string {
  const files = { 'workspace/README.md': 'hello', 'temp/.keep': '', output: '', summary: '', 'event.json': '{}' };
  return realpathSync(aFolder(files));
}

/** Runs the Action of `dist/` on the fake's repository until it ends. */
export async function runAction(fake: FakeGitHub, given: Given = {}): Promise<ActionRun> {
  const folder = given.folder ?? runnerFolder();
  const trap = await openTrap();
  const env = { ...environmentFor(fake, given, folder), ...trap.env, ...given.env };
  const child = spawn(process.execPath, [ENTRY], { cwd: join(folder, 'workspace'), env });
  let stdout = '';
  let stderr = '';
  let stoppedAt: number | null = null;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const signal = stoppedAt === null ? (given.stopWhen?.(stdout) ?? null) : null;
    if (signal === null) return;
    stoppedAt = performance.now();
    child.kill(signal);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    code,
    stdout,
    stderr,
    commands: commandsIn(stdout),
    outputs: outputsIn(readFileSync(join(folder, 'output'), 'utf8')),
    summary: existsSync(join(folder, 'summary')) ? readFileSync(join(folder, 'summary'), 'utf8') : '',
    stopMs: stoppedAt === null ? null : performance.now() - stoppedAt,
    strangers: trap.connections(),
  };
}

function environmentFor(fake: FakeGitHub, given: Given, folder: string): Record<string, string | undefined> {
  const { owner, name } = fake.repository;
  const inputs = { 'github-token': fake.token, ...given.inputs };
  const asInputs = Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value]);
  return {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    TZ: process.env.TZ,
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: `${owner}/${name}`,
    GITHUB_API_URL: fake.restUrl,
    GITHUB_GRAPHQL_URL: fake.graphqlUrl,
    GITHUB_SERVER_URL: fake.world.webUrl,
    GITHUB_EVENT_NAME: given.event ?? 'schedule',
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_WORKSPACE: join(folder, 'workspace'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    RUNNER_TEMP: join(folder, 'temp'),
    ...Object.fromEntries(asInputs),
  };
}

/** A proxy that lets nothing through: whoever wants to reach another host than this machine knocks here. */
async function openTrap(): Promise<{ readonly env: Record<string, string>; readonly connections: () => number }> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the trap has no port');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    env: { HTTPS_PROXY: url, HTTP_PROXY: url, NO_PROXY: '127.0.0.1', NODE_USE_ENV_PROXY: '1' },
    connections: () => connections,
  };
}

/** The outputs in the runner's file: `name<<delimiter`, lines, `delimiter`. */
function outputsIn(text: string): Record<string, string> {
  const found = text.matchAll(/^([\w-]+)<<(ghadelimiter_[\w-]+)\r?\n(.*?)\r?\n\2\r?$/gms);
  return Object.fromEntries([...found].map(([, name = '', , value = '']) => [name, value]));
}
