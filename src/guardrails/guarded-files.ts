import type { GuardedApproval } from './guarded-approvals.ts';
import { guardedApprovals } from './guarded-approvals.ts';
import { guardedPathsOf } from './guarded-paths.ts';
import type { Evidence, PullRequestSubject, Rule, Verdict } from './rule.ts';
import { counted, inCode, unticked } from './sentences.ts';
import { unread } from './unseen.ts';
import { worstOf } from './worst.ts';

const MOST_SHOWN = 50;
const MOST_FIXES = 3;

export const guardedFiles: Rule = {
  id: 'guarded-files',
  title: 'Guarded files',
  violatedWhen:
    'The config file, the workflow that runs One-Pizza with the workflows and actions of the repository that it calls, ' +
    'or CODEOWNERS is changed, added, removed or renamed, or a rule file of an AI tool is removed, renamed or emptied, ' +
    'without the approval of a code owner of each such path: a User with write access who is neither author nor ' +
    "co-author approves the head commit, and no owner of it asks for changes. CODEOWNERS is the one at the default branch's " +
    'tip; of a renamed file the old path counts. A missing approval is pending; it is unknown where nobody owns a path, ' +
    'where a rule file is touched and no tool loads what is there then, ' +
    'or the owner is a team or an e-mail address and it can not be seen who that is. A config file that would not be ' +
    'valid fails whatever the level and whoever approved.',
  why: 'Whoever may change the rules, or who must approve a change, without being asked can switch both off.',
  isAbsolute: ({ config }) => config.state === 'invalid',
  ofPullRequest(subject, settings) {
    const { config, configPath } = subject;
    const { paths, isWhole } = guardedPathsOf(subject, settings);
    const approvals = guardedApprovals(paths, { facts: subject.facts, settings });
    const doubts = doubtsAbout(subject, isWhole);
    const evidence = [...evidenceFor(approvals), ...differencesIn(subject), ...doubts.map(evidenceOf)];
    if (config.state !== 'invalid') return { ...verdictOf(approvals, doubts), evidence };
    return {
      status: 'fail',
      message: `With this pull request the configuration would not be valid: ${firstProblemOf(config.message)}`,
      fix: `Correct ${inCode(configPath)} in this pull request, or leave it as it is on the default branch.`,
      evidence: [{ text: unticked(inOneLine(config.message)), path: configPath, line: null }, ...evidence],
    };
  },
};

/** What an error names first, as a sentence: a line above several problems only counts them. */
function firstProblemOf(message: string): string {
  const [first = '', second] = message.split('\n').map((line) => line.trim());
  const problem = unticked(second !== undefined && first.endsWith(':') ? second : first);
  return /[.!?…]$/.test(problem) ? problem : `${problem}.`;
}

/** An error of several lines as sentences in one. */
function inOneLine(message: string): string {
  return message.replaceAll(/(?<![.:;])\n\s*/g, '. ').replaceAll(/\n\s*/g, ' ');
}

/** What can't be seen, although a guarded file may be in it. */
function doubtsAbout({ facts, config, configPath }: PullRequestSubject, isWhole: boolean): readonly Verdict[] {
  const doubts: Verdict[] = [];
  if (facts.files === null) doubts.push(unread('Some changed files', facts.gaps, [null]));
  else if (!isWhole) doubts.push(unread('The former paths of renamed files', facts.gaps, [null]));
  if (config.state === 'unreadable') {
    const message = `What ${inCode(configPath)} would say can't be read: ${unticked(config.why).replace(/\.+$/, '')}.`;
    doubts.push({ status: 'unknown', message, fix: config.fix, evidence: [] });
  }
  return doubts;
}

/** What is said of the worst; what is certain goes before what is doubtful. */
function verdictOf(approvals: readonly GuardedApproval[], doubts: readonly Verdict[]): Omit<Verdict, 'evidence'> {
  if (approvals.length === 0 && doubts.length === 0) {
    return { status: 'pass', message: 'No guarded file is touched.', fix: null };
  }
  const status = worstOf([...approvals, ...doubts].map((each) => each.status));
  const worst = approvals.filter((each) => each.status === status);
  const [first] = worst;
  const doubt = doubts.find((each) => each.status === status);
  if (first === undefined) return doubt ?? { status, message: 'It can not be told.', fix: null };
  const more = worst.length > 1 ? ` ${counted(worst.length - 1, 'more guarded file')} like it.` : '';
  const fixes = new Set([...worst, ...(doubt === undefined ? [] : [doubt])].flatMap(({ fix }) => fix ?? []));
  return {
    status,
    message: `${sentenceOf(first)}${more}`,
    fix: fixes.size === 0 ? null : [...fixes].slice(0, MOST_FIXES).join(' '),
  };
}

function sentenceOf({ path, did, says }: GuardedApproval): string {
  return `${inCode(path)} ${did}, and ${says}.`;
}

function evidenceFor(approvals: readonly GuardedApproval[]): readonly Evidence[] {
  const shown = approvals.slice(0, MOST_SHOWN).map((each) => ({ text: sentenceOf(each), path: each.path, line: null }));
  const more = approvals.length - shown.length;
  return more === 0 ? shown : [...shown, { text: `${counted(more, 'more guarded file')}.`, path: null, line: null }];
}

function evidenceOf({ message }: Verdict): Evidence {
  return { text: message, path: null, line: null };
}

/** How the configuration differs at the head: what would be in force if it were merged. */
function differencesIn({ config, configPath: path }: PullRequestSubject): readonly Evidence[] {
  if (config.state !== 'changed') return [];
  const removed = config.isRemoved ? ['Without this file the defaults would be in force.'] : [];
  const differences = config.differences.map((difference) => `Would be in force: ${inCode(difference)}.`);
  return [...removed, ...differences].map((text) => ({ text, path, line: null }));
}
