/** Histories for properties: any facts that the model allows, on a commit graph that git could have made. */
import fc from 'fast-check';
import type { Actor, Commit, Reference } from '../../src/history/commit.ts';
import { PARTS } from '../../src/history/coverage.ts';
import type { History } from '../../src/history/model.ts';
import type { RuleFileFacts } from '../../src/history/rule-file-facts.ts';
import { MS_PER_DAY } from '../../src/history/time.ts';
import type { Trace } from '../../src/history/trace-patterns.ts';
import { aHistory, sha, UNTIL } from './history.ts';

/** Days before `UNTIL`; the windows of `aPlan` reach back 180, its floor 360. */
const anyMoment = fc.integer({ min: 0, max: 500 * MS_PER_DAY }).map((before) => UNTIL - before);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyText = fc.string({ unit: 'binary', maxLength: 12 });
const few = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 3 });
const anyActor: fc.Arbitrary<Actor> = fc.record({ login: anyText, type: fc.constantFrom('User', 'Bot') });
const anySha = fc.integer({ min: 1, max: 40 }).map(sha);
const anyReference: fc.Arbitrary<Reference> = fc.oneof(
  fc.record({ number: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ sha: anySha }),
  fc.record({ tag: anyText }),
  fc.record({ title: anyText }),
);
const anyCount = maybe(fc.nat(5000));
const anyUrl = maybe(fc.constant('https://github.com/octo/shop'));

const anyTrace: fc.Arbitrary<Trace> = fc.record({
  tool: fc.constantFrom('Acme', 'Claude Code'),
  field: fc.constantFrom('login', 'author', 'committer', 'trailer', 'body', 'branch', 'label', 'note'),
  class: fc.constantFrom('authored', 'assisted', 'suggestion'),
  confidence: fc.constantFrom('high', 'medium', 'low'),
});

/** Commits in order of time, each with one or two parents among those before it; the last one is the tip. */
export const anyCommits: fc.Arbitrary<Commit[]> = fc
  .array(
    fc.record({
      days: fc.integer({ min: 0, max: 40 }),
      back: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 }),
      headline: anyText,
      author: maybe(anyActor),
      reverts: few(anyReference),
      cherryPickedFrom: few(anySha),
    }),
    { maxLength: 30 },
  )
  .map((steps) => {
    let at = UNTIL - steps.reduce((sum, { days }) => sum + days, 0) * MS_PER_DAY;
    return steps.map(({ days, back, ...fields }, index) => {
      at += days * MS_PER_DAY;
      const parents = [...new Set(back.map((steps) => index + 1 - steps).filter((parent) => parent > 0))].map(sha);
      return { ...fields, sha: sha(index + 1), parents, authoredAt: at, committedAt: at };
    });
  });

const anyPullRequests: fc.Arbitrary<History['pullRequests']> = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 60 }),
    title: anyText,
    state: fc.constantFrom('OPEN', 'CLOSED', 'MERGED'),
    author: maybe(anyActor),
    createdAt: maybe(anyMoment),
    closedAt: maybe(anyMoment),
    mergedAt: maybe(anyMoment),
    mergedBy: maybe(anyActor),
    mergeCommit: maybe(anySha),
    baseBranch: maybe(anyText),
    headBranch: maybe(anyText),
    isCrossRepository: maybe(fc.boolean()),
    headSha: maybe(anySha),
    isDraft: maybe(fc.boolean()),
    draftEvents: maybe(
      few(fc.record({ type: fc.constantFrom('ready_for_review', 'convert_to_draft'), at: anyMoment })),
    ),
    labels: maybe(few(anyText)),
    reviews: maybe(
      few(
        fc.record({
          author: maybe(anyActor),
          state: fc.constantFrom('APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED'),
          submittedAt: anyMoment,
          commit: maybe(anySha),
          byWriter: maybe(fc.boolean()),
        }),
      ),
    ),
    commits: maybe(
      few(fc.record({ sha: anySha, authoredAt: anyMoment, headline: anyText, cherryPickedFrom: few(anySha) })),
    ),
    replacedTips: few(fc.record({ sha: anySha, authoredAt: anyMoment })),
    additions: anyCount,
    deletions: anyCount,
    changedFiles: anyCount,
    reverts: few(anyReference),
    names: few(anyReference),
    traces: few(anyTrace),
    checks: maybe(fc.constantFrom('SUCCESS', 'FAILURE', 'ERROR', 'PENDING', 'EXPECTED')),
    evidence: maybe(few(fc.constantFrom('section', 'link', 'picture', 'tests', 'docs', 'performance'))),
  }),
  { selector: ({ number }) => number, maxLength: 12 },
);

