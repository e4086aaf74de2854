import { schema as publicSchema } from '@octokit/graphql-schema';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { PULL_REQUEST_DETAILS, PULL_REQUEST_DETAILS_AND_FILES } from '../../src/github/queries/pull-request-details.ts';
import { PULL_REQUEST_INDEX } from '../../src/github/queries/pull-request-index.ts';
import { MORE_COMMITS, MORE_EVENTS, MORE_LABELS, MORE_REVIEWS } from '../../src/github/queries/pull-request-lists.ts';
import { BRANCH, REPOSITORY } from '../../src/github/queries/repository.ts';
import { costOf } from '../support/fake-github/cost.ts';

const SCHEMA = buildSchema(publicSchema.idl, { assumeValid: true });
const DOCUMENTS = {
  PULL_REQUEST_DETAILS,
  PULL_REQUEST_DETAILS_AND_FILES,
  PULL_REQUEST_INDEX,
  MORE_COMMITS,
  MORE_EVENTS,
  MORE_LABELS,
  MORE_REVIEWS,
  BRANCH,
  REPOSITORY,
};

const PLACE = { owner: 'octo', name: 'shop' };
const PAGES = { labels: 20, reviews: 30, commits: 50, events: 30 };
const ids = (count: number) => Array.from({ length: count }, (_, at) => `PR_${at}`);

describe('every document', () => {
  it.each(Object.entries(DOCUMENTS))("%s fits GitHub's public schema", (_, document) => {
    expect(validate(SCHEMA, parse(document)).map(({ message }) => message)).toEqual([]);
  });
});

describe('what a query costs', () => {
  it('25 details are 100 lists: one point; 130 rows each', () => {
    expect(costOf(PULL_REQUEST_DETAILS, { ids: ids(25), ...PAGES })).toEqual({
      nodes: 25 + 25 * (20 + 30 + 50 + 30),
      requests: 100,
      points: 1,
    });
  });

  it('37 details are the most that one point buys', () => {
    expect(costOf(PULL_REQUEST_DETAILS, { ids: ids(37), ...PAGES }).points).toBe(1);
    expect(costOf(PULL_REQUEST_DETAILS, { ids: ids(38), ...PAGES }).points).toBe(2);
  });

  it('with files 20 details are 100 lists, and 29 the most that one point buys', () => {
    const cost = (count: number) => costOf(PULL_REQUEST_DETAILS_AND_FILES, { ids: ids(count), ...PAGES, files: 100 });
    expect(cost(20)).toEqual({ nodes: 20 + 20 * (20 + 30 + 50 + 30 + 100), requests: 100, points: 1 });
    expect([cost(29).points, cost(30).points]).toEqual([1, 2]);
  });

  it('a page of the index is one list of 100', () => {
    const variables = { ...PLACE, first: 100, after: null, states: null, direction: 'DESC' };
    expect(costOf(PULL_REQUEST_INDEX, variables)).toEqual({ nodes: 100, requests: 1, points: 1 });
  });

  it.each([MORE_COMMITS, MORE_EVENTS, MORE_LABELS, MORE_REVIEWS])(
    'a further page of a list is one list',
    (document) => {
      expect(costOf(document, { id: 'PR_1', first: 100, after: null })).toEqual({ nodes: 100, requests: 1, points: 1 });
    },
  );

  it('the repository needs no list', () => {
    const variables = { ...PLACE, path: 'a.yml', branch: 'refs/heads/main', isNamed: true };
    expect(costOf(REPOSITORY, variables)).toEqual({ nodes: 0, requests: 0, points: 1 });
  });
});
