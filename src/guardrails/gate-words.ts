/** What the two gates say of a pull request, what becomes of it, and what opens them. */
import type { HumanGate } from '../adoption/gates/human-gate.ts';
import type { MachineGate } from '../adoption/gates/machine-gate.ts';
import type { Status } from './rule.ts';
import { inCode, listed } from './sentences.ts';

/** `says` begins a sentence. `fix` is empty where nothing is to be done. */
export type Gate = { readonly status: Status; readonly says: string; readonly fix: string };

const APPROVE = 'Have somebody with write access, neither an author of it nor a bot, approve the head commit.';
const SEE_CHECKS = 'Add `checks: read`, `statuses: read` and `contents: read` to the `permissions:` of the job.';

/**
 * A missing approval can still be given, so it is `pending`; who asks for changes waits for another commit.
 * `seeReviews`: what would show authors or reviews; `null`: nothing but an approval of which everything can be seen.
 */
export function humanGateInWords({ reason, by }: HumanGate, seeReviews: string | null): Gate {
  const who = by.length === 0 ? 'a reviewer' : listed(by);
  switch (reason) {
    case 'approved':
      return { status: 'pass', says: 'The human gate is passed', fix: '' };
    case 'changes-requested': {
      const fix = `Settle what ${who} asks for, and get the review changed or dismissed.`;
      return { status: 'fail', says: `The human gate is closed: ${who} asks for changes`, fix };
    }
    case 'no-approval':
      return { status: 'pending', says: 'The human gate is missing: nobody has approved it', fix: APPROVE };
    case 'approval-of-older-commit': {
      const fix = `Have ${who}, or anybody else with write access who is no author of it, approve the head commit.`;
      return {
        status: 'pending',
        says: `The human gate is missing: the approval of ${who} is of an older commit`,
        fix,
      };
    }
    case 'approval-before-new-base': {
      const fix = `Have ${who}, or anybody else with write access who is no author of it, approve it once more.`;
      const says = `The human gate is missing: since the approval of ${who} the base is another one`;
      return { status: 'pending', says, fix };
    }
    case 'approval-not-independent': {
      const why = `the approval of ${who} does not count: an author of it, a bot, or without write access`;
      return { status: 'pending', says: `The human gate is missing: ${why}`, fix: APPROVE };
    }
    case 'not-visible': {
      const what = by.length === 0 ? 'the human gate is passed' : `the approval of ${who} counts`;
      return { status: 'unknown', says: `Whether ${what} can't be seen`, fix: seeReviews ?? APPROVE };
    }
  }
}

/** `branch`: the one that the pull request goes into. `seeChecks`: what would show the checks, where that is known. */
export function machineGateInWords({ reason, by }: MachineGate, branch: string, seeChecks: string | null): Gate {
  switch (reason) {
    case 'required-check':
    case 'ai-review':
      return { status: 'pass', says: 'The machine gate is passed', fix: '' };
    case 'check-failed': {
      const verb = by.length === 1 ? 'is' : 'are';
      const says = `The machine gate is closed: ${listed(by)} ${verb} required and failed`;
      return { status: 'fail', says, fix: `Make ${listed(by)} succeed on the head commit.` };
    }
    case 'check-skipped': {
      const says = `No machine looked at it: ${listed(by)} ${by.length === 1 ? 'is' : 'are'} required and skipped`;
      return { status: 'unknown', says, fix: `Have ${listed(by)} run on the head commit.` };
    }
    case 'nothing-required': {
      const require = `Require a check for ${inCode(branch)} (Settings, Rules, Rulesets)`;
      const fix = `${require}, or let an AI reviewer other than the tool that wrote it review the head commit.`;
      const says = 'The machine gate is missing: no check is required, and no other AI reviewed the head commit';
      return { status: 'fail', says, fix };
    }
    case 'not-visible':
      return {
        status: 'unknown',
        says: "Whether the machine gate is passed can't be seen",
        fix: seeChecks ?? SEE_CHECKS,
      };
  }
}
