/** The JSON Schema of one line of a saved history, made from what the program reads with. */
import { z } from 'zod';
import { header, ITEM_SCHEMAS, KINDS } from '../src/history/format-schemas.ts';

/** What a person who writes a history by hand needs to know about a line's fields. */
const LINES: Readonly<Record<string, string>> = {
  header: 'The first line: where the history comes from, what could be seen, and what the run was told.',
  commit: "A commit of the delivery branch's graph, or one that a deployment outside it needs.",
  deployment: 'A GitHub deployment with every status it ever had.',
  issue: 'An issue that may be an incident, an alert or toil.',
  pullRequest: 'A pull request into any branch.',
  release: 'A release.',
  tag: 'A tag, peeled to its commit.',
  workflowRun: 'A run of a workflow.',
};

/** By kind and field. */
export const FIELDS: Readonly<Record<string, string>> = {
  'header.version': 'Of this format.',
  'header.url': '`https://github.com/owner/name`; null: no host is known.',
  'header.source': '`github`: read through the API; `git`: read from a clone, which knows less.',
  'header.branch': 'The delivery branch.',
  'header.tip': "The delivery branch's newest commit; null: it has none.",
  'header.edge': 'Commits known to be older than all others here, although not read. Left out: none.',
  'header.seenUntil': 'What happened later was not seen.',
  'header.watermark': 'Everything before it was read, so that the next read may go on from there; null: read all anew.',
  'header.fullReadAt': 'When everything was last read anew. Left out or null: never.',
  'header.resumeFrom':
    'The read was cut short: pull requests that were not updated since are as they are here. Left out or null: it was not.',
  'header.requests': 'How many requests the read took.',
  'header.points': 'How many points of the rate limit the read took.',
  'header.coverage':
    '`complete`: everything; `since`: everything from that moment on; `unreadable`: it should have been readable; `not-in-source`: this kind of source never has it. Figures that need an unreadable part are null.',
  'header.gaps': 'What could not be read: what, why, and what would mend it.',
  'header.tracedWith': 'Tells with which patterns traces of AI tools were looked for. Left out or null: they were not.',
  'header.extraction':
    'By which version it was read of what is taken out of bodies and files. Left out: 1, the first, which knows no evidence.',
  'header.ruleFiles': 'The rule files of AI tools at the tip, and what is wrong with them. Left out or null: not read.',
  'header.requiredChecks':
    'Names of the checks that the delivery branch required when it was read. Left out or null: not known.',
  'header.scaffolding':
    'Whether the files at the tip hold what guides work and releases; null: that could not be read. Left out or null: not read.',
  'header.environments': 'The names of all environments, those that are not production too. Left out: not known.',
  'header.window': 'The window of the run: from `since` (inclusive) to `until` (exclusive), `days` long.',
  'header.configuration':
    'What a replay uses: the config file (null: none) at a commit (null: not from one), and the effective settings.',
  'commit.parents': 'In their order: the first one is the branch that was merged into.',
  'commit.author': 'null: not known.',
  'commit.reverts': 'What the message says that it reverts. Left out: nothing.',
  'commit.cherryPickedFrom': 'From `(cherry picked from commit …)`. Left out: none.',
  'deployment.statuses': 'In any order. It succeeded at its first SUCCESS, whatever came later.',
  'deployment.url': 'Left out or null: not known.',
  'deployment.creator': 'Who or what started it. Left out or null: not known.',
  'issue.closedAt': 'null: open.',
  'issue.names': 'What title and body name. Left out: nothing.',
  'issue.closedAs': 'Why it was closed. Left out or null: it is open, or not known.',
  'pullRequest.author': 'null: a deleted account.',
  'pullRequest.createdAt': 'null: not known (from a clone).',
  'pullRequest.closedAt': 'null: open, or not known.',
  'pullRequest.mergedAt': 'null: not merged.',
  'pullRequest.mergedBy': 'null: not merged, or not known.',
  'pullRequest.enqueuedBy': 'Who put it into the merge queue last. Left out: nobody, or not known.',
  'pullRequest.autoMergeEnabledBy':
    'Who switched on auto-merge last, unless it was switched off again. Left out: nobody, or not known.',
  'pullRequest.mergeCommit': 'The commit on the base branch that brought it there; null: not merged.',
  'pullRequest.baseBranch': 'null: not known.',
  'pullRequest.headBranch': 'null: not known.',
  'pullRequest.isCrossRepository': 'Whether the head branch lies in a fork. Left out or null: not known.',
  'pullRequest.headSha': 'Left out or null: not known.',
  'pullRequest.isDraft': 'Left out or null: not known.',
  'pullRequest.draftEvents': 'In order of time; null: not recorded.',
  'pullRequest.labels': 'null: not read.',
  'pullRequest.reviews': 'Submitted reviews; null: not read.',
  'pullRequest.commits': 'Its own commits, as they were before a squash or rebase; null: not known.',
  'pullRequest.replacedTips': 'The tips that force-pushes replaced. Left out: none.',
  'pullRequest.additions': 'Left out or null: not known.',
  'pullRequest.deletions': 'Left out or null: not known.',
  'pullRequest.changedFiles': 'Left out or null: not known.',
  'pullRequest.reverts': 'What title, body and branch say that it reverts. Left out: nothing.',
  'pullRequest.names': 'What title and body name otherwise. Left out: nothing.',
  'pullRequest.traces': 'Traces of AI tools in it and its commits. Left out: none.',
  'pullRequest.checks': 'How the checks of its head ended, rolled up. Left out or null: it has none, or not known.',
  'pullRequest.evidence':
    'How it shows that it was tried, by its body and the files that it changes; empty: it does not. Left out or null: not looked for, or not readable.',
  'release.sha': "The commit of the release's tag; null: it could not be read.",
  'release.publishedAt': 'null: never published.',
  'release.url': 'Left out or null: not known.',
  'tag.at': "Annotated: the tagger's date; lightweight: the commit's committed date.",
  'workflowRun.workflow': "The workflow's file name, such as `deploy.yml`.",
  'workflowRun.attempts': 'Finished attempts only.',
  'workflowRun.url': 'Left out or null: not known.',
};

const described = (kind: string, shape: z.core.$ZodShape) => {
  const fields = Object.entries(shape).map(([key, schema]) => {
    const text = FIELDS[`${kind}.${key}`];
    return [key, text === undefined || !(schema instanceof z.ZodType) ? schema : schema.describe(text)] as const;
  });
  const line = z.strictObject({ kind: z.literal(kind), ...Object.fromEntries(fields) });
  return line.describe(LINES[kind] ?? kind);
};

/** Every line of a saved history fits it; that the header comes first and nothing comes twice it can't say. */
export function historySchema(): unknown {
  const line = z
    .union([described('header', header.shape), ...KINDS.map((kind) => described(kind, ITEM_SCHEMAS[kind].shape))])
    .meta({
      title: 'A line of a saved history (history.ndjson.gz)',
      description:
        'A saved history is UTF-8 text, compressed with gzip or not, one JSON object a line: a header, then items, in any order, none of them twice. Moments are ISO 8601 with a time zone.',
    });
  return z.toJSONSchema(line, {
    io: 'input',
    override({ jsonSchema }) {
      // The format says it; the pattern is a page long.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
}
