import { describe, expect, it } from 'vitest';
import { costOf } from './cost.ts';

describe('the points of a query', () => {
  it("are 51 for the 5,101 requests of GitHub's documented example", () => {
    const query = `query {
      viewer { login
        repositories(first: 100) { edges { node { id
          issues(first: 50) { edges { node { id
            labels(first: 60) { edges { node { id name } } } } } } } } } } }`;
    // 1 for the repositories, 100 for their issues, 100 × 50 for the issues' labels.
    expect(costOf(query)).toEqual({ requests: 5_101, points: 51, nodes: 100 + 5_000 + 300_000 });
  });

  it('are at least 1', () => {
    expect(costOf('{ viewer { login } rateLimit { cost } }')).toEqual({ requests: 0, points: 1, nodes: 0 });
  });

  it('count the connections of every id of nodes(ids:)', () => {
    const query = `query Details($ids: [ID!]!) { nodes(ids: $ids) { ... on PullRequest {
      reviews(first: 100) { nodes { state } } commits(first: 100) { nodes { commit { oid } } }
      labels(first: 100) { nodes { name } } timelineItems(first: 100) { nodes { __typename } } } } }`;
    const ids = Array.from({ length: 25 }, (_, index) => `PR_${index}`);
    expect(costOf(query, { ids })).toEqual({ requests: 100, points: 1, nodes: 25 + 25 * 400 });
    expect(costOf(query, { ids: [...ids, ...ids, ...ids, ...ids] }).points).toBe(4);
  });

  it('count fields that GraphQL merges once, and aliases each', () => {
    const merged = `query { repository(owner: "o", name: "r") { ...A ...B } }
      fragment A on Repository { releases(first: 10) { nodes { name } } }
      fragment B on Repository { releases(first: 10) { totalCount } }`;
    expect(costOf(merged)).toEqual({ requests: 1, points: 1, nodes: 10 });
    const aliased =
      '{ repository(owner: "o", name: "r") { a: releases(first: 10) { totalCount } b: releases(last: 5) { totalCount } } }';
    expect(costOf(aliased)).toEqual({ requests: 2, points: 1, nodes: 15 });
  });

  it('leave out what @include and @skip leave out', () => {
    const query = `query ($yes: Boolean!) { repository(owner: "o", name: "r") {
      releases(first: 10) @include(if: $yes) { totalCount } issues(first: 20) @skip(if: $yes) { totalCount } } }`;
    expect(costOf(query, { yes: true }).nodes).toBe(10);
    expect(costOf(query, { yes: false }).nodes).toBe(20);
  });
});

describe('the nodes of a query', () => {
  it("are 550 and 22,060 for GitHub's documented examples", () => {
    const simple = `{ viewer { repositories(first: 50) { edges { repository: node { name
      issues(first: 10) { totalCount edges { node { title bodyHTML } } } } } } } }`;
    expect(costOf(simple).nodes).toBe(550);
    const complex = `{ viewer { repositories(first: 50) { edges { repository: node { name
      pullRequests(first: 20) { edges { node { title comments(first: 10) { edges { node { bodyHTML } } } } } }
      issues(first: 20) { totalCount edges { node { title comments(first: 10) { edges { node { bodyHTML } } } } } } } } }
      followers(first: 10) { edges { follower: node { login } } } } }`;
    expect(costOf(complex).nodes).toBe(22_060);
  });

  it('are the 1,010,000 that a real release tool was refused for', () => {
    const commits = Array.from(
      { length: 100 },
      (_, index) => `commit${index}: object(oid: "${'0'.repeat(40)}") { ... on Commit {
        associatedPullRequests(first: 100) { nodes { number labels(first: 100) { nodes { name } } } } } }`,
    );
    expect(costOf(`{ repository(owner: "o", name: "r") { ${commits.join('\n')} } }`).nodes).toBe(1_010_000);
  });
});
