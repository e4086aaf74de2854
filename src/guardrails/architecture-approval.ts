import { fits, globOf } from '../adoption/rule-files/glob.ts';
import { matches } from '../history/pattern.ts';
import { approvalBy } from './owners/approval.ts';
import type { Owner } from './owners/owner.ts';
import { ownerNamed } from './owners/owner.ts';
import type { Rule, Verdict } from './rule.ts';
import { listed } from './sentences.ts';
import { touchedPathsOf } from './touched-paths.ts';
import { unread } from './unseen.ts';

const ROLE = { noun: 'domain architect', place: '`readiness.hats.domain-architect`' };
const MOST_SHOWN = 20;

export const architectureApproval: Rule = {
  id: 'architecture-approval',
  title: "Domain architect's approval",
  violatedWhen:
    'A path that fits `readiness.hats.architecture-paths` is changed, or a file is renamed from or to one, without the ' +
    'approval of a `readiness.hats.domain-architect`: a User with write access who is neither author nor co-author ' +
    'approves the head commit, and no architect asks for changes. A missing approval is pending. A team (`org/team`) ' +
    'approves by a review on its behalf; where that can not be seen, it is unknown. Skipped where no paths are set.',
  why: 'What everything else rests on is dear to change back: somebody who knows the domain looks at it first.',
  ofPullRequest({ facts }, settings) {
    const { architecturePaths, domainArchitect } = settings.readiness.hats;
    if (architecturePaths.length === 0) return skipped('No `readiness.hats.architecture-paths` are set.');
    const { paths, isWhole } = touchedPathsOf(facts);
    const fitting = paths.map(({ path }) => path).filter((path) => isArchitecture(path, architecturePaths));
    if (fitting.length === 0)
      return isWhole ? skipped('No architecture path is changed.') : unread('Some changed paths', facts.gaps, [null]);
    const shown = listed(fitting);
    const evidence = fitting.slice(0, MOST_SHOWN).map((path) => ({ text: 'An architecture path.', path, line: null }));
    const architects = domainArchitect.flatMap((name) => architectNamed(name) ?? []);
    if (architects.length === 0) {
      const message = `Architecture is changed (${shown}), and no domain architect is declared who could approve it.`;
      return { status: 'unknown', message, fix: DECLARE, evidence };
    }
    const { status, says, fix } = approvalBy(architects, ROLE, { facts, settings });
    return { status, message: `Architecture is changed (${shown}), and ${says}.`, fix, evidence };
  },
};

const DECLARE =
  'Add `hats: { domain-architect: [LOGIN] }` under `readiness:` in the configuration on the default branch.';

function skipped(message: string): Verdict {
  return { status: 'skipped', message, fix: null, evidence: [] };
}

function architectNamed(name: string): Owner | null {
  return ownerNamed(name.startsWith('@') ? name : `@${name}`);
}

/**
 * A pattern is read in every way that people write one: as a name pattern (`*` is any text), as a glob (`**` may be no
 * folder at all), from the root (`/src`), as a folder that stands for what is in it. To ask once too often is safe.
 */
function isArchitecture(path: string, patterns: readonly string[]): boolean {
  return patterns.some((written) => {
    const pattern = written.replace(/^\.?\//, '').replace(/\/$/, '');
    return [pattern, `${pattern}/**`].some((each) => matches(each, path) || fits(globOf(each), path));
  });
}
