import { spawn } from 'node:child_process';
import { SourceError } from '../history/errors.ts';
import type { Git } from './program.ts';

const MAX_ERROR_TEXT = 16_384;

/** Settings of the user or the clone that would change what git prints or run a program of theirs. */
const SETTINGS = [
  'color.ui=false',
  'core.commitGraph=false',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'i18n.logOutputEncoding=UTF-8',
  'log.showSignature=false',
].flatMap((setting) => ['-c', setting]);

/** What a finished git printed. */
export type Output = { readonly code: number | null; readonly text: string; readonly errors: string };

/** Runs git to its end. A failure is the caller's to judge, by `code`. */
export async function run(git: Git, args: readonly string[], input = ''): Promise<Output> {
  const { output, ended } = start(git, args, input);
  const chunks: Buffer[] = [];
  for await (const chunk of output) chunks.push(chunk);
  return { ...(await ended), text: Buffer.concat(chunks).toString('utf8') };
}

/** Runs git and returns what it printed. Throws where git fails. */
export async function textOf(git: Git, args: readonly string[], input = ''): Promise<string> {
  const { code, text, errors } = await run(git, args, input);
  if (code !== 0) throw failureOf(git, args, errors);
  return text;
}

/** What git prints, piece by piece. Throws at the end where git fails; git is ended when nobody reads on. */
export async function* piecesOf(git: Git, args: readonly string[], input = ''): AsyncGenerator<Buffer> {
  const { output, ended, stop } = start(git, args, input);
  try {
    yield* output;
    const { code, errors } = await ended;
    if (code !== 0) throw failureOf(git, args, errors);
  } finally {
    stop();
  }
}

function start(git: Git, args: readonly string[], input: string) {
  const child = spawn(git.program, ['--no-pager', '--no-replace-objects', ...SETTINGS, ...args], {
    cwd: git.folder,
    env: git.env,
    stdio: 'pipe',
    windowsHide: true,
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (errors.length < MAX_ERROR_TEXT) errors += text;
  });
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => {
    child.on('error', (error) => resolve({ code: null, errors: error.message }));
    child.on('close', (code) => resolve({ code, errors }));
  });
  // Git may end before it has read everything; its exit code says whether that is a failure.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const output: AsyncIterable<Buffer> = child.stdout;
  return { output, ended, stop: () => child.kill() };
}

/** The error for a git that failed where it should not. */
export function failureOf(git: Git, args: readonly string[], errors: string): SourceError {
  return new SourceError(
    `git ${args[0] ?? ''} failed in ${git.folder}: ${firstLine(errors)}`,
    'Check the clone with "git fsck --connectivity-only", or clone the repository again.',
  );
}

/** Git's own words for what went wrong: its first line of trouble, without what would break out of a line. */
export function firstLine(errors: string): string {
  const lines = errors.split(/[\r\n]+/).map((line) => line.replace(/\p{Cc}/gu, ' ').trim());
  const line = lines.find((each) => /^(?:fatal|error):/.test(each)) ?? lines[0] ?? '';
  return `${line.slice(0, 300).replace(/\.$/, '') || 'no reason given'}.`;
}
