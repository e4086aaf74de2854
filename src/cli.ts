#!/usr/bin/env node
import { UserError } from './history/errors.ts';
import { answer } from './main.ts';
import { plainText } from './render/plain-text.ts';
import { HELP } from './runner/help.ts';
import { init } from './runner/init/init.ts';
import { optionsOf } from './runner/options.ts';
import { VERSION } from './runner/version.ts';

const GUARDRAIL_FAILED = 1;
const COULD_NOT_JUDGE = 2;
const DEFAULT_WIDTH = 80;
const MAX_MESSAGE = 500;

// A reader that has seen enough (`| head`) closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.stdout.write(await run(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${described(error)}\n`);
  process.exitCode = COULD_NOT_JUDGE;
}

async function run(args: readonly string[]): Promise<string> {
  const options = optionsOf(args);
  if (options === 'help') return HELP;
  if (options === 'version') return `${VERSION}\n`;
  const { stdout, stderr, env } = process;
  const color = stdout.isTTY ? options.color && (env.NO_COLOR ?? '') === '' : false;
  const screen = { color, width: stdout.isTTY ? stdout.columns : DEFAULT_WIDTH };
  const tell = (message: string) => {
    if (!options.quiet) stderr.write(`${plainText(message, MAX_MESSAGE)}\n`);
  };
  const around = { now: options.now ?? Date.now(), env, tell };
  if (options.command === 'init') return init(options, around);
  const { text, outcome } = await answer(options, around, screen);
  if (outcome === 'failed') process.exitCode = GUARDRAIL_FAILED;
  if (outcome !== 'not-found') return text;
  process.exitCode = COULD_NOT_JUDGE;
  stderr.write(text);
  return '';
}

function described(error: unknown): string {
  if (error instanceof UserError) return `one-pizza: ${error.message}`;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `one-pizza: a defect in the program. Please report it with these lines:\n${trace}`;
}
