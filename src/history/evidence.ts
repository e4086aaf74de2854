/** How a pull request shows that it was tried: by what its body says, and by the files that it changes. */
import { bodyLines } from './body-lines.ts';
import { holdsProofLink } from './evidence-links.ts';
import { holdsPicture } from './evidence-pictures.ts';
import { EVIDENCE_SECTIONS } from './evidence-sections.ts';
import { holdsFilledSection } from './evidence-text.ts';
import { withoutComments } from './html-comments.ts';

/** A section about it that is filled in; a link to a run, a build, a recording or a dashboard; a picture. */
export const BODY_EVIDENCE = ['section', 'link', 'picture'] as const;
export type BodyEvidence = (typeof BODY_EVIDENCE)[number];

/** Beside them what its changed files hold: tests, documentation, figures of performance. */
export const EVIDENCE = [...BODY_EVIDENCE, 'tests', 'docs', 'performance'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** As much of a body is read as GitHub takes. */
const MAX_BODY = 65_536;

/**
 * What a pull request's body shows of how the change was tried: `section`, one about it that is filled in (its heading
 * fits a pattern of `sections` or a known one); `link`, the address of a run, a job, a recording, a dashboard or a log;
 * `picture`, one that is no badge. An untouched template shows nothing. Nothing is fetched: it is shown, not proven.
 */
export function bodyEvidenceIn(body: string, sections: readonly string[] = []): BodyEvidence[] {
  const shown = withoutComments(body.slice(0, MAX_BODY));
  const lines = bodyLines(shown);
  const prose = lines.flatMap((line) => (line.kind === 'prose' ? [line.text] : []));
  const holds: Readonly<Record<BodyEvidence, boolean>> = {
    section: holdsFilledSection(lines, [...EVIDENCE_SECTIONS, ...sections]),
    link: holdsProofLink(shown),
    picture: holdsPicture(prose.join('\n')),
  };
  return BODY_EVIDENCE.filter((kind) => holds[kind]);
}
