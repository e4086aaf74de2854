import { describe, expect, it } from 'vitest';
import { optionsOf } from '../../src/runner/options.ts';

/** The message of the error that a command line causes. */
function messageFor(...args: readonly string[]): string {
  try {
    optionsOf(args);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('nothing was refused');
}

describe('a command line', () => {
  it.each(['--config', '--history', '--report-dir'])('with an empty %s is refused', (option) => {
    const message = `${option}: found ""; allowed: a path. Give one, or leave the option out.`;
    expect(messageFor(option, '')).toBe(message);
    expect(messageFor(`${option}=`)).toBe(message);
  });

  it.each([
    [['--window-days', '-5'], "Option '--window-days' argument is ambiguous. See one-pizza --help."],
    [['--nope'], "Unknown option '--nope'. See one-pizza --help."],
    [['--config'], "Option '--config <value>' argument missing. See one-pizza --help."],
  ])('that can not be read is refused in one line: %j', (args, message) => {
    expect(messageFor(...args)).toBe(message);
  });
});
