/** The figures in the job summary: the five DORA metrics, and where a change spends its time. */
import type { Report } from '../report/report.ts';
import { windowHeading } from './headline.ts';
import type { Safe } from './markdown.ts';
import { blocks, concat, escaped, heading, list, md, prose, table } from './markdown.ts';
import type { Row } from './rows.ts';
import { benchmarkTexts, caveatTexts, mainRows, titlesOf } from './rows.ts';
import { blockBar, longestStage, stageBars } from './stages.ts';
import { daysText } from './units.ts';

const BAR_WIDTH = 20;

/** The five DORA metrics in a table; why values are unknown; what to know before believing them. */
export function mainBlock(report: Report): Safe {
  const before = `${daysText(report.previousWindow.days)} before`;
  const rows = mainRows(report);
  const now = windowHeading(report);
  const notes = [...caveatTexts(report), ...benchmarkTexts(report)];
  return blocks([
    table({
      head: ['Metric', now, '95 % interval', 'Sample', before, 'Change'],
      right: [now, '95 % interval', before],
      rows: rows.map((row) => [
        row.title,
        md`**${row.value}**`,
        row.interval,
        row.sample,
        beforeCell(row),
        row.change.text,
      ]),
    }),
    unknownBlock(rows),
    notes.length === 0
      ? md``
      : md`<sub>${concat(
          notes.map((note) => prose(note, 1000)),
          md`<br>`,
        )}</sub>`,
  ]);
}

function beforeCell({ previous, previousSample }: Row): Safe {
  return previous === 'unknown' ? md`unknown` : md`${previous} (${previousSample})`;
}

/** Why values in the table are unknown and what would mend that, each reason once. */
function unknownBlock(rows: readonly Row[]): Safe {
  const reasons = [...new Set(rows.flatMap(({ why }) => why ?? []))];
  const lines = reasons.map((why) => {
    const own = rows.filter((row) => row.why === why);
    const fix = own[0]?.fix ?? null;
    const text = md`Unknown: ${escaped(titlesOf(own), 400)}, because of this: ${prose(why)}.`;
    return fix === null ? text : md`${text} *Fix:* ${prose(fix)}`;
  });
  return lines.length === 0 ? md`` : list(lines);
}

/** The stages as bars, and the longest one in words. */
export function stagesBlock(report: Report): Safe {
  const rows = stageBars(report);
  const isKnown = rows.some(({ share }) => share !== null);
  const sentence = prose(longestStage(report));
  const bars = table({
    head: ['Stage', 'p50', 'Beside the longest', '95 % interval', 'Sample', 'Change'],
    right: ['p50', '95 % interval'],
    rows: rows.map(({ label, value, share, interval, sample, change }) => {
      return [
        label.title,
        md`**${value}**`,
        share === null ? '' : blockBar(share, BAR_WIDTH),
        interval,
        sample,
        change.text,
      ];
    }),
  });
  return blocks([heading(4, md`Where a change spends its time`), sentence, isKnown ? bars : md``]);
}
