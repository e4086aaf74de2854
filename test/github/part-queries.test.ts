import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { COMMITS, PARENTS } from '../../src/github/queries/commits.ts';
import { DEPLOYMENT_STATUSES, DEPLOYMENTS, DEPLOYMENTS_BY_ID } from '../../src/github/queries/deployments.ts';
import { ENVIRONMENTS } from '../../src/github/queries/environments.ts';
import { ISSUES, LABELS } from '../../src/github/queries/issues.ts';
import { OUTSIDE_COMMITS } from '../../src/github/queries/outside-commits.ts';
import { RELEASES } from '../../src/github/queries/releases.ts';
import { TAGS } from '../../src/github/queries/tags.ts';
import { costOf } from '../support/fake-github/cost.ts';
import { gitHubSchema } from '../support/fake-github/schema-source.ts';

const HERE = { owner: 'octo', name: 'shop' };
const PAGE = { ...HERE, size: 100, cursor: null };
const OID = 'a'.repeat(40);
const TEN = Array.from({ length: 10 }, (_, at) => at);
const STARTS = {
  ...Object.fromEntries(TEN.map((at) => [`oid${at}`, OID])),
  ...Object.fromEntries(TEN.map((at) => [`has${at}`, true])),
};

/** Lists asked for, divided by 100; nodes: what each list may hold, for each of its parents. */
const QUERIES = [
  { name: 'Environments', document: ENVIRONMENTS, variables: PAGE, points: 1, nodes: 100 },
  // 1 list of deployments and 100 of statuses: 101 requests.
  { name: 'Deployments', document: DEPLOYMENTS, variables: { ...PAGE, environments: null }, points: 1, nodes: 2_100 },
  {
    name: 'DeploymentsById',
    document: DEPLOYMENTS_BY_ID,
    variables: { ids: Array(100).fill('DE_1') },
    points: 1,
    nodes: 2_100,
  },
  {
    name: 'DeploymentStatuses',
    document: DEPLOYMENT_STATUSES,
    variables: { id: 'DE_1', size: 100 },
    points: 1,
    nodes: 100,
  },
  { name: 'Releases', document: RELEASES, variables: PAGE, points: 1, nodes: 100 },
  { name: 'Tags', document: TAGS, variables: PAGE, points: 1, nodes: 100 },
  { name: 'Labels', document: LABELS, variables: PAGE, points: 1, nodes: 100 },
  { name: 'Issues', document: ISSUES, variables: { ...PAGE, filter: {} }, points: 1, nodes: 10_100 },
  // 1 list of commits and 100 of parents, ten each.
  { name: 'Commits', document: COMMITS, variables: { ...PAGE, oid: OID }, points: 1, nodes: 1_100 },
  { name: 'Parents', document: PARENTS, variables: { ...PAGE, oid: OID }, points: 1, nodes: 100 },
  // 10 lists of 10 commits, 100 of 10 parents.
  {
    name: 'OutsideCommits',
    document: OUTSIDE_COMMITS,
    variables: { ...HERE, depth: 10, ...STARTS },
    points: 1,
    nodes: 1_100,
  },
];

describe('the queries of the parts', () => {
  it.each(QUERIES)(
    '$name fits the schema, its name, and the budget',
    ({ name, document, variables, points, nodes }) => {
      expect(validate(gitHubSchema(), parse(document))).toEqual([]);
      expect(/\bquery (\w+)/.exec(document)?.[1]).toBe(name);
      expect(costOf(document, variables)).toMatchObject({ points, nodes });
    },
  );

  it('OutsideCommits goes deeper from fewer commits at the same price', () => {
    const one = { ...STARTS, ...Object.fromEntries(TEN.slice(1).map((at) => [`has${at}`, false])) };
    expect(costOf(OUTSIDE_COMMITS, { ...HERE, depth: 100, ...one })).toMatchObject({ points: 1, nodes: 1_100 });
  });
});
