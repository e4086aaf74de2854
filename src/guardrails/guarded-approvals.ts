/** Whether guarded files are changed with the approval of who owns them. */
import type { Settings } from '../config/settings.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { GuardedPath } from './guarded-paths.ts';
import type { Approval } from './owners/approval.ts';
import { approvalBy } from './owners/approval.ts';
import { ownersOf } from './owners/code-owners.ts';
import type { Owner } from './owners/owner.ts';
import { nameOf } from './owners/owner.ts';
import { inCode } from './sentences.ts';

export type GuardedApproval = GuardedPath & Approval;

type Reviewed = { readonly facts: PullRequestFacts; readonly settings: Settings };

const ROLE = { noun: 'code owner', place: 'CODEOWNERS' };

/**
 * For each path the approval of its owners, by CODEOWNERS at the default branch's tip: `unknown` where that can't be
 * read, or nobody owns the path.
 */
export function guardedApprovals(guarded: readonly GuardedPath[], reviewed: Reviewed): readonly GuardedApproval[] {
  if (guarded.length === 0) return [];
  const { codeOwners } = reviewed.facts;
  if (codeOwners === null) return guarded.map((each) => ({ ...each, ...UNREAD }));
  const text = codeOwners === 'absent' ? '' : codeOwners.text;
  const owned = ownersOf(
    text,
    guarded.map(({ path }) => path),
  );
  if (owned === null) return guarded.map((each) => ({ ...each, ...TOO_MUCH }));
  const approvalOf = approvals(reviewed);
  return guarded.map((each) => {
    const owners = owned.get(each.path) ?? [];
    const approval = owners.length === 0 ? unowned(each.path, codeOwners) : approvalOf(owners);
    const isDoubtful = !each.isCertain && approval.status !== 'pass';
    return { ...each, ...approval, status: isDoubtful ? 'unknown' : approval.status };
  });
}

/** Many paths have the same owners. */
function approvals(reviewed: Reviewed): (owners: readonly Owner[]) => Approval {
  const known = new Map<string, Approval>();
  return (owners) => {
    const key = owners.map(nameOf).join(' ');
    const approval = known.get(key) ?? approvalBy(owners, ROLE, reviewed);
    known.set(key, approval);
    return approval;
  };
}

const UNREAD: Approval = {
  status: 'unknown',
  says: "its owners can't be seen, because CODEOWNERS could not be read",
  fix: 'Add `contents: read` to the `permissions:` of the job, and commit CODEOWNERS as a plain file.',
};

const TOO_MUCH: Approval = {
  status: 'unknown',
  says: 'CODEOWNERS is too long to look so many files up in it',
  fix: 'Split the pull request, or join lines of CODEOWNERS by wildcards.',
};

function unowned(path: string, codeOwners: Exclude<PullRequestFacts['codeOwners'], null>): Approval {
  const isAbsent = codeOwners === 'absent';
  const file = isAbsent ? '.github/CODEOWNERS' : codeOwners.path;
  const line = inCode(`/${path.replaceAll(' ', '\\ ')} @LOGIN`);
  return {
    status: 'unknown',
    says: isAbsent ? 'nobody owns it: there is no CODEOWNERS' : 'nobody owns it',
    fix: `Add the line ${line} to ${inCode(file)} on the default branch, with the login of its owner.`,
  };
}
