import type { RuleFileFacts, RuleFileFinding } from '../history/rule-file-facts.ts';
import type { Evidence, Rule, Verdict } from './rule.ts';
import { counted, listed, unread, unticked } from './sentences.ts';

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
  ofPullRequest: (subject) => judged(subject.ruleFiles),
  ofRepository: ({ delivery }) => judged(delivery.history.ruleFiles),
};

function judged(facts: RuleFileFacts | null): Verdict {
  if (facts === null) return unread('The rule files');
  const { state, files, findings } = facts;
  const that = (meaning: string): RuleFileFinding[] => findings.filter(({ kind }) => MEANING[kind] === meaning);
  const [broken, unseen] = [that('broken'), that('unseen')];
  if (broken.length > 0) return brokenBy(broken);
  if (state === 'absent') return { status: 'skipped', message: 'There is no rule file.', fix: null, evidence: [] };
  if (unseen.length > 0 || state === 'unknown') {
    const message = 'Nothing broken was found in the rule files, but not all of them could be checked whole.';
    const fix =
      unseen.length === 0
        ? unread('Some files').fix
        : 'Make it a plain text of ordinary length; where one was not read, run this again.';
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

function brokenBy(findings: readonly RuleFileFinding[]): Verdict {
  const paths = [...new Set(findings.map(({ path }) => path))];
  const hasSecret = findings.some(({ kind }) => kind === 'secret');
  return {
    status: 'fail',
    message: `${counted(findings.length, 'broken fact')} in ${listed(paths)}.`,
    fix: hasSecret
      ? 'Revoke the secret first; then correct or delete each of these lines.'
      : 'Correct or delete each of these lines.',
    evidence: findings.map(evidenceOf),
  };
}

function evidenceOf({ message, fix, path, line }: RuleFileFinding): Evidence {
  return { text: unticked(fix === null ? message : `${message}: ${fix}`), path, line };
}
