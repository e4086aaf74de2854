/** The one-pizza checklist and the team's shape, in the job summary. */
import type { Report } from '../report/report.ts';
import { addressOf } from './addresses.ts';
import type { Fact } from './facts.ts';
import type { Safe } from './markdown.ts';
import { blocks, concat, details, escaped, heading, link, list, md, prose, table } from './markdown.ts';
import { checkEvidence, checkRows, nextSteps, READINESS_TITLE, readinessVerdict } from './readiness.ts';
import { teamFacts } from './team.ts';

const TEXT_LENGTH = 700;

/** Verdict, checks and next steps; unless `full`, without the items behind them and the team. */
export function readinessBlock(report: Report, full: boolean): Safe {
  const { readiness, team } = report;
  if (readiness === undefined) return md``;
  const steps = nextSteps(readiness);
  return blocks([
    heading(4, md`${READINESS_TITLE}`),
    prose(readinessVerdict(readiness), TEXT_LENGTH),
    table({
      head: ['Check', 'Status', 'Observed', 'Needed'],
      rows: checkRows(readiness).map(({ title, symbol, status, observed, needed }) => {
        return [title, `${symbol} ${status}`, prose(observed, TEXT_LENGTH), prose(needed, TEXT_LENGTH)];
      }),
    }),
    steps.length === 0 ? md`` : blocks([md`Next steps:`, list(steps.map(factLine))]),
    full ? evidenceBlock(report) : md``,
    full && team !== undefined ? details(md`The shape of the team`, list(teamFacts(team).map(factLine))) : md``,
  ]);
}

function evidenceBlock(report: Report): Safe {
  const { readiness } = report;
  const lines = (readiness === undefined ? [] : checkEvidence(readiness)).map(({ title, names, more }) => {
    const shown = concat(
      names.map((name) => nameOf(report, name)),
      md`, `,
    );
    return md`**${escaped(`${title}:`)}** ${shown}${more === 0 ? '' : ` and ${more} more`}`;
  });
  return lines.length === 0 ? md`` : details(md`What the checks rest on`, list(lines));
}

function nameOf(report: Report, name: string): Safe {
  const address = addressOf(report, name);
  return address === null ? escaped(name, TEXT_LENGTH) : link(name, address);
}

function factLine({ label, text }: Fact): Safe {
  return md`**${escaped(`${label}:`)}** ${prose(text, TEXT_LENGTH)}`;
}