const anyStatus = fc.record({
  state: fc.constantFrom('SUCCESS', 'FAILURE', 'ERROR', 'INACTIVE', 'PENDING', 'QUEUED', 'IN_PROGRESS', 'WAITING'),
  at: anyMoment,
});

const anyDeliveries = fc.record({
  deployments: fc.uniqueArray(
    fc.record({
      id: anyText,
      sha: anySha,
      environment: fc.constantFrom('production', 'staging'),
      createdAt: anyMoment,
      statuses: few(anyStatus),
      url: anyUrl,
      creator: maybe(anyActor),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  ),
  workflowRuns: fc.uniqueArray(
    fc.record({
      id: anyText,
      workflow: fc.constantFrom('deploy.yml', 'ci.yml'),
      sha: anySha,
      event: fc.constantFrom('push', 'pull_request'),
      createdAt: anyMoment,
      attempts: few(fc.record({ conclusion: fc.constantFrom('success', 'failure'), completedAt: anyMoment })),
      url: anyUrl,
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  ),
  releases: fc.uniqueArray(
    fc.record({
      tag: anyText,
      sha: maybe(anySha),
      publishedAt: maybe(anyMoment),
      isDraft: fc.boolean(),
      isPrerelease: fc.boolean(),
      url: anyUrl,
    }),
    { selector: ({ tag }) => tag, maxLength: 6 },
  ),
  tags: fc.uniqueArray(
    fc.record({
      name: fc.integer({ min: 1, max: 20 }).map((minor) => `v1.${minor}`),
      sha: anySha,
      at: anyMoment,
      annotated: fc.boolean(),
    }),
    { selector: ({ name }) => name, maxLength: 8 },
  ),
});

const anyIssues = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 60 }),
    title: anyText,
    createdAt: anyMoment,
    closedAt: maybe(anyMoment),
    labels: few(anyText),
    names: few(anyReference),
    closedAs: maybe(fc.constantFrom('completed', 'not-planned', 'duplicate')),
  }),
  { selector: ({ number }) => number, maxLength: 6 },
);

const anyRuleFiles: fc.Arbitrary<RuleFileFacts> = fc.record({
  state: fc.constantFrom('effective', 'generated', 'not-loaded', 'absent', 'unknown'),
  files: few(
    fc.record({
      path: anyText,
      names: few(fc.record({ path: anyText, how: fc.constantFrom('itself', 'symlink', 'import', 'identical') })),
      state: fc.constantFrom('effective', 'generated', 'empty', 'not-loaded', 'unknown'),
      tools: few(anyText),
      legacy: fc.boolean(),
      bytes: anyCount,
      lines: anyCount,
      firstChangedAt: maybe(anyMoment),
      lastChangedAt: maybe(anyMoment),
      topics: few(fc.constantFrom('tests', 'security', 'style', 'architecture', 'commands')),
    }),
  ),
  findings: few(
    fc.record({
      kind: fc.constantFrom('not-loaded', 'missing-path', 'secret'),
      path: anyText,
      line: maybe(fc.integer({ min: 1, max: 99 })),
      message: anyText,
      fix: maybe(anyText),
    }),
  ),
  attributionOff: maybe(fc.boolean()),
});

const anyRest = fc.record({
  edge: fc.uniqueArray(fc.integer({ min: 41, max: 50 }).map(sha), { maxLength: 2 }),
  seenUntil: anyMoment,
  tracedWith: maybe(fc.constant('0123456789abcdef')),
  extraction: fc.integer({ min: 1, max: 9 }),
  ruleFiles: maybe(anyRuleFiles),
  requiredChecks: maybe(few(anyText)),
  scaffolding: maybe(
    fc.record({
      pullRequestTemplate: maybe(fc.boolean()),
      codeOwners: maybe(fc.boolean()),
      reusableWorkflows: maybe(fc.boolean()),
      rollbackWorkflow: maybe(fc.boolean()),
    }),
  ),
  requests: fc.nat(999),
  points: fc.nat(999),
  gaps: few(fc.record({ part: maybe(fc.constantFrom(...PARTS)), what: anyText, why: anyText, fix: anyText })),
});

/** A history that was read whole. */
export const anyHistory: fc.Arbitrary<History> = fc
  .record({
    commits: anyCommits,
    pullRequests: anyPullRequests,
    deliveries: anyDeliveries,
    issues: anyIssues,
    rest: anyRest,
  })
  .map(({ commits, pullRequests, deliveries, issues, rest }) =>
    aHistory({ commits, pullRequests, issues, ...deliveries, ...rest }),
  );
