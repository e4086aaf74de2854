/** One pull request with everything that judging it takes, and what did not fit into the first page of a list. */
import { LABELS, SUBMITTED, WRITTEN } from './pull-request-selections.ts';

const PAGE = 'pageInfo { hasNextPage endCursor }';
const ACTOR = '{ __typename login }';
const BLOB = 'object { ... on Blob { byteSize isTruncated isBinary text } }';

/** As many authors of one commit are asked for; more make them unknown. */
export const MOST_AUTHORS = 10;

/** As many teams that one review speaks for are asked for. */
const MOST_TEAMS = 10;

const LABEL_EVENTS = `{
  nodes {
    __typename
    ... on LabeledEvent { createdAt actor ${ACTOR} label { name } }
  }
  ${PAGE}
}`;

/** Some tokens may not even ask for teams: `$teams` says whether to. */
const REVIEWS = `{
  nodes {
    author ${ACTOR}
    authorCanPushToRepository
    commit { oid }
    state
    submittedAt
    onBehalfOf(first: ${MOST_TEAMS}) @include(if: $teams) {
      nodes { combinedSlug }
    }
  }
  ${PAGE}
}`;

const COMMITS = `{
  nodes {
    commit {
      oid
      authoredDate
      ${WRITTEN}
      authors(first: ${MOST_AUTHORS}) {
        nodes { name email user { login } }
        pageInfo { hasNextPage }
      }
    }
  }
  ${PAGE}
}`;

const FILES = `{
  nodes { path changeType additions deletions }
  ${PAGE}
}`;

const CHECKS = `{
  nodes {
    __typename
    ... on CheckRun {
      name
      conclusion
      detailsUrl
      isRequired(pullRequestNumber: $number)
      checkSuite {
        app { slug }
        workflowRun { file { path repositoryName } }
      }
    }
    ... on StatusContext {
      context
      state
      isRequired(pullRequestNumber: $number)
      creator ${ACTOR}
    }
  }
  ${PAGE}
}`;

/** Each list by its name: how it is asked for on a pull request, `args` being `first` and, further on, `after`. */
const LISTS = {
  labels: (args: string) => `labels(${args}) ${LABELS}`,
  labelEvents: (args: string) => `labelEvents: timelineItems(${args}, itemTypes: [LABELED_EVENT]) ${LABEL_EVENTS}`,
  reviews: (args: string) => `reviews(${args}, states: ${SUBMITTED}) ${REVIEWS}`,
  commits: (args: string) => `commits(${args}) ${COMMITS}`,
  files: (args: string) => `files(${args}) ${FILES}`,
  checks: (args: string) => `statusCheckRollup { contexts(${args}) ${CHECKS} }`,
} as const;
export type FactsList = keyof typeof LISTS;
export const FACTS_LIST_NAMES = ['labels', 'labelEvents', 'reviews', 'commits', 'files', 'checks'] as const;

/**
 * The pull request: 108 lists at most, one point. CODEOWNERS stands in one of three places. The first event about drafts
 * tells whether it was created as one, the last about its base since when it is what it is.
 */
export const PULL_REQUEST_FACTS = /* GraphQL */ `
  query PullRequestFacts($owner: String!, $name: String!, $number: Int!, $teams: Boolean!) {
    repository(owner: $owner, name: $name) {
      defaultBranchRef {
        target {
          oid
          ... on Commit {
            inGithub: file(path: ".github/CODEOWNERS") { ${BLOB} }
            inRoot: file(path: "CODEOWNERS") { ${BLOB} }
            inDocs: file(path: "docs/CODEOWNERS") { ${BLOB} }
          }
        }
      }
      pullRequest(number: $number) {
        id
        number
        title
        body
        state
        isDraft
        author ${ACTOR}
        baseRefName
        baseRefOid
        headRefName
        headRefOid
        isCrossRepository
        createdAt
        changedFiles
        draftEvents: timelineItems(first: 1, itemTypes: [READY_FOR_REVIEW_EVENT, CONVERT_TO_DRAFT_EVENT]) {
          nodes {
            __typename
            ... on ReadyForReviewEvent { createdAt }
            ... on ConvertToDraftEvent { createdAt }
          }
        }
        baseEvents: timelineItems(
          last: 1
          itemTypes: [BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT, BASE_REF_FORCE_PUSHED_EVENT]
        ) {
          nodes {
            __typename
            ... on BaseRefChangedEvent { createdAt }
            ... on AutomaticBaseChangeSucceededEvent { createdAt }
            ... on BaseRefForcePushedEvent { createdAt }
          }
        }
        ${LISTS.labels('first: 50')}
        ${LISTS.labelEvents('first: 50')}
        ${LISTS.reviews('first: 50')}
        ${LISTS.commits('first: 50')}
        ${LISTS.files('first: 100')}
        ${LISTS.checks('first: 100')}
      }
    }
    rateLimit {
      cost
    }
  }
`;

/** Variables beside those of every page that a list asks for. */
const OWN_VARIABLES: Readonly<Partial<Record<FactsList, string>>> = {
  checks: ', $number: Int!',
  reviews: ', $teams: Boolean!',
};

/** A further page of one list: at most 51 lists, one point. */
export function moreFactsQuery(list: FactsList): string {
  return /* GraphQL */ `
    query MoreFacts($id: ID!, $first: Int!, $after: String${OWN_VARIABLES[list] ?? ''}) {
      node(id: $id) {
        ... on PullRequest {
          ${LISTS[list]('first: $first, after: $after')}
        }
      }
      rateLimit {
        cost
      }
    }
  `;
}
