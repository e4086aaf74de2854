/** Checks that scan for security problems: by the app that reports them, by their name, by what their workflow uses. */

export const SCAN_CATEGORIES = ['sast', 'sca', 'secrets', 'iac', 'ci'] as const;
/** Code, dependencies, secrets, infrastructure as code, workflows. */
export type ScanCategory = (typeof SCAN_CATEGORIES)[number];

export type SecurityCheckEntry = {
  readonly tool: string;
  readonly category: ScanCategory;
  readonly source: string;
} & (
  | { readonly match: 'app'; readonly appSlug: string }
  /** The whole name of a check. */
  | { readonly match: 'name'; readonly name: string }
  /** An action or a folder of actions, without its version. */
  | { readonly match: 'uses'; readonly uses: string }
);

const SCORECARD = 'ossf/scorecard checks/raw/sast.go';
const STARTER = 'actions/starter-workflows code-scanning/codeql.yml; CodeQL documentation of its languages';

function app(tool: string, appSlug: string): SecurityCheckEntry {
  return { tool, category: 'sast', source: SCORECARD, match: 'app', appSlug };
}

function analysis(language: string): SecurityCheckEntry {
  return { tool: 'CodeQL', category: 'sast', source: STARTER, match: 'name', name: `Analyze (${language})` };
}

function action(tool: string, category: ScanCategory, from: { uses: string; source?: string }): SecurityCheckEntry {
  return { tool, category, source: from.source ?? SCORECARD, match: 'uses', uses: from.uses };
}

const OWN = "the action's own action.yml";

export const SECURITY_CHECKS: readonly SecurityCheckEntry[] = [
  app('GitHub code scanning', 'github-advanced-security'),
  app('GitHub code scanning', 'github-code-scanning'),
  app('LGTM', 'lgtm-com'),
  app('SonarQube Cloud', 'sonarcloud'),
  app('SonarQube Cloud', 'sonarqubecloud'),
  ...[
    'actions',
    'c-cpp',
    'csharp',
    'go',
    'java-kotlin',
    'javascript-typescript',
    'python',
    'ruby',
    'rust',
    'swift',
  ].map(analysis),
  ...['cpp', 'java', 'javascript'].map(analysis),
  {
    tool: 'Dependency review',
    category: 'sca',
    source: 'actions/starter-workflows code-scanning/dependency-review.yml',
    match: 'name',
    name: 'dependency-review',
  },
  action('CodeQL', 'sast', { uses: 'github/codeql-action/init' }),
  action('CodeQL', 'sast', { uses: 'github/codeql-action/analyze' }),
  action('Snyk', 'sca', { uses: 'snyk/actions' }),
  action('Pysa', 'sast', { uses: 'facebook/pysa-action' }),
  action('Qodana', 'sast', { uses: 'JetBrains/qodana-action' }),
  action('Hadolint', 'sast', { uses: 'hadolint/hadolint-action' }),
  action('Dependency review', 'sca', { uses: 'actions/dependency-review-action', source: OWN }),
  action('SonarQube', 'sast', { uses: 'SonarSource/sonarqube-scan-action', source: OWN }),
  action('Trivy', 'sca', { uses: 'aquasecurity/trivy-action', source: OWN }),
  action('Grype', 'sca', { uses: 'anchore/scan-action', source: 'workflows of public repositories' }),
  action('Gitleaks', 'secrets', { uses: 'gitleaks/gitleaks-action', source: OWN }),
  action('TruffleHog', 'secrets', { uses: 'trufflesecurity/trufflehog', source: OWN }),
  action('zizmor', 'ci', { uses: 'zizmorcore/zizmor-action', source: 'workflows of public repositories' }),
];
