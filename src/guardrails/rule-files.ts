import type { Gap } from '../history/coverage.ts';
import type { RuleFileFacts, RuleFileFinding } from '../history/rule-file-facts.ts';
import type { Evidence, Rule, Verdict } from './rule.ts';
import { inCode, listed, unticked } from './sentences.ts';
import { unread } from './unseen.ts';

/** Findings that say why a file takes no effect, those first that are mended in the shortest way. */
const WITHOUT_EFFECT: readonly RuleFileFinding['kind'][] = ['not-loaded', 'broken-link', 'empty', 'unchecked'];
const ADD_ONE = 'Add `AGENTS.md` at the root: how to build and test, and what to keep to.';

export const ruleFiles: Rule = {
  id: 'rule-files',
  title: 'Rule files for AI tools',
  violatedWhen:
    'No rule file is effective, which is one that an AI tool loads by its name and that says something, such as ' +
    '`AGENTS.md`: there is none, there are only near misses such as `agents.md`, or only the source from which rule ' +
    'files are generated is committed. On a pull request its head is judged, else the tip of the delivery branch.',
  why: "Without rules that it loads, an AI tool guesses a repository's conventions, and each session guesses anew.",
  ofPullRequest: ({ ruleFiles, gaps }) => judged(ruleFiles, gaps),
  ofRepository: ({ delivery }) => judged(delivery.history.ruleFiles, delivery.history.gaps),
};

function judged(facts: RuleFileFacts | null, gaps: readonly Gap[]): Verdict {
  if (facts === null) return unread('The rule files', gaps, ['ruleFiles']);
  const pathsThat = (state: string): string[] =>
    facts.files.filter((each) => each.state === state).map(({ path }) => path);
  switch (facts.state) {
    case 'effective':
      return {
        status: 'pass',
        message: `AI tools load ${listed(pathsThat('effective'))}.`,
        fix: null,
        evidence: [],
      };
    case 'generated':
      return {
        status: 'fail',
        message: `Only the source of rule files is committed, ${listed(pathsThat('generated'))}: no AI tool loads it.`,
        fix: 'Run the generator and commit the rule files that it writes.',
        evidence: [],
      };
    case 'not-loaded':
      return withoutEffect(facts);
    case 'absent':
      return {
        status: 'fail',
        message: 'There is no rule file that an AI tool loads.',
        fix: ADD_ONE,
        evidence: [],
      };
    case 'unknown':
      return unread('No rule file was seen, but some files', gaps, ['ruleFiles']);
  }
}

function withoutEffect({ files, findings }: RuleFileFacts): Verdict {
  const reasons = WITHOUT_EFFECT.flatMap((wanted) => findings.filter(({ kind }) => kind === wanted));
  const why = reasons[0] === undefined ? '' : `: ${unticked(reasons[0].message)}`;
  return {
    status: 'fail',
    message: `No AI tool gets rules from ${listed(files.map(({ path }) => path))}${why}.`,
    fix: fixOf(reasons[0]),
    evidence: reasons.map(({ path, line, message }): Evidence => ({ text: unticked(message), path, line })),
  };
}

function fixOf(reason: RuleFileFinding | undefined): string {
  if (reason === undefined) return ADD_ONE;
  const { kind, fix, path } = reason;
  if (kind === 'empty') return `Write into ${inCode(path)} how to build and test, and what to keep to.`;
  return fix === null ? `Replace ${inCode(path)} by a file with rules.` : `${inCode(path)}: ${unticked(fix)}.`;
}
