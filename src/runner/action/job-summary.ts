/** The job summary: what this step adds to the page of the run. */
import { appendFile, stat } from 'node:fs/promises';
import { blocks, heading, list, markdownText, md, prose } from '../../render/markdown.ts';
import { summaryMarkdown } from '../../render/summary.ts';
import type { Report } from '../../report/report.ts';
import type { Environment } from './job.ts';
import type { Log } from './log.ts';

/** GitHub shows a step's summary up to this size, or not at all. */
const MAX_BYTES = 1_048_576;
/** Left free: masked secrets become longer or shorter when the runner takes the file over. */
const RESERVED_BYTES = 16_384;

const MAX_LINES = 30;
const TITLE = 'One-Pizza: no summary';

type Place = { readonly env: Environment; readonly log: Log };

/** Adds the report to the job summary, as much of it as there is room for. A notice where there is no place for one. */
export async function addReport(report: Report, place: Place): Promise<void> {
  await add((maxBytes) => summaryMarkdown(report, { maxBytes }), place);
}

/** Adds why there is no report to the job summary. */
export async function addFailure(failure: { title: string; message: string }, place: Place): Promise<void> {
  const lines = failure.message.split('\n').slice(0, MAX_LINES);
  const text = markdownText(
    blocks([
      heading(3, md`One-Pizza: ${failure.title}`),
      lines.length === 1 ? prose(lines.join(' '), 1_000) : list(lines.map((line) => prose(line))),
      md`No figure was judged: the step failed, not the repository.`,
    ]),
  );
  await add((maxBytes) => (Buffer.byteLength(text) <= maxBytes ? text : ''), place);
}

async function add(write: (maxBytes: number) => string, { env, log }: Place): Promise<void> {
  const file = env.GITHUB_STEP_SUMMARY ?? '';
  if (file === '') {
    log.notice(TITLE, 'The runner names no GITHUB_STEP_SUMMARY, so the report is in the files of report-dir only.');
    return;
  }
  try {
    const taken = await sizeOf(file);
    const text = write(MAX_BYTES - RESERVED_BYTES - taken);
    if (text === '') {
      log.notice(TITLE, `${taken} bytes of the summary's ${MAX_BYTES} are taken: too little room is left.`);
      return;
    }
    // What stands there already may end without a line break.
    await appendFile(file, taken === 0 ? text : `\n\n${text}`);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
    log.warning(TITLE, `GITHUB_STEP_SUMMARY can't be written to (${why}).`);
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  return found?.size ?? 0;
}
