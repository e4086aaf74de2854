import type { Report } from '../report/report.ts';
import { aiFacts, findingsOf } from './ai.ts';
import { factsOf, factsTitle } from './facts.ts';
import { failureNotes, failureRows, failureSummary } from './failures.ts';
import { mainLines, stageLines } from './figures-terminal.ts';
import { guardrailVerdict } from './guardrail-verdict.ts';
import { guardrailLines } from './guardrails-terminal.ts';
import { headline } from './headline.ts';
import { plainText } from './plain-text.ts';
import { pullRequestFacts, pullRequestStanding } from './pull-request.ts';
import { readinessLines } from './readiness-terminal.ts';
import type { Screen } from './screen.ts';
import { BULLET, bold, dimmed, FLUSH, INDENTED, NEXT, styled } from './screen.ts';
import { harmless, wrapped } from './screen-lines.ts';
import { gapGroups } from './unknowns.ts';
import { UNREAD_HISTORY } from './unread-history.ts';

const MIN_WIDTH = 40;
const MAX_FAILURES = 5;
const MAX_GAPS = 8;
const MAX_FINDINGS = 5;

/**
 * The report for a terminal, in lines of at most `width` columns (at least 40), coloured only if `color`. Control
 * characters never come from the repository. It ends with what could not be seen and what to do about it.
 */
export function terminalText(report: Report, screen: Screen): string {
  const view = { ...screen, width: Math.max(MIN_WIDTH, Math.floor(screen.width)) };
  const { symbol, text } = guardrailVerdict(report);
  const title = bold(`One-Pizza: ${plainText(report.repository)}`, view);
  const sections = [
    [...title, ...bold(`${symbol} ${text}.`, view)],
    guardrailLines(report.guardrails, view),
    pullRequestLines(report, view),
    ...(report.isHistoryRead ? historySections(report, view) : [wrapped(UNREAD_HISTORY, view.width, FLUSH)]),
    factLines(report, view),
    report.isHistoryRead ? gapLines(report, view) : [],
  ];
  const lines = sections.filter((section) => section.length > 0).flatMap((section) => [...section, '']);
  return lines.map(harmless).join('\n');
}

function historySections(report: Report, view: Screen): string[][] {
  return [
    wrapped(headline(report), view.width, FLUSH),
    mainLines(report, view),
    stageLines(report, view),
    aiLines(report, view),
    readinessLines(report, view),
    failureLines(report, view),
  ];
}

function pullRequestLines({ pullRequest }: Report, view: Screen): string[] {
  if (pullRequest === undefined) return [];
  const standing = pullRequestStanding(pullRequest);
  const facts = pullRequestFacts(pullRequest).map(({ label, text }) => `${label}: ${text}`);
  return [
    styled('This pull request', 'bold', view),
    ...[...(standing === '' ? [] : [standing]), ...facts].flatMap((line) => wrapped(line, view.width, INDENTED)),
  ];
}

function failureLines(report: Report, view: Screen): string[] {
  const rows = failureRows(report).toReversed();
  const shown = rows.slice(0, MAX_FAILURES).flatMap(({ deployment, at, signals, recovered }) => {
    const why = signals.map(({ kind, evidence }) => `${kind} ${evidence}`).join(', ');
    return wrapped(`${deployment}, ${at}: ${why}; ${recovered}`, view.width, BULLET);
  });
  const more = rows.length - Math.min(rows.length, MAX_FAILURES);
  return [
    ...bold(failureSummary(report), view),
    ...shown,
    ...(more === 0 ? [] : [`  and ${more} earlier`]),
    ...dimmed(failureNotes(report), view),
  ];
}

function aiLines(report: Report, view: Screen): string[] {
  const facts = aiFacts(report).flatMap(({ label, text }) => {
    return wrapped(text, view.width, { first: `${label}: `, indent: '  ' });
  });
  const findings = findingsOf(report);
  const shown = findings.slice(0, MAX_FINDINGS).flatMap(({ place, message, fix }) => {
    const next = fix === null ? [] : wrapped(fix, view.width, NEXT);
    return [...wrapped(`${place}: ${message}`, view.width, BULLET), ...next];
  });
  const more = findings.length - Math.min(findings.length, MAX_FINDINGS);
  const rest = more === 0 ? [] : [`  and ${more} more in report.json`];
  return [styled('AI adoption', 'bold', view), ...facts, ...shown, ...rest];
}

function factLines(report: Report, view: Screen): string[] {
  const lines = factsOf(report).flatMap(({ label, text }) => {
    return wrapped(text, view.width, { first: `${label}: `, indent: '  ' });
  });
  return [styled(factsTitle(report), 'bold', view), ...lines];
}

function gapLines(report: Report, view: Screen): string[] {
  const { gaps } = report.provenance;
  if (gaps.length === 0) return [];
  const groups = gapGroups(gaps);
  const lines = groups.slice(0, MAX_GAPS).flatMap(({ texts, fix }) => {
    const next = fix === null ? [] : wrapped(fix, view.width, NEXT);
    return [...texts.flatMap((text) => wrapped(text, view.width, BULLET)), ...next];
  });
  const more = groups.slice(MAX_GAPS).reduce((sum, { count }) => sum + count, 0);
  const rest = more === 0 ? [] : [`  and ${more} more in report.json`];
  return [styled('What could not be seen, and what to do', 'bold', view), ...lines, ...rest];
}
