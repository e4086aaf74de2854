import { describe, expect, it } from 'vitest';
import type { OpenedRepository } from '../../../src/github/repository.ts';
import { knownHistory } from '../../../src/runner/action/known-history.ts';
import { demoHistory } from '../../../src/runner/demo/demo-history.ts';
import { recordingLog } from './recording-log.ts';

const saved = demoHistory();
const { history } = saved;
const repository: OpenedRepository = {
  owner: 'cfrg',
  name: 'draft-irtf-cfrg-vdaf',
  repository: history.repository,
  url: history.url ?? '',
  isArchived: false,
  defaultBranch: 'main',
  defaultTip: null,
  branch: 'main',
  tip: null,
  configFile: null,
  startedAt: history.seenUntil,
};
const TITLE = 'notice: One-Pizza: history-file ignored: ';

describe('a known history', () => {
  it('comes with the plan that it was read for', () => {
    const log = recordingLog();
    const known = knownHistory(saved, repository, log);
    expect(known?.saved).toBe(saved);
    expect(known?.plan.window).toEqual(saved.window);
    expect(known?.issueLabels).toEqual(['incident', 'outage', 'sev*', 'alert', 'toil', 'ops', 'ktlo']);
    expect(log.lines).toEqual([]);
  });

  it('is none where nothing was saved', () => {
    expect(knownHistory(null, repository, recordingLog())).toBeNull();
  });

  it('of another repository, or of the same name on another host, is ignored', () => {
    for (const url of ['https://github.com/cfrg/other', 'https://ghe.example/cfrg/draft-irtf-cfrg-vdaf']) {
      const log = recordingLog();
      expect(knownHistory(saved, { ...repository, repository: 'cfrg/other', url }, log)).toBeNull();
      expect(log.lines).toEqual([
        `${TITLE}It is the history of ${history.repository}, not of cfrg/other. This run reads everything anew and replaces it.`,
      ]);
    }
  });

  it('with settings that this version does not know is ignored', () => {
    const log = recordingLog();
    const settings = { windowDays: 90, colour: 'red' };
    const other = { ...saved, configuration: { ...saved.configuration, settings } };
    expect(knownHistory(other, repository, log)).toBeNull();
    expect(log.lines).toEqual([expect.stringContaining(`${TITLE}Its settings are of another version.`)]);
  });
});
