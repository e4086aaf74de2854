import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSavedHistory } from '../file/write-saved-history.ts';
import { SourceError } from '../history/errors.ts';
import { badges } from '../render/badge.ts';
import { htmlReport } from '../render/html.ts';
import { jsonText } from '../render/json.ts';
import { summaryMarkdown } from '../render/summary.ts';
import { terminalText } from '../render/terminal.ts';
import type { Report } from '../report/report.ts';
import type { Input } from './input.ts';
import type { Format } from './option-values.ts';

/** How wide and whether in colour text may be. */
export type Screen = { readonly color: boolean; readonly width: number };

/** The report in a format, as it goes to standard output. */
export function formatted(report: Report, format: Format, screen: Screen): string {
  switch (format) {
    case 'text':
      return terminalText(report, screen);
    case 'markdown':
      return summaryMarkdown(report);
    case 'json':
      return jsonText(report);
    case 'html':
      return htmlReport(report);
  }
}

/** Writes the report in every form, and the history that a replay needs, into a folder. */
export async function writeReportDir(folder: string, report: Report, input: Input): Promise<void> {
  const { path, ref, settings } = input.configuration;
  const saved = {
    history: input.history,
    watermark: null,
    window: input.plan.window,
    configuration: { path, ref, settings },
  };
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'report.json'), jsonText(report));
    await writeFile(join(folder, 'report.html'), htmlReport(report));
    await writeFile(join(folder, 'summary.md'), summaryMarkdown(report));
    for (const { name, svg } of badges(report)) await writeFile(join(folder, name), svg);
    await writeSavedHistory(join(folder, 'history.ndjson.gz'), saved);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
    throw new SourceError(
      `The report can't be written to ${folder} (${why}).`,
      'Name a folder that can be written to.',
    );
  }
}
