/** What was seen of AI, in the job summary. */
import type { Report } from '../report/report.ts';
import { aiFacts, findingsOf, findingsSummary, ruleFileLines } from './ai.ts';
import { aiDetails, COHORT_NOTE, capabilityFacts, cohortRows } from './ai-details.ts';
import type { Fact } from './facts.ts';
import type { Safe } from './markdown.ts';
import { blocks, details, escaped, heading, list, md, prose, table } from './markdown.ts';

const MAX_FINDINGS = 50;
const SHOWN_FINDINGS = 5;

/** Share, tools, gates and rule files; the rest is folded, and left out unless `full`. */
export function aiBlock(report: Report, full: boolean): Safe {
  return blocks([
    heading(4, md`AI adoption`),
    list(aiFacts(report).map(factLine)),
    findingsBlock(report, full),
    full ? filesBlock(report) : md``,
    full ? detailsBlock(report) : md``,
  ]);
}

/** The first findings in sight, the others folded. */
function findingsBlock(report: Report, full: boolean): Safe {
  const findings = findingsOf(report);
  const lines = findings.slice(0, full ? MAX_FINDINGS : SHOWN_FINDINGS).map(({ place, message, fix }) => {
    // As one text: `:12:` would be an emoji code.
    const line = escaped(`${place}: ${message}`, 500);
    return fix === null ? line : md`${line} *Fix:* ${escaped(fix, 300)}`;
  });
  if (lines.length === 0) return md``;
  const more = findings.length - lines.length;
  const rest = more === 0 ? [] : [md`and ${more} more in report.json`];
  const first = list([...lines.slice(0, SHOWN_FINDINGS), ...(lines.length > SHOWN_FINDINGS ? [] : rest)]);
  const others = lines.slice(SHOWN_FINDINGS);
  const title = md`${findingsSummary(report)}:`;
  if (others.length === 0) return blocks([title, first]);
  return blocks([title, first, details(escaped(`All ${findingsSummary(report)}`), list([...others, ...rest]))]);
}

function filesBlock(report: Report): Safe {
  const lines = ruleFileLines(report);
  if (lines.length === 0) return md``;
  return details(md`Rule files`, list(lines.map((line) => escaped(line, 400))));
}

function detailsBlock(report: Report): Safe {
  const facts = aiDetails(report);
  const rows = cohortRows(report);
  const cohorts = table({
    head: ['Cohort', 'Changes', 'Opening to production, p50', 'Sample', 'Size, p50'],
    right: ['Changes'],
    rows: rows.map(({ title, n, leadTime, sample, size }) => [title, md`${n}`, leadTime, sample, size]),
  });
  return details(
    md`How AI is used`,
    blocks([
      facts.length === 0 ? md`` : list(facts.map(factLine)),
      rows.length === 0 ? md`` : blocks([cohorts, escaped(COHORT_NOTE, 300)]),
      md`DORA's AI capabilities (2025), as far as a repository shows them:`,
      list(capabilityFacts(report).map(factLine)),
    ]),
  );
}

function factLine({ label, text }: Fact): Safe {
  return md`**${label}:** ${prose(text, 1600)}`;
}
