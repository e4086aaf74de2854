/** The job's log. Whatever is written passes through one function, so that no text can become a command of the runner. */
import { debug, endGroup, error, info, isDebug, notice, setSecret, startGroup, warning } from '@actions/core';
import { plainText } from '../../render/plain-text.ts';

export type Log = {
  readonly info: (message: string) => void;
  /** Shown where the job runs with RUNNER_DEBUG=1 only. */
  readonly detail: (message: string) => void;
  readonly notice: (title: string, message: string) => void;
  readonly warning: (title: string, message: string, at?: Place) => void;
  /** An annotation: it fails nothing by itself. Lines stay apart. */
  readonly error: (title: string, message: string, at?: Place) => void;
  /** Runs work with what it logs folded under a title. */
  readonly group: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  /** Has the runner replace a secret by asterisks wherever it turns up. */
  readonly hide: (secret: string) => void;
};

/** A file of the repository, and a line in it, counted from 1; `null`: the whole file. */
export type Place = { readonly path: string; readonly line: number | null };

const MAX_LINE = 1_000;
/** The runner cuts the message of an annotation here. */
const MAX_MESSAGE = 4_000;
/** At the start of a line, or several of them. */
const SPACES = /(^ +| {2,})/;

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
    warning: (title, message, at) => warning(paragraph(message), { title: logLine(title), ...placed(at) }),
    error: (title, message, at) => error(paragraph(message), { title: logLine(title), ...placed(at) }),
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

/** A path that a log line can't show as it is would name another file: then none is named. */
function placed(at: Place | undefined): { file?: string; startLine?: number } {
  if (at === undefined || at.path === '' || logLine(at.path) !== at.path) return {};
  return { file: at.path, ...(at.line === null ? {} : { startLine: at.line }) };
}

/**
 * Several lines, each of them harmless: the toolkit encodes the breaks between them. Spaces stay as many as they are, so
 * that a caret stands under what it points at.
 */
function paragraph(message: string): string {
  const lines = message.split('\n').map((line) =>
    line
      .split(SPACES)
      .map((piece) => (/^ *$/.test(piece) ? piece : logLine(piece)))
      .join(''),
  );
  return lines.join('\n').slice(0, MAX_MESSAGE);
}
