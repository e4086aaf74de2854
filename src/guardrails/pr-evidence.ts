import type { BodyEvidence } from '../history/evidence.ts';
import { fileEvidenceIn, isSourceFile, isTextFile } from '../history/file-kinds.ts';
import type { ChangedFile, PullRequestFacts } from '../history/pull-request-facts.ts';
import type { Evidence, Rule, Verdict } from './rule.ts';
import { counted, inCode, listed } from './sentences.ts';
import { unread } from './unseen.ts';

const IN_BODY: Readonly<Record<BodyEvidence, string>> = {
  section: 'a section of the description that is filled in',
  link: 'a link to a run, a build, a recording or a dashboard',
  picture: 'a picture',
};

const NAMES = { tests: 'tests in', docs: 'documentation in', performance: 'a benchmark in' } as const;

export const prEvidence: Rule = {
  id: 'pr-evidence',
  title: 'Evidence that it works',
  violatedWhen:
    'Source files change, and nothing shows that the change was tried: no test, documentation or benchmark changes with ' +
    'them, and the description holds no filled section about it (`## Test plan`, or a heading of ' +
    '`guardrails.pr-evidence.sections`), no link to a run, a build, a recording or a dashboard, and no picture. Generated ' +
    'and lock files are no source files; files that are deleted, empty, or only moved or shortened are no evidence. Without changed source ' +
    "files it is skipped, and so it is on automation's pull requests, as long as nobody else commits to them.",
  why: 'What nothing shows to have been tried is tried by its reviewer, or in production.',
  ofPullRequest({ facts }) {
    const inBody = facts.evidence.map((kind): Evidence => ({ text: IN_BODY[kind], path: null, line: null }));
    if (facts.files !== null) return judged(facts.files, inBody);
    const found = [...inBody, ...inFiles(facts.filesSeen)];
    return found.length > 0 ? shown(found) : unread('The changed files', facts.gaps, [null]);
  },
};

function judged(files: NonNullable<PullRequestFacts['files']>, inBody: readonly Evidence[]): Verdict {
  const source = files.filter(isSource).map(({ path }) => path);
  if (source.length === 0) {
    return { status: 'skipped', message: 'No source file changes.', fix: null, evidence: [] };
  }
  const evidence = [...inBody, ...inFiles(files)];
  if (evidence.length > 0) return shown(evidence);
  return {
    status: 'fail',
    message: `${counted(source.length, 'source file')} changed (${listed(source)}), and nothing shows that the change was tried.`,
    fix: 'Change a test with it, or write under `## Test plan` in the description what you ran and what you saw.',
    evidence: [],
  };
}

function shown(evidence: readonly Evidence[]): Verdict {
  const [{ text } = { text: '' }] = evidence;
  return { status: 'pass', message: `It shows how it was tried: ${text}.`, fix: null, evidence };
}

/** A source file that becomes another kind of file is one that goes. */
function isSource({ path, previousPath }: ChangedFile): boolean {
  return isSourceFile(path) || (previousPath !== null && isSourceFile(previousPath));
}

/** One for each kind. What went, only shrank or only moved, or is empty, shows nothing. */
function inFiles(files: readonly ChangedFile[]): readonly Evidence[] {
  const paths = files.filter(isTold).map(({ path }) => path);
  return fileEvidenceIn(paths).map((kind) => {
    const [first = '', ...more] = paths.filter((path) => fileEvidenceIn([path]).includes(kind));
    const others = more.length === 0 ? '' : ` and ${more.length} more`;
    return { text: `${NAMES[kind]} ${inCode(first)}${others}`, path: null, line: null };
  });
}

/** Whether a file says more than before. GitHub counts no lines of what is no text. */
function isTold({ path, change, additions, deletions }: ChangedFile): boolean {
  if (change === 'DELETED') return false;
  if (additions > 0) return true;
  return additions + deletions === 0 && (change === 'ADDED' || change === 'MODIFIED') && !isTextFile(path);
}
