/** The job's log. Whatever is written passes through one function, so that no text can become a command of the runner. */
import { debug, endGroup, error, info, isDebug, notice, setSecret, startGroup, warning } from '@actions/core';
import { plainText } from '../../render/plain-text.ts';

export type Log = {
  readonly info: (message: string) => void;
  /** Shown where the job runs with RUNNER_DEBUG=1 only. */
  readonly detail: (message: string) => void;
  readonly notice: (title: string, message: string) => void;
  readonly warning: (title: string, message: string) => void;
  /** An annotation: it fails nothing by itself. Lines stay apart. */
  readonly error: (title: string, message: string) => void;
  /** Runs work with what it logs folded under a title. */
  readonly group: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  /** Has the runner replace a secret by asterisks wherever it turns up. */
  readonly hide: (secret: string) => void;
};

const MAX_LINE = 1_000;
/** The runner cuts the message of an annotation here. */
const MAX_MESSAGE = 4_000;

/**
 * Text as one line of the log: no control, invisible or direction characters, and nothing that the runner takes for a
 * command: `::` (at the start of a line) and `##[` (anywhere in it) are broken by a space. A zero-width character would
 * not do: the runner looks for them with a comparison that passes over such characters.
 */
export function logLine(text: string, maxLength = MAX_LINE): string {
  return plainText(text, maxLength)
    .replace(/:(?=:)/g, ': ')
    .replace(/##(?=\[)/g, '## ');
}

/** The log of the job that this process is a step of. */
export function openLog(): Log {
  return {
    info: (message) => info(logLine(message)),
    detail: (message) => {
      if (isDebug()) debug(logLine(message));
    },
    notice: (title, message) => notice(paragraph(message), { title: logLine(title) }),
    warning: (title, message) => warning(paragraph(message), { title: logLine(title) }),
    error: (title, message) => error(paragraph(message), { title: logLine(title) }),
    group: async (title, work) => {
      startGroup(logLine(title));
      try {
        return await work();
      } finally {
        endGroup();
      }
    },
    hide: (secret) => {
      if (secret !== '') setSecret(secret);
    },
  };
}

/** Several lines, each of them harmless: the toolkit encodes the breaks between them. */
function paragraph(message: string): string {
  const lines = message.split('\n').map((line) => logLine(line));
  return lines.join('\n').slice(0, MAX_MESSAGE);
}
