import type { PullRequestJudgement } from '../adoption/pull-request.ts';
import type { Settings } from '../config/settings.ts';
import type { Gate } from './gate-words.ts';
import { humanGateInWords, machineGateInWords } from './gate-words.ts';
import type { Rule, Verdict } from './rule.ts';
import { uncountedLabels } from './uncounted-labels.ts';
import { fixOf, unseenIn } from './unseen.ts';
import { worstOf } from './worst.ts';

const OF_PEOPLE = ['reviews', 'commits'] as const;
const OF_MACHINES = ['requiredChecks'] as const;

export const dualGate: Rule = {
  id: 'dual-gate',
  title: 'Dual-gate review',
  violatedWhen:
    'One of two gates is missing. The **human gate** is passed where nobody asks for changes and a User with write ' +
    'access, who is neither author nor co-author, approves the head commit. The **machine gate** is passed where a ' +
    "check other than One-Pizza's own is required and none of those failed, or an AI reviewer other than the author's " +
    'tool reviewed the head commit. A missing approval is pending, and so is one from before the base was changed; where ' +
    'all required checks were skipped, or an author set their status, it is unknown. It is judged where AI took part, or everywhere with ' +
    '`applies-to: all`; where that can not be told, a missing gate is unknown.',
  why: 'Code that AI wrote looks right more often than it is: a person and a machine miss different things.',
  ofPullRequest({ judgement, facts, gaps }, settings) {
    const scope = scopeOf(judgement, settings);
    if (scope === 'out') {
      const isAutomation = judgement.cohort === 'automation';
      const message = isAutomation ? 'It is from an automation.' : 'AI is not seen to have taken part.';
      return { status: 'skipped', message, fix: null, evidence: [] };
    }
    const human = humanGateInWords(judgement.humanGate, fixOf(gaps, OF_PEOPLE));
    const machine = machineGateInWords(judgement.machineGate, facts.base.branch, fixOf(gaps, OF_MACHINES));
    const evidence = [
      ...uncountedLabels(judgement.labelsNotCounted),
      ...(human.status === 'unknown' ? unseenIn(gaps, OF_PEOPLE) : []),
      ...(machine.status === 'unknown' ? unseenIn(gaps, OF_MACHINES) : []),
    ];
    const verdict = { ...verdictOf([human, machine]), evidence };
    if (scope === 'in' || verdict.status === 'pass') return verdict;
    const message = `Whether AI took part can't be told, and if it did: ${lowered(verdict.message)}`;
    return { ...verdict, status: 'unknown', message };
  },
};

/** Whether the gates are asked for; `unseen`: that can't be told. */
function scopeOf({ cohort }: PullRequestJudgement, settings: Settings): 'in' | 'out' | 'unseen' {
  if (settings.guardrails.dualGate.appliesTo === 'all' || cohort === 'ai') return 'in';
  return cohort === null ? 'unseen' : 'out';
}

/** Message and fix tell of every gate that is not passed. */
function verdictOf(gates: readonly Gate[]): Omit<Verdict, 'evidence'> {
  const status = worstOf(gates.map((gate) => gate.status));
  if (status === 'pass') return { status, message: 'A person and a machine let it through.', fix: null };
  const open = gates.filter((gate) => gate.status !== 'pass');
  const says = open.map((gate, at) => (at === 0 ? gate.says : lowered(gate.says)));
  return { status, message: `${says.join('; ')}.`, fix: [...new Set(open.map(({ fix }) => fix))].join(' ') };
}

function lowered(sentence: string): string {
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
}
