/** What guardrails judge, ready to be varied: a pull request that breaks no rule, under settings to choose. */
import { judgePullRequest } from '../../src/adoption/pull-request.ts';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import type { Guardrails, Readiness, Settings } from '../../src/config/settings.ts';
import type { PullRequestSubject } from '../../src/guardrails/rule.ts';
import type { PullRequestFacts } from '../../src/history/pull-request-facts.ts';
import { aPullRequestSeen } from './pull-request-facts.ts';

/** The defaults, with some of the guardrails' options and of what the team declares replaced. */
export function settingsWith(
  given: { readonly guardrails?: Partial<Guardrails>; readonly readiness?: Partial<Readiness> } & Partial<
    Omit<Settings, 'guardrails' | 'readiness'>
  > = {},
): Settings {
  const { guardrails, readiness, ...others } = given;
  return {
    ...DEFAULT_SETTINGS,
    ...others,
    guardrails: { ...DEFAULT_SETTINGS.guardrails, ...guardrails },
    readiness: { ...DEFAULT_SETTINGS.readiness, ...readiness },
  };
}

/** `facts` varies the pull request; what is judged of it follows from that. No check is required, unless told. */
export function aSubject(
  facts: Partial<PullRequestFacts> = {},
  given: Partial<PullRequestSubject> & { readonly settings?: Settings } = {},
): PullRequestSubject {
  const { settings = DEFAULT_SETTINGS, ...others } = given;
  const seen = aPullRequestSeen(facts);
  const { required = [], own = { runId: null, job: null } } = others;
  return {
    facts: seen,
    judgement: judgePullRequest(seen, settings, { required, own }),
    required,
    own,
    ruleFiles: { state: 'effective', files: [], findings: [], attributionOff: false },
    config: { state: 'unchanged' },
    configPath: '.github/one-pizza.yml',
    ownWorkflow: '.github/workflows/one-pizza.yml',
    workflowUses: new Map(),
    gaps: seen.gaps,
    delivery: null,
    ...others,
  };
}
