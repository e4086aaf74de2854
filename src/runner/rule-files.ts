/** Assesses the rule files of the judged commit and its scaffolding, whatever source its files come from. */

import { isAttributionOff } from '../adoption/attribution/lower-bound.ts';
import { assessRuleFiles } from '../adoption/rule-files/assess.ts';
import type { RuleFileAssessment } from '../adoption/rule-files/assessment.ts';
import { textsWanted } from '../adoption/rule-files/texts-wanted.ts';
import type { ChangeTimes } from '../adoption/rule-files/tree.ts';
import { scaffoldingIn, workflowsWanted } from '../adoption/scaffolding.ts';
import type { Settings } from '../config/settings.ts';
import type { CommitTree, FileText, TreeEntry } from '../history/commit-tree.ts';
import type { Gap } from '../history/coverage.ts';
import type { History, Scaffolding } from '../history/model.ts';
import type { RuleFileFacts } from '../history/rule-file-facts.ts';

/** Why something can't be read, and what would mend that. */
type Unread = { readonly detail: string; readonly fix: string };

/** The files of one commit. */
export type Files = {
  readonly tree: () => Promise<CommitTree | Unread>;
  readonly texts: (entries: readonly TreeEntry[]) => Promise<ReadonlyMap<string, FileText> | Unread>;
  /** When rule files changed, by path; paths that are left out are not known. */
  readonly times: (paths: readonly string[]) => Promise<ReadonlyMap<string, ChangeTimes>>;
  /** How often texts may be asked for: symlinks and imports show further paths only once they were read. */
  readonly rounds: number;
  /** Paths that were rule files before, to be asked for at once. */
  readonly before: readonly string[];
  /** Whether scaffolding is looked for too, which takes the texts of workflows; left out: it is not. */
  readonly withScaffolding?: boolean;
};

export type RuleFilesRead = {
  readonly facts: RuleFileFacts | null;
  /** `null`: it was not looked for, or the tree could not be read. */
  readonly scaffolding: Scaffolding | null;
  readonly gaps: readonly Gap[];
};

/** The rule files in these files, and the scaffolding if it is looked for; `null` facts with a gap where they can't be read. */
export async function readRuleFiles(files: Files, { ruleFiles }: Settings['ai']): Promise<RuleFilesRead> {
  const tree = await files.tree();
  if ('detail' in tree) return unread(tree, null);
  const known = { ruleFiles };
  const entries = new Map(tree.entries.map((entry) => [entry.path, entry]));
  const settings = [...entries.keys()].filter(isAgentSettings);
  const texts = new Map<string, FileText>();
  const textOf = (path: string): FileText => texts.get(path) ?? 'unread';
  const { withScaffolding = false } = files;
  const scaffolding = () => (withScaffolding ? scaffoldingIn(tree, textOf) : null);
  const entriesAt = (paths: readonly string[]) => [...new Set(paths)].flatMap((path) => entries.get(path) ?? []);
  for (let round = 0; round < files.rounds; round++) {
    const asked = [...textsWanted(tree, textOf, known), ...settings, ...files.before];
    const read = await textsOf(files, {
      wanted: entriesAt(asked.filter((path) => !texts.has(path))),
      besides: round === 0 && withScaffolding ? entriesAt(workflowsWanted(tree)) : [],
    });
    if (read === null) break;
    if ('detail' in read) return unread(read, scaffolding());
    for (const [path, text] of read) texts.set(path, text);
  }
  const found = assessRuleFiles(tree, textOf, known).files.map(({ path }) => path);
  const times = await files.times(found);
  const facts = factsOf(assessRuleFiles(tree, textOf, { ...known, times }));
  return {
    facts: { ...facts, attributionOff: attributionOff(settings.map(textOf)) },
    scaffolding: scaffolding(),
    gaps: tree.truncated ? [CUT_OFF] : [],
  };
}

/**
 * The texts that are wanted, and others in the same request, as far as those can be had: they must not cost the first.
 * `null`: there is nothing to ask for.
 */
async function textsOf(
  files: Files,
  { wanted, besides }: { readonly wanted: readonly TreeEntry[]; readonly besides: readonly TreeEntry[] },
): Promise<ReadonlyMap<string, FileText> | Unread | null> {
  if (wanted.length + besides.length === 0) return null;
  const read = await files.texts([...wanted, ...besides]);
  if (!('detail' in read) || besides.length === 0) return read;
  return wanted.length === 0 ? new Map() : files.texts(wanted);
}

/** The history with what was read of the files at its tip. */
export function withRuleFiles(history: History, { facts, scaffolding, gaps }: RuleFilesRead): History {
  const coverage = { ...history.coverage, ruleFiles: facts === null ? 'unreadable' : 'complete' } as const;
  return { ...history, ruleFiles: facts, scaffolding, coverage, gaps: [...history.gaps, ...gaps] };
}

/** What there is to say of a repository without commits. */
export const NO_RULE_FILES: RuleFilesRead = {
  facts: { state: 'absent', files: [], findings: [], attributionOff: false },
  scaffolding: { pullRequestTemplate: false, codeOwners: false, reusableWorkflows: false, rollbackWorkflow: false },
  gaps: [],
};

const CUT_OFF: Gap = {
  part: 'ruleFiles',
  what: 'rule files beyond the part of the tree that was read',
  why: 'the repository has more files than are listed',
  fix: 'Run `one-pizza` in a clone, which shows them all.',
};

function unread({ detail, fix }: Unread, scaffolding: Scaffolding | null): RuleFilesRead {
  return { facts: null, scaffolding, gaps: [{ part: 'ruleFiles', what: 'rule files of AI tools', why: detail, fix }] };
}

/** Where Claude Code is told whether to leave its marks. */
function isAgentSettings(path: string): boolean {
  return /(?:^|\/)\.claude\/settings\.json$/.test(path);
}

function attributionOff(texts: readonly FileText[]): boolean | null {
  const told = texts.map((text) => (typeof text === 'string' ? null : isAttributionOff(text.text)));
  if (told.includes(true)) return true;
  return told.includes(null) ? null : false;
}

function factsOf({ state, files, findings }: RuleFileAssessment): Omit<RuleFileFacts, 'attributionOff'> {
  return {
    state,
    files: files.map(({ path, names, state: own, tools, legacy, bytes, lines, topics, times }) => ({
      path,
      names: [...names],
      state: own,
      tools: [...tools],
      legacy,
      bytes,
      lines,
      firstChangedAt: times?.firstChange ?? null,
      lastChangedAt: times?.lastChange ?? null,
      topics: [...topics],
    })),
    findings: findings.map(({ kind, path, line, message, fix = null }) => ({ kind, path, line, message, fix })),
  };
}
