/** Writes `docs/guardrails.md` from the list of rules: `node scripts/docs-guardrails.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { levelsOf } from '../src/config/presets.ts';
import { PRESETS } from '../src/config/settings.ts';
import { RULES } from '../src/guardrails/list.ts';
import type { Rule } from '../src/guardrails/rule.ts';
import { keyTable, rowsBelow } from './docs-configuration.ts';
import { ROOT } from './run-node.ts';

const TARGET = join(ROOT, 'docs', 'guardrails.md');

const INTRODUCTION = `A guardrail is a rule that a pull request or the repository keeps. It judges by what GitHub shows at the time of the run,
and says what it found, why it matters and the shortest way to green. Who can get around them, and who can't:
[threat-model.md](threat-model.md). The keys of the config file: [configuration.md](configuration.md).`;

const STATUSES = `## How a status comes about

| status | meaning | at level \`error\` | at level \`warn\` |
|---|---|---|---|
| \`pass\` | It holds. | – | – |
| \`fail\` | It is violated. | violation | warning |
| \`pending\` | It fails now, and can turn green without a new commit: an approval or a check is missing. | the result is \`pending\` | warning |
| \`unknown\` | What decides can't be seen. Never a \`pass\`. | warning; with \`on-unknown: error\` a violation | warning |
| \`skipped\` | It does not apply. | – | – |

Where a rule looks at several things, the worst counts: \`fail\`, then \`pending\`, \`unknown\`, \`pass\`. What is certain comes
before what is doubtful, so that a missing approval is not taken for a mere "unknown".

A rule at level \`off\` says nothing. Of a pull request that is closed, merged or a draft every rule is \`skipped\`. Where
the head moved on after the event of the run, every rule is \`unknown\`: a later run judges it. Where the event is about a
pull request, and it can't be told which, or it can't be read, the rules about pull requests are \`unknown\`.

The **result** is \`fail\` with a violation, else \`pending\` if something waits, else \`warn\` with a warning, else \`pass\`.

- The job fails (exit code 1) at \`fail\` and at \`pending\`: a green job while an approval is missing would be a lie.
- Of a draft the result is \`pending\` where a rule can fail the build, although all are skipped: a job that is green on a
  draft would stay green when it becomes ready for review, which does not start every workflow.
- With \`commit-status: true\` the status says \`failure\` or \`pending\` instead, and the job fails only where the status
  could not be written. On events about the repository there is no status, so the job's own colour is the verdict.
- With \`fail-on: warn\` each warning is a violation, and what waits at \`warn\` makes the result \`pending\`. Levels that
  the preset \`observe\` gave stay warnings.
- With \`fail-on: never\` violations are counted and the result is \`warn\`, with one exception: a pull request that would
  make the config file invalid fails, whatever its level.
- A run that could not judge at all ends with the result \`error\` and exit code 2.`;

export const EVENTS: readonly { readonly event: string; readonly subject: string; readonly judged: string }[] = [
  { event: 'pull_request', subject: "the payload's pull request", judged: 'rules about pull requests' },
  { event: 'pull_request_target', subject: "the payload's pull request", judged: 'rules about pull requests' },
  { event: 'pull_request_review', subject: "the payload's pull request", judged: 'rules about pull requests' },
  {
    event: 'merge_group',
    subject: "the one pull request in the queue's group; where it holds several, or that can't be told, `unknown`",
    judged: 'rules about pull requests; approvals are those of its head',
  },
  {
    event: 'workflow_run',
    subject:
      'after a run on `pull_request` or `pull_request_review`: the one open pull request of its branch; where there are ' +
      'several or none, or after a run on `pull_request_target`, `unknown`',
    judged: 'rules about pull requests; after a run on another event they are skipped',
  },
  { event: 'push', subject: 'the repository', judged: 'rules about the repository' },
  { event: 'schedule', subject: 'the repository', judged: 'rules about the repository' },
  { event: 'workflow_dispatch', subject: 'the repository', judged: 'rules about the repository' },
];

const EVENT_NOTES = `The payload only names the pull request: its state, labels, reviews, files and checks are read anew through the API.
Other events are about the repository, too; so is every event where the input \`repository\` names another one.`;

const SCOPES = {
  both: 'pull requests and the repository',
  pull: 'pull requests',
  repository: 'the repository',
} as const;

/** The text of `docs/guardrails.md`. */
export function guardrailsPage(): string {
  return `# Guardrails

<!-- Made by scripts/docs-guardrails.ts from src/guardrails; change the rule, not this file. -->

${INTRODUCTION}

${overview()}

${STATUSES}

## Which event judges what

${eventTable()}

${EVENT_NOTES}

## The rules

${RULES.map(ruleText).join('\n')}`;
}

function overview(): string {
  const rows = RULES.map((rule) => {
    const levels = PRESETS.map((preset) => `\`${levelsOf(preset)[rule.id].level}\``).join(' | ');
    return `| [\`${rule.id}\`](#${anchorOf(rule.title)}) | ${scopeOf(rule)} | ${levels} |`;
  });
  const presets = PRESETS.map((preset) => `\`${preset}\``).join(' | ');
  return [`| rule | is about | ${presets} |`, '|---|---|---|---|---|', ...rows].join('\n');
}

function eventTable(): string {
  const rows = EVENTS.map(({ event, subject, judged }) => `| \`${event}\` | ${subject} | ${judged} |`);
  return ['| event | subject | judged |', '|---|---|---|', ...rows].join('\n');
}

function ruleText(rule: Rule): string {
  const { id, title, violatedWhen, why } = rule;
  const levels = PRESETS.map((preset) => `\`${preset}\` ${levelsOf(preset)[id].level}`).join(', ');
  const options = rowsBelow(`guardrails.${id}`).filter(({ key }) => key !== `guardrails.${id}`);
  const table = options.length === 0 ? '' : `\n${keyTable(options)}\n`;
  return `### ${title}

Id \`${id}\`. It is about ${scopeOf(rule)}. Level by preset: ${levels}.

**Violated when:** ${violatedWhen}

**Why:** ${why}
${table}`;
}

function scopeOf({ ofPullRequest, ofRepository }: Rule): string {
  if (ofPullRequest !== undefined && ofRepository !== undefined) return SCOPES.both;
  return ofPullRequest === undefined ? SCOPES.repository : SCOPES.pull;
}

/** As GitHub makes the address of a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}

if (import.meta.main) {
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, guardrailsPage());
}
