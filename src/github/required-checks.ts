/** The checks that a branch requires today, from rulesets and from classic branch protection. */
import { z } from 'zod';
import type { Coverage, Gap } from '../history/coverage.ts';
import type { Refusal, RestAnswer } from './answers.ts';
import type { Door } from './door.ts';
import type { OpenedRepository } from './repository.ts';

export type RequiredChecksRead = {
  /** Sorted; `null`: not known. Never empty because something could not be seen. */
  readonly names: readonly string[] | null;
  readonly coverage: Coverage;
  readonly gaps: readonly Gap[];
};

const check = z.object({ context: z.string() });
const rulesReply = z.array(
  z.object({
    type: z.string(),
    parameters: z.object({ required_status_checks: z.array(check).optional() }).nullish(),
  }),
);
const branchReply = z.object({
  protected: z.boolean(),
  protection: z
    .object({
      enabled: z.boolean().optional(),
      required_status_checks: z.object({ contexts: z.array(z.string()).optional() }).nullish(),
    })
    .nullish(),
});

const SEE_BOTH =
  'Use a token that may also read `administration`, or require the checks with a ruleset, which all can see.';

/**
 * Names of the checks that the delivery branch requires, in two requests: its active rules, and what it shows of its
 * classic protection. Where one of them can't be seen there is a gap, and no more is known than the other shows.
 */
export async function readRequiredChecks(
  door: Door,
  { owner, name, branch, tip }: Pick<OpenedRepository, 'owner' | 'name' | 'branch' | 'tip'>,
): Promise<RequiredChecksRead> {
  if (tip === null) return { names: [], coverage: 'complete', gaps: [] };
  const base = `/repos/${owner}/${name}`;
  const path = encodeURIComponent(branch);
  const [rules, shown] = await Promise.all([
    readRules(door, `${base}/rules/branches/${path}?per_page=100`),
    door.rest({ method: 'GET', path: `${base}/branches/${path}`, schema: branchReply }),
  ]);
  const required = 'ok' in rules ? [] : rules;
  const classic = shown.ok ? classicOf(shown.data) : [];
  const names = [...new Set([...required, ...(classic ?? [])])].sort();
  const gaps = [
    ...('ok' in rules ? [gapFor(branch, 'rules', rules)] : []),
    ...(shown.ok ? [] : [gapFor(branch, 'branch protection', shown)]),
    ...(classic === null ? [gapFor(branch, 'branch protection', { detail: HIDDEN, fix: SEE_BOTH })] : []),
  ];
  if (gaps.length === 0) return { names, coverage: 'complete', gaps };
  return { names: names.length === 0 ? null : names, coverage: 'unreadable', gaps };
}

const HIDDEN = 'the branch is protected, and the token may not see how';

async function readRules(door: Door, first: string): Promise<string[] | Refusal> {
  const found: string[] = [];
  for (let path: string | null = first; path !== null; ) {
    const answer: RestAnswer<z.infer<typeof rulesReply>> = await door.rest({ method: 'GET', path, schema: rulesReply });
    if (!answer.ok) return answer;
    const checks = answer.data.flatMap(({ parameters }) => parameters?.required_status_checks ?? []);
    found.push(...checks.map(({ context }) => context));
    path = answer.next;
  }
  return found;
}

/** A branch that only rules protect has a protection that is not enabled. `null`: it is hidden. */
function classicOf({ protected: isProtected, protection }: z.infer<typeof branchReply>): readonly string[] | null {
  if (!isProtected || protection?.enabled === false) return [];
  return protection?.required_status_checks?.contexts ?? null;
}

function gapFor(branch: string, what: string, { detail, fix }: Pick<Refusal, 'detail' | 'fix'>): Gap {
  return { part: 'requiredChecks', what: `which checks the ${what} of ${branch} require`, why: detail, fix };
}
