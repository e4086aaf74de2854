/** Something that whoever started the run can mend. The message ends in what to do and can be shown as it is. */
export abstract class UserError extends Error {}

/** A configuration or option that cannot be used. The message names every problem and ends in what to do. */
export class ConfigError extends UserError {
  override readonly name = 'ConfigError';
}

/** A source that cannot be read: no repository there, no such branch, a program that is missing. */
export class SourceError extends UserError {
  override readonly name = 'SourceError';

  constructor(what: string, fix: string) {
    super(`${what} ${fix}`);
  }
}
