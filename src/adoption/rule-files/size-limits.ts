/** Rule files that are longer than a tool reads, by the tools' own documentation. */
import type { CatalogueEntry } from '../rule-file-catalogue.ts';
import type { Finding } from './finding.ts';
import { chainTo, directoryOf, nameOf } from './tree.ts';

/** A name under which a tool finds content, and how long that content is; `null`: not known. */
export type Sized = {
  readonly path: string;
  readonly entries: readonly CatalogueEntry[];
  readonly bytes: number | null;
  readonly characters: number | null;
};

const CODEX_SETTING = /^\s*project_doc_max_bytes\s*=\s*(\d{1,9})\b/m;

/**
 * Findings for every name whose content exceeds the limit of one file, or with which a chain from the root down
 * exceeds the limit of the chain. `codexConfig` is `.codex/config.toml`, which may raise that limit.
 */
export function sizeFindings(files: readonly Sized[], codexConfig: string): Finding[] {
  const raised = CODEX_SETTING.exec(codexConfig)?.[1];
  return [...files.flatMap(fileFindings), ...chainFindings(files, raised === undefined ? null : Number(raised))];
}

function fileFindings(file: Sized): Finding[] {
  return file.entries.flatMap(({ limit }) => {
    if (limit?.per !== 'file') return [];
    const size = limit.unit === 'bytes' ? file.bytes : file.characters;
    if (size === null || size <= limit.most) return [];
    return [tooLong(file.path, `${limit.tool} reads ${limit.most} ${limit.unit} of a file; this one has ${size}`)];
  });
}

function chainFindings(files: readonly Sized[], raised: number | null): Finding[] {
  const limit = files
    .flatMap(({ entries }) => entries.map((entry) => entry.limit))
    .find((each) => each?.per === 'chain');
  if (limit === undefined) return [];
  const most = raised ?? limit.most;
  const loaded = onePerDirectory(files.filter(({ entries }) => entries.some((entry) => entry.limit?.per === 'chain')));
  return [...loaded].flatMap(([directory, file]) => {
    const above = chainTo(directory)
      .slice(0, -1)
      .reduce((sum, each) => sum + (loaded.get(each)?.bytes ?? 0), 0);
    const total = above + (file.bytes ?? 0);
    if (total <= most || above > most) return [];
    const where = above === 0 ? 'this one has' : 'with the files above it there are';
    return [
      tooLong(file.path, `${limit.tool} reads ${most} bytes from the root down, and drops the rest; ${where} ${total}`),
    ];
  });
}

/** The file each directory contributes: the override where there is one. */
function onePerDirectory(files: readonly Sized[]): Map<string, Sized> {
  const loaded = new Map<string, Sized>();
  for (const file of files) {
    const directory = directoryOf(file.path);
    if (!loaded.has(directory) || nameOf(file.path) === 'AGENTS.override.md') loaded.set(directory, file);
  }
  return loaded;
}

function tooLong(path: string, message: string): Finding {
  return { kind: 'over-limit', path, line: null, message, fix: 'shorten it, or split it by directory' };
}
