/** Writes `docs/metrics.md` from the list of metrics: `node scripts/docs-metrics.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CAVEATS } from '../src/metrics/caveats.ts';
import { METRICS } from '../src/metrics/list.ts';
import type { Metric } from '../src/metrics/metric.ts';
import { ROOT } from './run-node.ts';

const TARGET = join(ROOT, 'docs', 'metrics.md');

const UNITS: Readonly<Record<Metric['unit'], string>> = {
  hours: 'hours: p50, p75 and p90',
  share: 'a fraction of 0 to 1, shown in per cent',
  'per week': 'a count, and how many a week that is',
};

const SECTIONS: readonly (readonly [section: Metric['section'], title: string])[] = [
  ['delivery', 'Delivery'],
  ['stages', 'Stages'],
];

const READING = `## How to read a figure

**n and few data.** Every figure says how many items it rests on. Below \`minimum-sample\` items (10 unless set) it is
called "few data" and takes part in no verdict. A rate's items are its total.

**Unknown.** What could not be read is \`null\` in \`report.json\` and "unknown" everywhere else, with the reason and what
would mend it. "None" is different: it was looked, and there was nothing to measure.

**Quantiles** (p50, p75, p90) interpolate linearly between the two nearest values: type 7 of Hyndman and Fan 1996. Something that
has not ended counts as longer than all that has; a quantile that touches one is unknown. p50 and p75 have a 95 % interval by
Woodruff 1952, with the variance taken between deployments, because changes ship in batches: items of one deployment tell
less than as many independent ones. Below 6 deployments (items, where there are none) there is no interval.

**Rates** have a 95 % Wilson interval (1927), which stays within 0 and 100 % and holds for small samples and for none or
all. "At least" says that some of what counts could not be seen: the true rate may be higher, so it gets no verdict and no
benchmark.

**Counts** have no interval of their own; they are compared with the window before.

**Changes.** Every figure stands beside that of the equally long window before, each window judged as of its own end. The
difference is current minus previous, with a 95 % interval: rates by Newcombe 1998 (method 10), quantiles by MOVER (Zou and
Donner 2008) over the intervals of the two p50, counts by the current window's share of both (Wilson) against one half. It is
"better" or "worse" only if that interval excludes 0, else "no clear change"; with "few data" on either side, or where there
is no interval, it is "few data". Where the source of deployments begins after
the window before does, the two are "not comparable".

**Benchmarks** are published distributions of answers, with source, year and statistic. They are no target and no tier, and
figures that are "few data", "at least" or merge-based get none.
`;

/** The text of `docs/metrics.md`. */
export function metricsPage(): string {
  const sections = SECTIONS.map(([section, title]) => {
    const own = METRICS.filter((metric) => metric.section === section);
    return `## ${title}\n\n${own.map(metricText).join('\n')}`;
  });
  return `# Metrics

<!-- Made by scripts/docs-metrics.ts from src/metrics; change the metric, not this file. -->

${overview()}
${sections.join('\n')}
${READING}
${caveats()}`;
}

function overview(): string {
  const rows = METRICS.map(
    ({ title, id, unit, better }) => `| ${title} | \`${id}\` | ${unit} | ${better ?? 'neither'} |`,
  );
  return `| metric | id | unit | better |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function metricText(metric: Metric): string {
  const { title, id, key, section, unit, definition, needs, detailKeys } = metric;
  const path = section === 'stages' ? `stages.current.${key}` : `${section}.${key}`;
  const details = Object.entries(detailKeys ?? {}).map(([name, text]) => `- \`${name}\`: ${text}`);
  const beside = details.length === 0 ? '' : `\nBeside it:\n\n${details.join('\n')}\n`;
  return `### ${title}

${definition}

Id \`${id}\`, in the report \`${path}\`. Unit: ${UNITS[unit]}. Needs: ${needs.join(', ')}.
${beside}`;
}

function caveats(): string {
  const lines = Object.entries(CAVEATS).map(([id, text]) => `- \`${id}\`: ${text}`);
  return `## Caveats\n\nA figure inherits these from how deliveries were read:\n\n${lines.join('\n')}\n`;
}

if (import.meta.main) {
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, metricsPage());
}
