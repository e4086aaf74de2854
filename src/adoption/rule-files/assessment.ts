/** What is told about the rule files of a repository. */
import type { ConfiguredRuleFile } from '../rule-file-catalogue.ts';
import type { Companion } from './candidates.ts';
import type { Finding } from './finding.ts';
import type { Topic } from './topics.ts';
import type { ChangeTimes } from './tree.ts';

/**
 * `effective`: a tool loads it. `generated`: the source from which rule files are made, which are not committed.
 * `empty`: loaded, and says nothing. `not-loaded`: a near miss, or a name that leads nowhere. `unknown`: not readable.
 */
export type FileState = 'effective' | 'generated' | 'empty' | 'not-loaded' | 'unknown';

export type LogicalFile = {
  /** The path that holds the content; it may bear a name that no tool knows, and be found by one of `names`. */
  readonly path: string;
  readonly names: readonly { readonly path: string; readonly how: 'itself' | 'symlink' | 'import' | 'identical' }[];
  readonly state: FileState;
  /** The tools that load it, sorted. */
  readonly tools: readonly string[];
  /** Whether every name of it is one that its tool has given up. */
  readonly legacy: boolean;
  /** Of the content; `null`: not known. */
  readonly bytes: number | null;
  readonly lines: number | null;
  readonly topics: readonly Topic[];
  /** First and last change of the content's path; `null`: not known. */
  readonly times: ChangeTimes | null;
};

export type RuleFileAssessment = {
  /** The best state of any file; `unknown`: none was seen in a tree that was cut off, or none could be read. */
  readonly state: 'effective' | 'generated' | 'not-loaded' | 'absent' | 'unknown';
  readonly files: readonly LogicalFile[];
  /** In order of path and line, at most 50 for a file; the last of those says how many more there are. */
  readonly findings: readonly Finding[];
  /** Topic to the effective and generated files that speak about it. A topic without files is no fault. */
  readonly topics: Readonly<Record<Topic, readonly string[]>>;
  /** Settings, skills and the like: no rules. */
  readonly companions: readonly Companion[];
};

/** What may be known beside the tree: times of change by path, and the rule files that the config adds. */
export type Known = {
  readonly times?: ReadonlyMap<string, ChangeTimes>;
  readonly ruleFiles?: readonly ConfiguredRuleFile[];
};
