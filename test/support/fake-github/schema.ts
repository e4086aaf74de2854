/** GitHub's schema with resolvers over the fake repository. */
import type { GraphQLSchema } from 'graphql';
import { DEPLOYMENT_FIELDS, ISSUE_FIELDS, RELEASE_FIELDS } from './fields-delivery.ts';
import { ACTOR_FIELDS, BLOB_FIELDS, COMMIT_FIELDS, TAG_FIELDS } from './fields-git.ts';
import { COMMENT_FIELDS, PULL_REQUEST_FIELDS, REVIEW_FIELDS } from './fields-pull-request.ts';
import { QUERY_FIELDS } from './fields-query.ts';
import { REPOSITORY_FIELDS } from './fields-repository.ts';
import { installFields } from './resolve.ts';
import { gitHubSchema } from './schema-source.ts';
import { STATUS_FIELDS } from './status.ts';

let ready: GraphQLSchema | null = null;

/** The schema, its resolvers installed once for each process; the world comes with each request's context. */
export function executableSchema(): GraphQLSchema {
  if (ready !== null) return ready;
  const schema = gitHubSchema();
  installFields(schema, 'Query', QUERY_FIELDS);
  installFields(schema, 'Repository', REPOSITORY_FIELDS);
  installFields(schema, 'PullRequest', PULL_REQUEST_FIELDS);
  installFields(schema, 'PullRequestReview', REVIEW_FIELDS);
  installFields(schema, 'IssueComment', COMMENT_FIELDS);
  installFields(schema, 'Commit', COMMIT_FIELDS);
  installFields(schema, 'Status', STATUS_FIELDS);
  installFields(schema, 'Tag', TAG_FIELDS);
  installFields(schema, 'Blob', BLOB_FIELDS);
  installFields(schema, 'Deployment', DEPLOYMENT_FIELDS);
  installFields(schema, 'Release', RELEASE_FIELDS);
  installFields(schema, 'Issue', ISSUE_FIELDS);
  for (const kind of ['User', 'Bot', 'Mannequin', 'Organization']) installFields(schema, kind, ACTOR_FIELDS);
  ready = schema;
  return schema;
}
