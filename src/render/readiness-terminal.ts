/** The one-pizza checklist and the team's shape, on a terminal. */
import type { Report } from '../report/report.ts';
import { checkRows, READINESS_TITLE, readinessVerdict } from './readiness.ts';
import type { Screen } from './screen.ts';
import { bold, dimmed, FLUSH, INDENTED, NEXT } from './screen.ts';
import { wrapped } from './screen-lines.ts';
import { teamFacts } from './team.ts';

/** What was seen for each check and what to do next, what it takes where one fails, and the team's shape. */
export function readinessLines({ readiness, team }: Report, view: Screen): string[] {
  if (readiness === undefined) return [];
  const checks = checkRows(readiness).flatMap(({ title, symbol, status, observed, needed, next }) => [
    ...wrapped(`${symbol} ${title} (${status}): ${observed}`, view.width, { first: '', indent: '  ' }),
    ...(status === 'fail' ? dimmed([`Needed: ${needed}`], view, INDENTED) : []),
    ...(next === null || next === '' ? [] : wrapped(next, view.width, NEXT)),
  ]);
  const facts = team === undefined ? [] : teamFacts(team);
  const shape = facts.flatMap(({ label, text }) =>
    wrapped(`${label}: ${text}`, view.width, { first: '', indent: '  ' }),
  );
  return [
    ...bold(READINESS_TITLE, view),
    ...wrapped(readinessVerdict(readiness), view.width, FLUSH),
    ...checks,
    ...shape,
  ];
}
