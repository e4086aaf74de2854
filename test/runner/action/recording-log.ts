import type { Log } from '../../../src/runner/action/log.ts';

/** A log that keeps what it is told, as `level: title: message`. */
export function recordingLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const titled = (level: string) => (title: string, message: string) => {
    lines.push(`${level}: ${title}: ${message}`);
  };
  return {
    lines,
    info: (message) => lines.push(`info: ${message}`),
    detail: (message) => lines.push(`detail: ${message}`),
    notice: titled('notice'),
    warning: titled('warning'),
    error: titled('error'),
    group: (title, work) => {
      lines.push(`group: ${title}`);
      return work();
    },
    hide: () => undefined,
  };
}
