/** Workflows, their runs, and the attempts of a run. */
import type { Route } from './rest-route.ts';
import { NOT_FOUND, restPage } from './rest-route.ts';
import { restRun } from './rest-shapes.ts';
import type { FakeRun } from './state.ts';

/** A search over runs ends here, however many there are. */
const MAX_FOUND = 1_000;

const FILTERS = ['created', 'branch', 'event', 'status', 'head_sha', 'actor'];

export const ACTIONS_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    pattern: /^\/actions\/workflows$/,
    needs: ['actions'],
    answer: (request, world) => {
      const { repository } = world;
      const files = [...new Set([...repository.workflows, ...repository.runs.map((run) => run.workflow)])];
      const page = restPage(files, request, world);
      const workflows = page.items.map((file) => ({
        id: files.indexOf(file) + 1,
        name: file,
        path: `.github/workflows/${file}`,
        state: 'active',
      }));
      return { status: 200, body: { total_count: files.length, workflows }, headers: page.headers };
    },
  },
  {
    method: 'GET',
    pattern: /^\/actions\/workflows\/([^/]+)\/runs$/,
    needs: ['actions'],
    answer: (request, world) => {
      const { workflows, runs } = world.repository;
      const [file = ''] = request.parts;
      if (!workflows.includes(file) && !runs.some((run) => run.workflow === file)) return NOT_FOUND;
      const isSearch = FILTERS.some((name) => request.query.has(name));
      const found = runs
        .filter((run) => run.workflow === file && matches(run, request.query))
        .sort((one, other) => other.createdAt - one.createdAt || other.id - one.id);
      const page = restPage(isSearch ? found.slice(0, MAX_FOUND) : found, request, world);
      const shown = page.items.map((run) => restRun(run, Math.max(1, run.attempts.length), world));
      return { status: 200, body: { total_count: found.length, workflow_runs: shown }, headers: page.headers };
    },
  },
  {
    method: 'GET',
    pattern: /^\/actions\/runs\/(\d+)\/attempts\/(\d+)$/,
    needs: ['actions'],
    answer: ({ parts: [id, number] }, world) => {
      const run = world.repository.runs.find((each) => each.id === Number(id));
      if (run === undefined || run.attempts[Number(number) - 1] === undefined) return NOT_FOUND;
      return { status: 200, body: restRun(run, Number(number), world) };
    },
  },
];

function matches(run: FakeRun, query: URLSearchParams): boolean {
  const last = run.attempts.at(-1);
  const status = query.get('status');
  return (
    isCreatedWithin(run.createdAt, query.get('created')) &&
    (query.get('branch') ?? run.headBranch) === run.headBranch &&
    (query.get('event') ?? run.event) === run.event &&
    (query.get('head_sha') ?? run.headSha) === run.headSha &&
    (status === null ||
      status === last?.conclusion ||
      status === (last?.conclusion == null ? 'in_progress' : 'completed'))
  );
}

/** GitHub's search dates: `>=T`, `>T`, `<=T`, `<T`, `T..T`, `T..*`, `*..T`; a day without a time is the whole day. */
function isCreatedWithin(at: number, created: string | null): boolean {
  if (created === null) return true;
  const range = /^(.+)\.\.(.+)$/.exec(created);
  if (range !== null) {
    const [, from = '*', to = '*'] = range;
    return (from === '*' || at >= startOf(from)) && (to === '*' || at <= endOf(to));
  }
  const [, sign = '', moment = ''] = /^(>=|<=|>|<)?(.+)$/.exec(created) ?? [];
  if (sign === '>=') return at >= startOf(moment);
  if (sign === '>') return at > endOf(moment);
  if (sign === '<=') return at <= endOf(moment);
  if (sign === '<') return at < startOf(moment);
  return at >= startOf(moment) && at <= endOf(moment);
}

function startOf(moment: string): number {
  return Date.parse(moment);
}

function endOf(moment: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(moment) ? Date.parse(`${moment}T23:59:59.999Z`) : Date.parse(moment);
}
