import type { Gap } from '../history/coverage.ts';
import type { RuleFileFacts, RuleFileFinding } from '../history/rule-file-facts.ts';
import type { Evidence, Rule, Verdict } from './rule.ts';
import { counted, inCode, listed, unticked } from './sentences.ts';
import { unread } from './unseen.ts';

/**
 * What a kind of finding means. `broken`: what the file says is not so, or does harm. `advice`: it says nothing false;
 * whether a file takes effect at all is another rule's matter. `unseen`: something may be broken there.
 */
const MEANING: Readonly<Record<RuleFileFinding['kind'], 'broken' | 'advice' | 'unseen'>> = {
  'missing-path': 'broken',
  'missing-script': 'broken',
  'package-manager': 'broken',
  contradiction: 'broken',
  'broken-link': 'broken',
  'hidden-unicode': 'broken',
  secret: 'broken',
  'not-loaded': 'advice',
  'personal-file': 'advice',
  empty: 'advice',
  activation: 'advice',
  'over-limit': 'advice',
  unchecked: 'unseen',
};

export const ruleFileTruth: Rule = {
  id: 'rule-file-truth',
  title: 'Truth of the rule files',
  violatedWhen:
    'A rule file names a path, script or make target that does not exist, or a package manager that contradicts the ' +
    'lock file; two of them contradict each other; one is a link that leads nowhere; or one holds characters that a ' +
    'reader does not see, or what looks like a secret. Other findings, such as a length over the limit of a tool, are ' +
    'advice. Unknown where nothing is broken and a file could not be checked whole; skipped without rule files. On a ' +
    'pull request its head is judged, else the tip of the delivery branch.',
  why: 'AI tools do what rule files say, also where it is wrong.',
  ofPullRequest: ({ ruleFiles, gaps }) => judged(ruleFiles, gaps),
  ofRepository: ({ delivery }) => judged(delivery.history.ruleFiles, delivery.history.gaps),
};

function judged(facts: RuleFileFacts | null, gaps: readonly Gap[]): Verdict {
  if (facts === null) return unread('The rule files', gaps, ['ruleFiles']);
  const { state, files, findings } = facts;
  const that = (meaning: string): RuleFileFinding[] => findings.filter(({ kind }) => MEANING[kind] === meaning);
  const [broken, unseen] = [that('broken'), that('unseen')];
  const [worst] = broken;
  if (worst !== undefined) return brokenBy(worst, broken);
  if (state === 'absent') return { status: 'skipped', message: 'There is no rule file.', fix: null, evidence: [] };
  if (unseen.length > 0 || state === 'unknown') {
    const [first] = unseen;
    if (first === undefined) return unread('Nothing broken was found, but some files', gaps, ['ruleFiles']);
    const message = `Nothing broken was found, but ${inCode(first.path)} could not be checked whole: ${unticked(first.message)}.`;
    const fix = `Make ${inCode(first.path)} a plain text of ordinary length, or run this again if it was not read.`;
    return { status: 'unknown', message, fix, evidence: unseen.map(evidenceOf) };
  }
  const advice = that('advice');
  const hints = advice.length === 0 ? '' : `, beside ${counted(advice.length, 'piece')} of advice`;
  return {
    status: 'pass',
    message: `Nothing broken was found in ${listed(files.map(({ path }) => path))}${hints}.`,
    fix: null,
    evidence: advice.map(evidenceOf),
  };
}

function brokenBy(first: RuleFileFinding, all: readonly RuleFileFinding[]): Verdict {
  const paths = [...new Set(all.map(({ path }) => path))];
  const place = inCode(first.line === null ? first.path : `${first.path}:${first.line}`);
  const what = unticked(first.message);
  const message =
    all.length === 1
      ? `A broken fact in ${place}: ${what}.`
      : `${counted(all.length, 'broken fact')} in ${listed(paths)}; the first, in ${place}: ${what}.`;
  return { status: 'fail', message, fix: fixOf(first, all), evidence: all.map(evidenceOf) };
}

function fixOf({ kind, fix, path }: RuleFileFinding, all: readonly RuleFileFinding[]): string {
  const isAlone = all.length === 1;
  if (all.some((each) => each.kind === 'secret')) {
    return `Revoke the secret first; then correct or delete ${isAlone ? 'that line' : 'each of these lines'}.`;
  }
  if (isAlone && fix !== null) return `${inCode(path)}: ${unticked(fix)}.`;
  if (isAlone && kind === 'broken-link') return `Let ${inCode(path)} lead to a file, or delete it.`;
  return `Correct or delete ${isAlone ? 'that line' : 'each of these lines'}.`;
}

function evidenceOf({ message, fix, path, line }: RuleFileFinding): Evidence {
  return { text: unticked(fix === null ? message : `${message}: ${fix}`), path, line };
}
