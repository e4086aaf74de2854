/** What a run is told to do, after defaults, config file and inputs have been put together. */

export const SIGNALS = ['rollback', 'status', 'revert', 'hotfix', 'incident'] as const;
/** A sign that a deployment needed intervention. */
export type Signal = (typeof SIGNALS)[number];

export const DEPLOYMENT_SOURCES = ['deployments', 'workflows', 'releases', 'tags', 'merges'] as const;
/** Where deliveries to production are read from. */
export type DeploymentSource = (typeof DEPLOYMENT_SOURCES)[number];

export const PRESETS = ['observe', 'recommended', 'strict'] as const;
/** A set of levels, one for each guardrail; see `presets.ts`. */
export type Preset = (typeof PRESETS)[number];

export const LEVELS = ['off', 'warn', 'error'] as const;
/** What a violated guardrail does: nothing, a warning, or it fails the build. In order of strictness. */
export type Level = (typeof LEVELS)[number];

export const FAIL_ON = ['error', 'warn', 'never'] as const;
export const ON_UNKNOWN = ['warn', 'error'] as const;
export const APPLIES_TO = ['ai-assisted', 'all'] as const;

export const GUARDRAILS = [
  'dual-gate',
  'pr-evidence',
  'security-checks',
  'pr-size',
  'architecture-approval',
  'rollback-first',
  'guarded-files',
  'rule-files',
  'rule-file-truth',
  'toil-quota',
  'thresholds',
] as const;
/** A rule that a pull request or the repository must keep. */
export type Guardrail = (typeof GUARDRAILS)[number];

/** `null`: no limit of its own. */
export type SizeLimits = { readonly maxLines: number | null; readonly maxFiles: number | null };

/** A tool of the team's own, and how it shows. Everything but `tool` is a pattern; `trailer` is `Key: value` or `Key`. */
export type AiAuthor = { readonly tool: string } & (
  | { readonly login: string }
  | { readonly email: string }
  | { readonly branch: string }
  | { readonly trailer: string }
  | { readonly label: string }
);

/** Lists of names hold patterns (`*` any text, `?` one character, any case); see `history/pattern.ts`. */
export type Settings = {
  readonly windowDays: number;
  readonly minimumSample: number;
  /** The delivery branch; `null`: the default branch. */
  readonly branch: string | null;
  readonly deployments: {
    readonly source: DeploymentSource | 'auto';
    readonly environments: readonly string[];
    /** Workflow file names; none: workflow runs are no source. */
    readonly workflows: readonly string[];
    /** `null`: the rule for version tags of `history/version-tags.ts`. */
    readonly tags: readonly string[] | null;
    readonly countFailedAttempts: boolean;
  };
  readonly failures: {
    readonly signals: readonly Signal[];
    readonly withinHours: number;
    readonly revertWithinDays: number;
    readonly hotfix: {
      readonly labels: readonly string[];
      readonly branches: readonly string[];
      readonly titles: readonly string[];
    };
    readonly incidentLabels: readonly string[];
  };
  readonly people: { readonly bots: readonly string[]; readonly ignore: readonly string[] };
  /** What the team adds to the catalogue of AI tools, and the labels that decide about a change. */
  readonly ai: {
    readonly ruleFiles: readonly { readonly tool: string; readonly glob: string }[];
    readonly authors: readonly AiAuthor[];
    /** Logins that review with AI. */
    readonly reviewers: readonly string[];
    readonly labels: { readonly assisted: readonly string[]; readonly notAssisted: readonly string[] };
  };
  readonly preset: Preset;
  readonly failOn: (typeof FAIL_ON)[number];
  /** What becomes of a guardrail that can't be judged. */
  readonly onUnknown: (typeof ON_UNKNOWN)[number];
  /** Path of a saved `report.json` that figures are compared with; `null`: none. */
  readonly baseline: string | null;
  readonly readiness: Readiness;
  readonly guardrails: Guardrails;
};

/** What the team declares for the checklist. Dates are `YYYY-MM-DD`; `null`: not declared. */
export type Readiness = {
  readonly product: {
    readonly sloPercent: number | null;
    readonly regulatedData: boolean | null;
    readonly asOf: string | null;
  };
  readonly pager: {
    readonly alertLabels: readonly string[];
    readonly alertsPerWeek: number | null;
    readonly asOf: string | null;
  };
  /** The day of the last drill. */
  readonly rollbackDrill: string | null;
  /** So many people must be able to ship. */
  readonly shippers: number;
  readonly evidencePercent: number;
  readonly toil: { readonly labels: readonly string[]; readonly quotaPercent: number };
  readonly onePizzaSize: number;
  readonly hats: {
    /** Logins. */
    readonly techLead: readonly string[];
    /** Logins, or teams as `org/team`. */
    readonly domainArchitect: readonly string[];
    readonly architecturePaths: readonly string[];
  };
};

/** The rules' levels as they are in force, and their options. */
export type Guardrails = {
  /** `preset`: nobody set this rule's level by its name. */
  readonly levels: Readonly<Record<Guardrail, { readonly level: Level; readonly from: 'preset' | 'file' }>>;
  readonly dualGate: { readonly appliesTo: (typeof APPLIES_TO)[number] };
  /** Patterns of headings that introduce evidence, beside those that are known. */
  readonly prEvidence: { readonly sections: readonly string[] };
  /** Patterns of names of checks that scan for security problems, beside those that are known. */
  readonly securityChecks: { readonly checks: readonly string[] };
  readonly prSize: SizeLimits & {
    /** In place of the general limits where AI took part. */
    readonly aiAssisted: SizeLimits;
    /** Patterns of paths that do not count, beside lock files and what is known to be generated. */
    readonly generated: readonly string[];
  };
  /** Patterns of labels that allow a fix instead of a rollback. */
  readonly rollbackFirst: { readonly labels: readonly string[] };
  readonly thresholds: { readonly expect: readonly string[] };
};
