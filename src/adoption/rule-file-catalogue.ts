/** Which files of the tree can be rule files at all, and which entries of the catalogue they fit. */
import { COMPANION_FILES, type CompanionEntry } from './catalogue/companion-files.ts';
import { RULE_FILES, type RuleFileEntry } from './catalogue/rule-files.ts';
import { fits, type Glob, globOf } from './rule-files/glob.ts';

/** One entry of the catalogue of rule files. */
export type CatalogueEntry = RuleFileEntry;

/** A rule file named in the config: read as instructions of that tool. */
export type ConfiguredRuleFile = { readonly tool: string; readonly glob: string };

/** The catalogue, prepared for matching. */
export type Catalogue = {
  readonly ruleFiles: readonly Prepared<RuleFileEntry>[];
  readonly companions: readonly Prepared<CompanionEntry>[];
  /** Literal parts of the globs to the globs that can't fit without them. */
  readonly byPart: ReadonlyMap<string, readonly Prepared<RuleFileEntry | CompanionEntry>[]>;
  /** What the config adds, and what has no literal part. */
  readonly always: readonly Prepared<RuleFileEntry>[];
};

type Prepared<Entry> = { readonly entry: Entry; readonly glob: Glob; readonly except: Glob };

/** Left out at any depth (rulesync's scan; fixtures and templates are a project's material, not its guidance). */
const NEVER = new Set([
  'node_modules',
  '__pycache__',
  '.git',
  'fixtures',
  '__fixtures__',
  'testdata',
  '__snapshots__',
  'template',
  'templates',
]);
/** Left out at the root only: `packages/build` is a real package. */
const NEVER_AT_ROOT = new Set([
  'vendor',
  'third_party',
  'dist',
  'build',
  'out',
  'target',
  'coverage',
  'tmp',
  'temp',
  'venv',
]);

/**
 * Whether `**` of a rule file's glob may stand for a directory. Hidden ones hold other tools' output; `.github` holds
 * the project's own files, and an agent that works there reads the rules beside them.
 */
export function mayHoldRules(directory: string, depth: number): boolean {
  if (directory.startsWith('.') && directory !== '.github') return false;
  return !NEVER.has(directory) && !(depth === 0 && NEVER_AT_ROOT.has(directory));
}

/** The built-in catalogue with what the config adds to it. */
export function catalogueWith(configured: readonly ConfiguredRuleFile[] = []): Catalogue {
  const added = configured.map(
    ({ tool, glob }): RuleFileEntry => ({
      tool,
      glob,
      kind: 'instructions',
      nested: true,
      status: 'current',
      source: 'configuration',
    }),
  );
  const ruleFiles = RULE_FILES.map((entry) => prepared(entry, entry.except));
  const companions = COMPANION_FILES.map((entry) => prepared(entry));
  const byPart = new Map<string, Prepared<RuleFileEntry | CompanionEntry>[]>();
  for (const each of [...ruleFiles, ...companions]) {
    for (const part of new Set(each.glob.map(keyOf))) byPart.set(part, [...(byPart.get(part) ?? []), each]);
  }
  return { ruleFiles, companions, byPart, always: added.map((entry) => prepared(entry)) };
}

/** What a path is to the catalogue: rule files first, in the catalogue's order; the last holds for none of them. */
export function entriesFor(
  catalogue: Catalogue,
  path: string,
): { readonly ruleFiles: readonly RuleFileEntry[]; readonly companions: readonly CompanionEntry[] } {
  const found = new Set<RuleFileEntry | CompanionEntry>();
  for (const part of path.split('/')) {
    for (const each of catalogue.byPart.get(part) ?? []) if (isFor(each, path)) found.add(each.entry);
  }
  for (const each of catalogue.always) if (isFor(each, path)) found.add(each.entry);
  const ruleFiles = [...found].filter(isRuleFile);
  const companions = [...found].flatMap((entry) => (isRuleFile(entry) ? [] : [entry]));
  return { ruleFiles, companions };
}

function isRuleFile(entry: RuleFileEntry | CompanionEntry): entry is RuleFileEntry {
  return 'nested' in entry;
}

function isFor(prepared: Prepared<RuleFileEntry | CompanionEntry>, path: string): boolean {
  return fits(prepared.glob, path, mayHoldRules) && !fits(prepared.except, path);
}

function prepared<Entry extends { readonly glob: string }>(entry: Entry, except?: string): Prepared<Entry> {
  return { entry, glob: globOf(entry.glob), except: except === undefined ? [] : globOf(except) };
}

/** The part of a glob that every path it fits holds as it stands. */
function keyOf(segments: readonly string[]): string {
  return segments.find((segment) => !segment.includes('*')) ?? '';
}
