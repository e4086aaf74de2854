/** The pipeline, from a question on the command line to what is printed. */
import { deliveryOf } from './delivery/delivery.ts';
import { readSavedHistory } from './file/read-saved-history.ts';
import { concluded } from './guardrails/conclusion.ts';
import type { Subject } from './guardrails/judge.ts';
import { judgeGuardrails } from './guardrails/judge.ts';
import { explanationText } from './render/explanation.ts';
import { explain } from './report/explain.ts';
import { pullRequestSection } from './report/pull-request.ts';
import { reportOf, withGuardrails } from './report/report.ts';
import { reportWithoutHistory } from './report/without-history.ts';
import { inputFromClone } from './runner/clone-input.ts';
import { demoHistory } from './runner/demo/demo-history.ts';
import { inputFromGitHub } from './runner/github-input.ts';
import type { Input, Surroundings } from './runner/input.ts';
import { withUnseen } from './runner/input.ts';
import type { Options } from './runner/options.ts';
import type { Screen } from './runner/outputs.ts';
import { formatted, writeReportDir } from './runner/outputs.ts';
import { inputFromSaved } from './runner/saved-input.ts';
import type { Judgement } from './runner/subject.ts';
import { subjectOf } from './runner/subject.ts';

/** What a command prints, and what became of it. */
export type Answer = {
  readonly text: string;
  /** `failed`: a guardrail that it was asked to check. `not-found`: there is nothing of the name that it was asked about. */
  readonly outcome: 'fine' | 'failed' | 'not-found';
};

/** Reads the history that the options name, and works out what they ask for. */
export async function answer(options: Options, around: Surroundings, screen: Screen): Promise<Answer> {
  const read = await inputFor(options, around);
  const input = { ...read, history: withUnseen(read.history, options) };
  if (options.command === 'explain') {
    const { history, configuration, plan } = input;
    const explanation = explain(deliveryOf(history, configuration.settings, plan), options.subject);
    const outcome = explanation.kind === 'not found' ? 'not-found' : 'fine';
    return { text: explanationText(explanation, screen), outcome };
  }
  const { report, conclusion } = judged(input, around.now);
  if (options.reportDir !== null) {
    await writeReportDir(options.reportDir, report, read);
    around.tell(`Wrote the report to ${options.reportDir}.`);
  }
  const outcome = options.command === 'check' && conclusion.failsBuild ? 'failed' : 'fine';
  return { text: formatted(report, options.format, screen), outcome };
}

/** The report on what was read and what the guardrails say of it; `now` is the clock, by default when it was seen. */
export function judged(input: Input, now = input.history.seenUntil): Judgement {
  const { history, configuration, plan, about, isHistoryRead } = input;
  const { settings } = configuration;
  const delivery = deliveryOf(history, settings, plan);
  const subject = subjectOf(input, delivery);
  const results = judgeGuardrails(subject, settings);
  const conclusion = concluded(results, settings, isDraft(subject));
  const figures = (isHistoryRead ? reportOf : reportWithoutHistory)(delivery, configuration, now);
  const pullRequest =
    about.kind === 'pull-request' ? { pullRequest: pullRequestSection(about.seen, settings, history.seenUntil) } : {};
  const judgement = { subject: subject.kind, results, conclusion, settings };
  const report = withGuardrails({ ...figures, ...pullRequest }, judgement);
  return { report, results, conclusion };
}

/** Whether it is about a pull request that nobody is asked to review yet. */
function isDraft(about: Subject): boolean {
  return about.kind === 'pull-request' && about.subject.facts.state === 'OPEN' && about.subject.facts.isDraft;
}

async function inputFor(options: Options, around: Surroundings): Promise<Input> {
  if (options.command === 'demo') return inputFromSaved(demoHistory(), options, around.now);
  if (options.repository !== null) return inputFromGitHub(options.repository, options, around);
  if (options.history === null) return inputFromClone(options, around);
  around.tell(`Reading ${options.history} …`);
  return inputFromSaved(await readSavedHistory(options.history), options, around.now);
}
