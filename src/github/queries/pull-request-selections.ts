/** What is asked of each of a pull request's lists, by its first page and by every further one. */

const PAGE = /* GraphQL */ `
  pageInfo {
    hasNextPage
    endCursor
  }
`;

const ACTOR = /* GraphQL */ `
  {
    __typename
    login
  }
`;

export const LABELS = /* GraphQL */ `
  {
    nodes {
      name
    }
    ${PAGE}
  }
`;

/** Pending reviews are nobody's business. */
export const SUBMITTED = '[APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED]';

export const REVIEWS = /* GraphQL */ `
  {
    nodes {
      author ${ACTOR}
      authorCanPushToRepository
      commit {
        oid
      }
      state
      submittedAt
    }
    ${PAGE}
  }
`;

const WHO = /* GraphQL */ `
  {
    name
    email
    user {
      login
    }
  }
`;

/** Who wrote a commit, and what it says: looked through for traces of AI tools and forgotten. */
export const WRITTEN = /* GraphQL */ `
  messageHeadline
  messageBody
  author ${WHO}
  committer ${WHO}
`;

export const COMMITS = /* GraphQL */ `
  {
    nodes {
      commit {
        oid
        authoredDate
        ${WRITTEN}
      }
    }
    ${PAGE}
  }
`;

/** What happened to a file beside its path: one that was deleted shows nothing. */
export const FILES = /* GraphQL */ `
  {
    nodes {
      path
      changeType
    }
  }
`;

/** Drafts, force-pushes, and who set a merge going. */
export const EVENT_TYPES = `[
  READY_FOR_REVIEW_EVENT
  CONVERT_TO_DRAFT_EVENT
  HEAD_REF_FORCE_PUSHED_EVENT
  ADDED_TO_MERGE_QUEUE_EVENT
  AUTO_MERGE_ENABLED_EVENT
  AUTO_REBASE_ENABLED_EVENT
  AUTO_SQUASH_ENABLED_EVENT
  AUTO_MERGE_DISABLED_EVENT
]`;

export const EVENTS = /* GraphQL */ `
  {
    nodes {
      __typename
      ... on ReadyForReviewEvent {
        createdAt
      }
      ... on ConvertToDraftEvent {
        createdAt
      }
      ... on HeadRefForcePushedEvent {
        createdAt
        beforeCommit {
          oid
          authoredDate
        }
      }
      ... on AddedToMergeQueueEvent {
        createdAt
        actor ${ACTOR}
      }
      ... on AutoMergeEnabledEvent {
        createdAt
        actor ${ACTOR}
      }
      ... on AutoRebaseEnabledEvent {
        createdAt
        actor ${ACTOR}
      }
      ... on AutoSquashEnabledEvent {
        createdAt
        actor ${ACTOR}
      }
      ... on AutoMergeDisabledEvent {
        createdAt
      }
    }
    ${PAGE}
  }
`;
