import type { History } from '../history/model.ts';
import type { RuleFile, RuleFileFacts } from '../history/rule-file-facts.ts';
import type { Part } from './part.ts';
import { stepToSee } from './unseen.ts';

/** What AI tools must have been told about. */
export const RULE_TOPICS = ['tests', 'security', 'style', 'architecture'] as const satisfies readonly Topic[];
type Topic = RuleFile['topics'][number];

/**
 * Whether the rule files that a tool loads speak of tests, security, style and architecture, together. Unknown where a
 * topic is missing from what was read, and not all was, or nothing was.
 */
export function ruleTopicsPart(history: Pick<History, 'ruleFiles' | 'source' | 'gaps'>): Part {
  const { ruleFiles: facts } = history;
  if (facts === null) {
    const next = stepToSee(
      history,
      ['ruleFiles'],
      'Let the job read the rule files. Under its `permissions:`: `contents: read`.',
    );
    return { status: 'unknown', observed: 'The rule files could not be read.', evidence: [], next };
  }
  const effective = facts.files.filter(({ state }) => state === 'effective');
  const covered = new Set<Topic>(effective.flatMap(({ topics }) => topics));
  const missing = RULE_TOPICS.filter((topic) => !covered.has(topic));
  const evidence = effective.map(({ path }) => path);
  if (missing.length === 0) {
    const observed = `The rule files speak of ${RULE_TOPICS.join(', ')}.`;
    return { status: 'pass', observed, evidence, next: null };
  }
  const next = `Write about ${missing.join(', ')} in a rule file that a tool loads, such as \`AGENTS.md\`.`;
  const lacking =
    effective.length === 0 ? 'No rule file is seen that a tool loads.' : `The rule files lack ${missing.join(', ')}.`;
  if (isWhole(facts)) return { status: 'fail', observed: lacking, evidence, next };
  return { status: 'unknown', observed: `${lacking} Not all of them could be read.`, evidence, next };
}

function isWhole({ state, files, findings }: RuleFileFacts): boolean {
  const isUnread = state === 'unknown' || files.some((file) => file.state === 'unknown');
  return !isUnread && !findings.some(({ kind }) => kind === 'unchecked');
}
