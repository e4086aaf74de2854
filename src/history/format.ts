/** A history as lines of JSON: what `history.ndjson.gz` holds. Files are `src/file`'s business. */
import type { z } from 'zod';
import { SourceError } from './errors.ts';
import type { Collector } from './format-lines.ts';
import { collector, headerIn, objectIn, READ_ANEW } from './format-lines.ts';
import { errorAt } from './format-problems.ts';
import { FORMAT_VERSION, header, ITEM_SCHEMAS, KINDS } from './format-schemas.ts';
import { writerOf } from './format-writer.ts';
import type { History } from './model.ts';
import { IDENTITY, inOrder } from './order.ts';
import type { EpochMs, Window } from './time.ts';

/** A history with what a replay of the run that wrote it needs. */
export type SavedHistory = {
  readonly history: History;
  /** Everything before it was read: where the next read may go on. `null`: nothing may build on this history. */
  readonly watermark: EpochMs | null;
  /** When everything was last read anew, whatever was known; left out: never. */
  readonly fullReadAt?: EpochMs;
  /** The read was cut short: pull requests in here that were not updated since then are as they are here. */
  readonly resumeFrom?: EpochMs;
  readonly window: Window;
  readonly configuration: {
    /** The config file's path; `null`: defaults. */
    readonly path: string | null;
    readonly ref: string | null;
    /** The effective settings as JSON; the config layer validates them. */
    readonly settings: unknown;
  };
};

/** Takes a saved history line by line; `end` gives it, after the last one. */
export type HistoryReader = { read(line: string): void; end(): SavedHistory };

const FILE = 'history.ndjson.gz';
const LIST_OF = {
  commit: 'commits',
  deployment: 'deployments',
  issue: 'issues',
  pullRequest: 'pullRequests',
  release: 'releases',
  tag: 'tags',
  workflowRun: 'workflowRuns',
} as const;

/** The lines of a saved history, without line ends: the header, then kinds by name and items by identity. */
export function* linesOf(saved: SavedHistory): Generator<string> {
  const { watermark, fullReadAt = null, resumeFrom = null, window, configuration } = saved;
  const history = inOrder(saved.history);
  const first = { version: FORMAT_VERSION, ...history, watermark, fullReadAt, resumeFrom, window, configuration };
  yield lineOf('header', writerOf(header)(first));
  for (const kind of KINDS) {
    const write = writerOf(ITEM_SCHEMAS[kind]);
    for (const item of history[LIST_OF[kind]]) yield lineOf(kind, write(item));
  }
}

/** The saved history in `lines`. Throws a SourceError that names file, line, item and field; see `historyReader`. */
export function historyOf(lines: Iterable<string>, file = FILE): SavedHistory {
  const reader = historyReader(file);
  for (const line of lines) reader.read(line);
  return reader.end();
}

/**
 * Reads a saved history that comes in pieces. Every line is validated; an unknown key, an item that is there twice and
 * a version other than this program's are errors too. Blank lines are passed over.
 */
export function historyReader(file = FILE): HistoryReader {
  const items = {
    commits: collector(ITEM_SCHEMAS.commit, IDENTITY.commits),
    deployments: collector(ITEM_SCHEMAS.deployment, IDENTITY.deployments),
    issues: collector(ITEM_SCHEMAS.issue, IDENTITY.issues),
    pullRequests: collector(ITEM_SCHEMAS.pullRequest, IDENTITY.pullRequests),
    releases: collector(ITEM_SCHEMAS.release, IDENTITY.releases),
    tags: collector(ITEM_SCHEMAS.tag, IDENTITY.tags),
    workflowRuns: collector(ITEM_SCHEMAS.workflowRun, IDENTITY.workflowRuns),
  };
  const collectors = new Map<string, Collector>(KINDS.map((kind) => [kind, items[LIST_OF[kind]]]));
  let head: z.infer<typeof header> | null = null;
  let line = 0;
  return {
    read(text) {
      line++;
      if (text.trim() === '') return;
      const place = { file, line };
      const { kind, ...fields } = objectIn(text, place);
      if (head === null) {
        head = headerIn({ kind, fields }, place);
        return;
      }
      const collect = collectors.get(String(kind));
      if (collect === undefined)
        throw errorAt(place, `unknown kind ${JSON.stringify(kind)}; expected ${KINDS.join(', ')}`);
      collect.add(fields, { place, kind: String(kind) });
    },
    end() {
      if (head === null) throw new SourceError(`${file} is empty: it holds no history.`, READ_ANEW);
      const { version: _, watermark, fullReadAt, resumeFrom, window, configuration, ...facts } = head;
      const lists = {
        commits: items.commits.all,
        deployments: items.deployments.all,
        issues: items.issues.all,
        pullRequests: items.pullRequests.all,
        releases: items.releases.all,
        tags: items.tags.all,
        workflowRuns: items.workflowRuns.all,
      };
      return {
        history: inOrder({ ...facts, ...lists }),
        watermark,
        ...(fullReadAt === null ? {} : { fullReadAt }),
        ...(resumeFrom === null ? {} : { resumeFrom }),
        window,
        configuration,
      };
    },
  };
}

function lineOf(kind: string, fields: unknown): string {
  return JSON.stringify(Object.assign({ kind }, fields));
}
