/**
 * Measures the findings on rule files against labels made by hand: `node scripts/rule-file-truth.ts CLONE…` with clones
 * whose directory names are `owner+name`, or hold one. Without labels for a repository its findings are printed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { assessRuleFiles } from '../src/adoption/rule-files/assess.ts';
import type { Finding } from '../src/adoption/rule-files/finding.ts';
import type { FileText, RepositoryTree, TreeEntry } from '../src/adoption/rule-files/tree.ts';

const label = z.strictObject({ path: z.string(), line: z.int().nullable(), kind: z.string(), name: z.string() });
type Label = z.infer<typeof label>;
const labelled = z.strictObject({
  repository: z.string(),
  commit: z.string(),
  part: z.enum(['first', 'second', 'third']),
  broken: z.array(label),
});

const MODES: Readonly<Record<string, TreeEntry['mode']>> = {
  '100644': 'file',
  '100755': 'executable',
  '120000': 'symlink',
  '160000': 'submodule',
};
const JUDGED = new Set([
  'missing-path',
  'missing-script',
  'package-manager',
  'contradiction',
  'activation',
  'broken-link',
]);

const labels = z
  .array(labelled)
  .parse(JSON.parse(readFileSync(new URL('../test/adoption/rule-files/labelled.json', import.meta.url), 'utf8')));
const totals = { first: [0, 0, 0], second: [0, 0, 0], third: [0, 0, 0] };

for (const clone of process.argv.slice(2)) {
  const repository = /([\w.-]+)\+([\w.-]+)/.exec(clone)?.slice(1, 3).join('/') ?? clone;
  const known = labels.find((each) => each.repository === repository);
  const commit = known?.commit ?? git(clone, 'rev-parse', 'HEAD').trim();
  const assessment = assessRuleFiles(treeOf(clone, commit), textsOf(clone, commit));
  const found = assessment.findings.filter(({ kind }) => JUDGED.has(kind));
  console.log(`\n${repository} ${commit.slice(0, 10)} ${assessment.state}, ${assessment.files.length} rule files`);
  if (known === undefined) {
    for (const each of assessment.findings) console.log(`  ${shown(each)}`);
    continue;
  }
  const right = found.filter((each) => known.broken.some((one) => isFor(each, one)));
  const missed = known.broken.filter((one) => !found.some((each) => isFor(each, one)));
  for (const each of found) if (!right.includes(each)) console.log(`  wrong   ${shown(each)}`);
  for (const each of missed) console.log(`  missed  ${each.kind} ${each.path}:${each.line} ${each.name}`);
  const total = totals[known.part];
  [right.length, found.length, known.broken.length].forEach((count, at) => {
    total[at] = (total[at] ?? 0) + count;
  });
  console.log(`  ${right.length} of ${found.length} findings right; ${known.broken.length} broken facts`);
}
for (const [part, [right = 0, found = 0, broken = 0]] of Object.entries(totals)) {
  if (found + broken === 0) continue;
  console.log(`\n${part}: precision ${right}/${found}, recall ${right}/${broken}`);
}

function isFor(finding: Finding, label: Label): boolean {
  return (
    finding.path === label.path &&
    finding.line === label.line &&
    finding.kind === label.kind &&
    finding.message.includes(label.name)
  );
}

function shown({ kind, path, line, message }: Finding): string {
  return `${kind} ${path}:${line ?? '-'} ${message}`;
}

function treeOf(clone: string, commit: string): RepositoryTree {
  const listed = git(clone, 'ls-tree', '-r', '-l', '-z', commit).split('\0');
  const entries = listed.flatMap((line): TreeEntry[] => {
    const match = /^(\d+) \w+ ([0-9a-f]+) +(-|\d+)\t(.*)$/s.exec(line);
    const mode = MODES[match?.[1] ?? ''];
    if (match === null || mode === undefined) return [];
    return [{ path: match[4] ?? '', mode, size: match[3] === '-' ? null : Number(match[3]), sha: match[2] ?? '' }];
  });
  return { entries, truncated: false };
}

function textsOf(clone: string, commit: string): (path: string) => FileText {
  const known = new Map<string, FileText>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const text = git(clone, 'show', `${commit}:${path}`);
    const read: FileText = text.includes('\0') ? 'binary' : { text, truncated: false };
    known.set(path, read);
    return read;
  };
}

function git(clone: string, ...words: readonly string[]): string {
  const inner = ['repo/.git', 'repo', '.git', '.']
    .map((each) => join(clone, each))
    .find((each) => existsSync(join(each, 'HEAD')));
  const done = spawnSync('git', ['--git-dir', inner ?? clone, ...words], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (done.status !== 0) throw new Error(`git ${words.join(' ')} failed in ${clone}`);
  return done.stdout;
}
