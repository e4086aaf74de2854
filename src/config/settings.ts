/** What a run is told to do, after defaults, config file and inputs have been put together. */

export const SIGNALS = ['rollback', 'status', 'revert', 'hotfix', 'incident'] as const;
/** A sign that a deployment needed intervention. */
export type Signal = (typeof SIGNALS)[number];

export const DEPLOYMENT_SOURCES = ['deployments', 'workflows', 'releases', 'tags', 'merges'] as const;
/** Where deliveries to production are read from. */
export type DeploymentSource = (typeof DEPLOYMENT_SOURCES)[number];

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
};

export const DEFAULT_SETTINGS: Settings = {
  windowDays: 90,
  minimumSample: 10,
  branch: null,
  deployments: {
    source: 'auto',
    environments: [
      'prod',
      'prod-*',
      'prod_*',
      'prd*',
      'production',
      'production-*',
      'production_*',
      'production *',
      'live',
    ],
    workflows: [],
    tags: null,
    countFailedAttempts: false,
  },
  failures: {
    signals: SIGNALS,
    withinHours: 24,
    revertWithinDays: 14,
    hotfix: { labels: ['hotfix'], branches: ['hotfix/*', 'hotfix-*'], titles: ['hotfix*'] },
    incidentLabels: ['incident', 'outage', 'sev*'],
  },
  people: { bots: [], ignore: [] },
  ai: { ruleFiles: [], authors: [], reviewers: [], labels: { assisted: ['ai-assisted'], notAssisted: ['not-ai'] } },
};
