import { describe, expect, it } from 'vitest';
import { tellGaps } from '../../../src/runner/action/gaps.ts';
import { aReport, provenance } from '../../render/reports.ts';
import { recordingLog } from './recording-log.ts';

const TITLE = 'notice: One-Pizza: not everything could be read: ';

function noticesOf(count: number): readonly string[] {
  const gaps = Array.from({ length: count }, (_, at) => ({
    part: 'issues' as const,
    what: `issues ${at}`,
    why: 'they are hidden',
    fix: `Show ${at}.`,
  }));
  const log = recordingLog();
  tellGaps(aReport({ provenance: provenance({ gaps }) }), log);
  return log.lines;
}

describe('gaps', () => {
  it('are a notice each, with what mends them', () => {
    expect(noticesOf(0)).toEqual([]);
    expect(noticesOf(1)).toEqual([`${TITLE}issues 0: they are hidden. Show 0.`]);
    expect(noticesOf(5)).toHaveLength(5);
  });

  it('that one thing mends are one notice', () => {
    const gap = { part: 'reviews', why: 'a clone does not hold them', fix: 'Read GitHub.' } as const;
    const gaps = [
      { ...gap, what: 'reviews' },
      { part: 'issues', what: 'issues', why: 'they are hidden', fix: 'Show them.' } as const,
      { ...gap, what: 'drafts' },
      { ...gap, what: 'starts', why: 'a squash keeps none.' },
    ];
    const log = recordingLog();
    tellGaps(aReport({ provenance: provenance({ gaps }) }), log);
    expect(log.lines).toEqual([
      `${TITLE}reviews; drafts: a clone does not hold them. starts: a squash keeps none. Read GitHub.`,
      `${TITLE}issues: they are hidden. Show them.`,
    ]);
  });

  it('are those about the pull request alone where the history was not looked for', () => {
    const unread = { part: null, what: 'the history', why: 'it is read elsewhere', fix: 'Set it.' };
    const hidden = { part: null, what: 'checks of #7', why: 'they are hidden', fix: 'Show them.' };
    const files = { ruleFileState: 'absent', ruleFileFindings: [] } as const;
    const pullRequest = { number: 7, isOutdated: false, judged: null, stages: null, ...files, gaps: [hidden] };
    const noticesWhere = (isHistoryRead: boolean): readonly string[] => {
      const log = recordingLog();
      tellGaps(aReport({ isHistoryRead, provenance: provenance({ gaps: [unread] }), pullRequest }), log);
      return log.lines;
    };
    const own = `${TITLE}checks of #7: they are hidden. Show them.`;
    expect(noticesWhere(false)).toEqual([own]);
    expect(noticesWhere(true)).toEqual([`${TITLE}the history: it is read elsewhere. Set it.`, own]);
  });

  it('beyond the fifth are counted', () => {
    expect(noticesOf(7)).toHaveLength(6);
    expect(noticesOf(7).at(-1)).toBe(`${TITLE}And 2 more: the job summary names them all.`);
  });
});
