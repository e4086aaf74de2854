import { expect } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { ConfigError } from '../../src/history/errors.ts';

export const FILE = '.github/one-pizza.yml';
export const TODO = 'Correct the file; a key that is left out takes its default.';

/** What a config file of these lines is refused with. Throws where it is accepted. */
export function errorOf(...lines: readonly string[]): string {
  try {
    parseConfig({ text: `${lines.join('\n')}\n`, file: FILE });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof Error ? error.message : '';
  }
  throw new Error('the configuration was accepted');
}
