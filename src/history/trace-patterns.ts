/**
 * What tells that an AI tool took part, as plain data. Everything is a literal or a pattern of `pattern.ts` (`*` any
 * text, `?` one character), in any case; no regular expression is made of it.
 */
import { z } from 'zod';

const literal = z.string().min(1);
const about = {
  /** The tool's name, as reports show it. */
  tool: literal,
  /**
   * `authored`: the tool wrote it; `assisted`: somebody wrote it with the tool; `suggestion`: somebody accepted what
   * the tool suggested in a review, which is no authorship.
   */
  class: z.enum(['authored', 'assisted', 'suggestion']),
  confidence: z.enum(['high', 'medium', 'low']),
};

/** Evidence of an AI tool: which, where it was seen, and what it says. Never any text of the repository. */
export const trace = z.strictObject({
  tool: about.tool,
  /** `login`: who opened the pull request; `body`: its body, or a commit's message above the trailers. */
  field: z.enum(['login', 'author', 'committer', 'trailer', 'body', 'branch', 'label', 'note']),
  class: about.class,
  confidence: about.confidence,
});
export type Trace = z.infer<typeof trace>;

export const tracePattern = z.discriminatedUnion('match', [
  /** An account that is a bot, without `[bot]`; with `anyType` a user's as well: users may bear an agent's name. */
  z.object({ match: z.literal('login'), login: literal, anyType: z.boolean().optional(), ...about }),
  /**
   * The whole mailbox of a commit's author or committer, or of who a trailer credits. The number before a login in
   * GitHub's no-reply addresses counts only if the pattern has one. `name`: only under this name.
   */
  z.object({
    match: z.literal('mailbox'),
    mailbox: literal,
    name: literal.optional(),
    fields: z.array(z.enum(['author', 'committer', 'trailer'])).min(1),
    ...about,
  }),
  /** How the name of a commit's author or committer ends. */
  z.object({ match: z.literal('name-suffix'), suffix: literal, ...about }),
  z.object({ match: z.literal('trailer'), key: literal, value: literal, ...about }),
  /** An agent or a model named by `Assisted-by` or `Generated-by`: `Agent:model`, `Agent 4.5`, `Agent`. */
  z.object({ match: z.literal('agent'), agent: literal, ...about }),
  /** Text anywhere in a pull request's body or a commit's message. */
  z.object({ match: z.literal('text'), text: literal, ...about }),
  /** The start of a line there, after symbols and spaces, that says little else. */
  z.object({ match: z.literal('line'), text: literal, ...about }),
  z.object({ match: z.literal('branch'), branch: literal, ...about }),
  z.object({ match: z.literal('label'), label: literal, ...about }),
  /** The tool that a git note of the git-ai standard names. */
  z.object({ match: z.literal('note'), agent: literal, ...about }),
]);
export type TracePattern = z.infer<typeof tracePattern>;

/** The patterns of one kind. */
export type PatternOf<Match extends TracePattern['match']> = Extract<TracePattern, { readonly match: Match }>;

/** The patterns of one kind, in their order: of several that fit, the first decides. */
export function patternsBy<Match extends TracePattern['match']>(
  patterns: readonly TracePattern[],
  match: Match,
): readonly PatternOf<Match>[] {
  return patterns.filter((pattern): pattern is PatternOf<Match> => pattern.match === match);
}
