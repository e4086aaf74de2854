/** Writes `docs/readiness.md` from the list of checks: `node scripts/docs-readiness.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Check } from '../src/readiness/check.ts';
import { CHECKS } from '../src/readiness/list.ts';
import type { ReadinessVerdict } from '../src/readiness/readiness.ts';
import { READINESS_VERDICTS } from '../src/readiness/readiness.ts';
import { keyTable, rowsBelow } from './docs-configuration.ts';
import { ROOT } from './run-node.ts';

const TARGET = join(ROOT, 'docs', 'readiness.md');

const INTRODUCTION = `Could a smaller team own this repository? Five checks answer, each with what was observed, what is needed, the evidence and
the next step. A check that can't tell is \`unknown\`, which is neither a pass nor a failure. What a repository can't show
is declared in the config file, with a day; what is declared too long ago is unknown again.

The answer is in the summary, in the section \`readiness\` of \`report.json\` and in the output \`readiness\`. It fails no
build. It takes the repository's history: on events of pull requests there is an answer only where a \`history-file\` is
at hand, or where a hotfix made the run read the history.`;

const MEANING: Readonly<Record<ReadinessVerdict, readonly [when: string, meaning: string]>> = {
  'do-not-shrink': ['the check `product-risk` fails', 'The product leaves too little margin for error.'],
  'not-yet': ['else, any check fails', 'What fails comes first; each check names its next step.'],
  unknown: ['else, any check is unknown', 'No check fails, but not all can be told.'],
  ready: ['else', 'Consider it. One more team is the better use of freed people than fewer people.'],
};

const TEAM = `## The shape of the team

Beside the checklist, for information; nobody is named, and none of it decides.

- **Engineers**: people who wrote or reviewed 3 or more pull requests of the window, in at least 2 of its weeks.
- **Channels**: pairs of engineers that may have to talk, n(n−1)/2: now, and with \`readiness.one-pizza-size\` engineers (4: 6).
- **Shippers**: people who shipped 3 or more changes of the window, as the check \`bus-factor\` counts them.
- **Hats**: whether the config file names a tech lead, a domain architect and the paths that need the latter.
- **Scaffolding**: pull request template, \`CODEOWNERS\`, reusable workflows, environments, a workflow that rolls back.`;

/** The text of `docs/readiness.md`. */
export function readinessPage(): string {
  return `# Readiness

<!-- Made by scripts/docs-readiness.ts from src/readiness; change the check, not this file. -->

${INTRODUCTION}

## The verdict

${verdictTable()}

## The checks

${CHECKS.map(checkText).join('\n')}
${TEAM}

## What to declare

Under \`readiness\` in \`.github/one-pizza.yml\`:

${keyTable(rowsBelow('readiness'))}
`;
}

function verdictTable(): string {
  const rows = READINESS_VERDICTS.map((verdict) => `| \`${verdict}\` | ${MEANING[verdict].join(' | ')} |`);
  return ['| verdict | when | meaning |', '|---|---|---|', ...rows].join('\n');
}

function checkText({ id, title, definition }: Check): string {
  return `### ${title}\n\nId \`${id}\`. ${definition}\n`;
}

if (import.meta.main) {
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, readinessPage());
}
