/** The pipeline, from a question on the command line to what is printed. */
import type { Delivery } from './delivery/delivery.ts';
import { deliveryOf } from './delivery/delivery.ts';
import { readSavedHistory } from './file/read-saved-history.ts';
import { explanationText } from './render/explanation.ts';
import { explain } from './report/explain.ts';
import { pullRequestSection } from './report/pull-request.ts';
import type { Report } from './report/report.ts';
import { reportOf } from './report/report.ts';
import { inputFromClone } from './runner/clone-input.ts';
import { demoHistory } from './runner/demo/demo-history.ts';
import { inputFromGitHub } from './runner/github-input.ts';
import type { Input, Surroundings } from './runner/input.ts';
import { withUnseen } from './runner/input.ts';
import type { Options } from './runner/options.ts';
import type { Screen } from './runner/outputs.ts';
import { formatted, writeReportDir } from './runner/outputs.ts';
import { inputFromSaved } from './runner/saved-input.ts';

/** Reads the history that the options name, works out what they ask for, and returns the text to print. */
export async function answer(options: Options, around: Surroundings, screen: Screen): Promise<string> {
  const input = await read(options, around);
  const delivery = deliver(input, options);
  if (options.command === 'explain') return explanationText(explain(delivery, options.subject), screen);
  const report = reportOf(delivery, input.configuration, around.now);
  if (options.reportDir !== null) {
    await writeReportDir(options.reportDir, report, input);
    around.tell(`Wrote the report to ${options.reportDir}.`);
  }
  return formatted(report, options.format, screen);
}

/** The report on what the Action has read: as of the moment that it was seen. */
export function judged({ history, configuration, plan, pullRequest }: Input): Report {
  const { settings } = configuration;
  const report = reportOf(deliveryOf(history, settings, plan), configuration, history.seenUntil);
  return pullRequest === undefined ? report : { ...report, pullRequest: pullRequestSection(pullRequest, settings) };
}

async function read(options: Options, around: Surroundings): Promise<Input> {
  if (options.command === 'demo') return inputFromSaved(demoHistory(), options, around.now);
  if (options.repository !== null) return inputFromGitHub(options.repository, options, around);
  if (options.history === null) return inputFromClone(options, around);
  around.tell(`Reading ${options.history} …`);
  return inputFromSaved(await readSavedHistory(options.history), options, around.now);
}

function deliver({ history, configuration, plan }: Input, options: Options): Delivery {
  return deliveryOf(withUnseen(history, options), configuration.settings, plan);
}
