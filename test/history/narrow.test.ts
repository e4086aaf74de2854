import { describe, expect, it } from 'vitest';
import { narrow } from '../../src/history/narrow.ts';
import { aGitHubDeployment, aHistory, aPullRequest, aRelease, aTag, aWorkflowRun } from '../support/history.ts';

const whole = aHistory({
  pullRequests: [aPullRequest()],
  deployments: ['production-api', 'Production-Web'].map((environment) =>
    aGitHubDeployment({ id: environment, environment }),
  ),
  workflowRuns: ['api.yml', 'web.yml'].map((workflow) => aWorkflowRun({ id: workflow, workflow })),
  releases: ['api-1', 'web-1'].map((tag) => aRelease({ tag })),
  tags: ['api-1', 'web-1'].map((name) => aTag({ name })),
});

describe('narrow', () => {
  it('keeps the deliveries whose names fit', () => {
    const web = narrow(whole, { environments: ['production-web'], workflows: ['web.*'], tags: ['web-*'] });
    expect(web.deployments.map(({ id }) => id)).toEqual(['Production-Web']);
    expect(web.workflowRuns.map(({ id }) => id)).toEqual(['web.yml']);
    expect(web.releases.map(({ tag }) => tag)).toEqual(['web-1']);
    expect(web.tags.map(({ name }) => name)).toEqual(['web-1']);
    expect(web.pullRequests).toEqual(whole.pullRequests);
  });

  it('leaves alone what the scope does not name, and drops all where nothing fits', () => {
    expect(narrow(whole, {})).toEqual(whole);
    expect(narrow(whole, { tags: [] })).toEqual({ ...whole, releases: [], tags: [] });
  });
});
