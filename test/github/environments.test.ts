import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/github/repository.ts';
import { readGitHub } from '../../src/github/source.ts';
import { historyOf, linesOf } from '../../src/history/format.ts';
import { fakeDeployment, fakeRepository, pushCommits } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { aPlan, at, sha } from '../support/history.ts';
import { withGitHub } from './reading.ts';

describe('the environments of a repository', () => {
  it('are in the history by name, whatever was read of them, and survive saving', async () => {
    const repository = fakeRepository({
      environments: ['staging'],
      deployments: [
        fakeDeployment({ databaseId: 1, commitOid: sha(1), createdAt: at('2026-03-01') }),
        fakeDeployment({ databaseId: 2, commitOid: sha(1), environment: 'preview-1', createdAt: at('2026-03-01') }),
      ],
    });
    pushCommits(repository, [fakeCommit({ oid: sha(1), committedDate: at('2026-02-28') })]);
    await withGitHub({ repository }, async (_, door) => {
      const plan = aPlan();
      const opened = await openRepository(door, { owner: 'octo', name: 'shop' });
      const reading = { door, repository: opened, plan, issueLabels: [], known: null, log: () => undefined };
      const { history, watermark } = await readGitHub(reading);
      expect(history.environments).toEqual(['preview-1', 'production', 'staging']);
      const configuration = { path: null, ref: null, settings: {} };
      const saved = historyOf(linesOf({ history, watermark, window: plan.window, configuration }));
      expect(saved.history.environments).toEqual(['preview-1', 'production', 'staging']);
    });
  });
});
