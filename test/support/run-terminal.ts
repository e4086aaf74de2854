/** Runs the built program as from a terminal: in a process of its own, without what this machine happens to set. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

type Given = {
  readonly cwd?: string;
  /** Added to what every program needs. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another copy of the program. */
  readonly cli?: string;
};

export type TerminalRun = { readonly code: number | null; readonly out: string; readonly err: string };

/** `one-pizza ARGS` until it ends; neither of its outputs is a terminal. */
export function runTerminal(args: readonly string[], { cwd, env, cli = CLI }: Given = {}): Promise<TerminalRun> {
  const { PATH, SystemRoot, HOME, TZ } = process.env;
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { PATH, SystemRoot, HOME, TZ, ...env } });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}
