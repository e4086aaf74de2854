import type { PullRequest } from '../history/pull-request.ts';
import { withoutNumber } from '../history/text.ts';

/** By what a fix that goes into another branch too can be recognised: number, title, commits. Fixes are numbered by age. */
export type Traces = {
  /** The oldest fix that a pull request carries on into another branch, by name, cherry-pick or title; `null`: none. */
  fixCarriedOnBy(later: PullRequest): number | null;
  add(pullRequest: PullRequest, fix: number): void;
};

type Trace = { readonly fix: number; readonly branch: string | null };

/** The oldest fix, and the oldest one with a pull request into another branch than that: all that is ever asked for. */
type Oldest = { readonly first: Trace; readonly elsewhere: Trace | null };

/** As many digits as an abbreviated commit id has at least. */
const PREFIX = 7;

/** Traces of no fix yet. Each question takes the same time however many fixes are known. */
export function tracesOf(): Traces {
  const byNumber = new Map<number, Oldest>();
  const byTitle = new Map<string, Oldest>();
  const byCommit = new Map<string, Map<string, Oldest>>();
  const ofCommit = (sha: string, branch: string | null): number[] =>
    [...(byCommit.get(sha.slice(0, PREFIX)) ?? [])].flatMap(([id, oldest]) =>
      id.startsWith(sha) ? (outside(oldest, branch) ?? []) : [],
    );
  return {
    fixCarriedOnBy({ baseBranch, names, commits, title }) {
      const found = [
        outside(byTitle.get(titleKey(title)), baseBranch) ?? [],
        ...names.map((name) => {
          if ('number' in name) return outside(byNumber.get(name.number), baseBranch) ?? [];
          return 'sha' in name ? ofCommit(name.sha, baseBranch) : [];
        }),
        ...(commits ?? []).flatMap(({ cherryPickedFrom }) => cherryPickedFrom.map((sha) => ofCommit(sha, baseBranch))),
      ].flat();
      return found.reduce<number | null>((oldest, fix) => (oldest === null || fix < oldest ? fix : oldest), null);
    },
    add({ number, title, baseBranch: branch, mergeCommit, headSha, commits }, fix) {
      const trace = { fix, branch };
      note(byNumber, number, trace);
      note(byTitle, titleKey(title), trace);
      for (const sha of [mergeCommit, headSha, ...(commits ?? []).map((commit) => commit.sha)]) {
        if (sha === null) continue;
        const prefix = sha.slice(0, PREFIX);
        const ids = byCommit.get(prefix) ?? new Map<string, Oldest>();
        byCommit.set(prefix, ids);
        note(ids, sha, trace);
      }
    },
  };
}

function titleKey(title: string): string {
  return withoutNumber(title).toLowerCase();
}

function outside(oldest: Oldest | undefined, branch: string | null): number | null {
  if (oldest === undefined) return null;
  return oldest.first.branch === branch ? (oldest.elsewhere?.fix ?? null) : oldest.first.fix;
}

function note<Key>(map: Map<Key, Oldest>, key: Key, trace: Trace): void {
  const known = map.get(key);
  const traces =
    known === undefined ? [trace] : [known.first, trace, ...(known.elsewhere === null ? [] : [known.elsewhere])];
  const [first, ...others] = traces.toSorted((a, b) => a.fix - b.fix);
  if (first === undefined) return;
  map.set(key, { first, elsewhere: others.find(({ branch }) => branch !== first.branch) ?? null });
}
