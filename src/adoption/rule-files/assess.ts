/** The rule files of a repository: what its AI tools load, what they are told, and what of it is wrong. */
import { catalogueWith } from '../rule-file-catalogue.ts';
import { globsOver } from './activation.ts';
import type { FileState, Known, LogicalFile, RuleFileAssessment } from './assessment.ts';
import { type Candidate, candidatesIn } from './candidates.ts';
import type { Facts } from './check-text.ts';
import type { Repository } from './content.ts';
import { contradictionFindings } from './contradictions.ts';
import { type Finding, inOrder } from './finding.ts';
import { ignoredBy } from './ignored-paths.ts';
import { lockedBy } from './installs.ts';
import { isGenerator, type Judged, judgeAll, sizedOf, withImports } from './judge.ts';
import { surroundingsOf } from './loaders.ts';
import { groupsOf } from './logical-files.ts';
import { nearMissesIn } from './near-misses.ts';
import { danglingFindings, nearMissFindings, personalFindings } from './not-loaded.ts';
import { endingsOf } from './path-endings.ts';
import { projectScriptsOf } from './project-scripts.ts';
import { sizeFindings } from './size-limits.ts';
import type { Topic } from './topics.ts';
import { indexOf, type RepositoryTree, type TextOf } from './tree.ts';

const MAX_FINDINGS_OF_FILE = 50;

/** Assesses the rule files of one commit's tree. Texts are asked for one by one; `texts-wanted.ts` lists them ahead. */
export function assessRuleFiles(tree: RepositoryTree, textOf: TextOf, known: Known = {}): RuleFileAssessment {
  const index = indexOf(tree);
  const repository: Repository = { index, textOf };
  const catalogue = catalogueWith(known.ruleFiles);
  const { ruleFiles, companions } = candidatesIn(repository, catalogue);
  const shared = ruleFiles.filter((each) => !isPersonal(each));
  const { groups, dangling } = groupsOf(repository, shared);
  const around = surroundingsOf(
    repository,
    shared.map(({ path }) => path),
  );
  const facts = factsOf(repository);
  const all = withImports(repository, judgeAll(groups, { repository, facts, around }));
  // Where outputs are committed, they are what counts, and their source is one of the files beside them.
  const outputs = all.filter(({ group }) => !isGenerator(group));
  const judged = outputs.some(({ state }) => state === 'effective') ? outputs : all;
  const misses = nearMissesIn(index, catalogue, new Set([...ruleFiles, ...companions].map(({ path }) => path)));
  const files = [
    ...judged.map((each) => fileOf(each, known)),
    ...dangling.map(({ path, broken }) => unloaded(path, broken === 'unread' ? 'unknown' : 'not-loaded', known)),
    ...misses.map(({ path }) => unloaded(path, 'not-loaded', known)),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const findings = [
    ...judged.flatMap((each) => each.findings),
    ...contradictionFindings(judged.flatMap(({ checked }) => (checked === null ? [] : [checked.statements]))),
    ...sizeFindings(judged.flatMap(sizedOf), codexConfigOf(repository)),
    ...danglingFindings(dangling),
    ...nearMissFindings(misses),
    ...personalFindings(ruleFiles.filter(isPersonal)),
  ];
  const state = overallOf(files, index.truncated);
  return { state, files, findings: capped(inOrder(findings)), topics: topicsOver(files), companions };
}

function isPersonal({ entries }: Candidate): boolean {
  return entries.some(({ kind }) => kind === 'local-override');
}

function factsOf({ index, textOf }: Repository): Facts {
  return {
    index,
    ignored: ignoredBy(index, textOf),
    endsInTree: endingsOf(index),
    scripts: projectScriptsOf(index, textOf),
    locked: lockedBy(index),
    fitsSomething: globsOver(index),
  };
}

function fileOf({ group, state, tools, checked, bytes }: Judged, known: Known): LogicalFile {
  return {
    path: group.path,
    names: group.names.map(({ path, how }) => ({ path, how })),
    state,
    tools: state === 'effective' || state === 'empty' ? tools : [],
    legacy: group.names.every(({ entries }) => entries.every(({ status }) => status === 'legacy')),
    bytes,
    lines: checked?.lines ?? null,
    topics: checked?.topics ?? [],
    times: known.times?.get(group.path) ?? null,
  };
}

function unloaded(path: string, state: FileState, known: Known): LogicalFile {
  const names = [{ path, how: 'itself' as const }];
  const times = known.times?.get(path) ?? null;
  return { path, names, state, tools: [], legacy: false, bytes: null, lines: null, topics: [], times };
}

function overallOf(files: readonly LogicalFile[], truncated: boolean): RuleFileAssessment['state'] {
  const has = (wanted: FileState): boolean => files.some(({ state }) => state === wanted);
  if (has('effective')) return 'effective';
  if (truncated || has('unknown')) return 'unknown';
  if (has('generated')) return 'generated';
  return files.length > 0 ? 'not-loaded' : 'absent';
}

function topicsOver(files: readonly LogicalFile[]): Record<Topic, string[]> {
  const about = (topic: Topic): string[] =>
    files.filter(({ topics, state }) => state !== 'not-loaded' && topics.includes(topic)).map(({ path }) => path);
  return {
    tests: about('tests'),
    security: about('security'),
    style: about('style'),
    architecture: about('architecture'),
    commands: about('commands'),
  };
}

function codexConfigOf({ index, textOf }: Repository): string {
  const text = index.entries.has('.codex/config.toml') ? textOf('.codex/config.toml') : 'unread';
  return typeof text === 'string' ? '' : text.text.slice(0, 100_000);
}

function capped(findings: readonly Finding[]): Finding[] {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    const before = byPath.get(finding.path);
    if (before === undefined) byPath.set(finding.path, [finding]);
    else before.push(finding);
  }
  return [...byPath].flatMap(([path, all]) => {
    const more = all.length - MAX_FINDINGS_OF_FILE;
    if (more <= 0) return all;
    const rest: Finding = { kind: 'unchecked', path, line: null, message: `${more} more findings are left out` };
    return [...all.slice(0, MAX_FINDINGS_OF_FILE), rest];
  });
}
