/** The rule files of AI tools in one commit, as a history keeps them: what was found out, never what they say. */
import { z } from 'zod';
import { moment } from './time.ts';

const count = z.int().nonnegative();

export const ruleFile = z.strictObject({
  /** The path that holds the content. */
  path: z.string(),
  /** The names by which tools find that content. */
  names: z.array(z.strictObject({ path: z.string(), how: z.enum(['itself', 'symlink', 'import', 'identical']) })),
  /** `effective`: a tool loads it. `generated`: only the source of rule files. `not-loaded`: no tool knows the name. */
  state: z.enum(['effective', 'generated', 'empty', 'not-loaded', 'unknown']),
  /** The tools that load it, sorted. */
  tools: z.array(z.string()),
  /** Whether it only bears names that their tools have given up. */
  legacy: z.boolean(),
  bytes: count.nullable(),
  lines: count.nullable(),
  firstChangedAt: moment.nullable(),
  lastChangedAt: moment.nullable(),
  topics: z.array(z.enum(['tests', 'security', 'style', 'architecture', 'commands'])),
});
export type RuleFile = z.infer<typeof ruleFile>;

/** What is wrong with a rule file. `line` counts from 1; `null`: the whole file. `fix`: what mends it, if known. */
export const ruleFileFinding = z.strictObject({
  kind: z.enum([
    'not-loaded',
    'personal-file',
    'empty',
    'broken-link',
    'activation',
    'over-limit',
    'missing-path',
    'missing-script',
    'package-manager',
    'contradiction',
    'hidden-unicode',
    'secret',
    'unchecked',
  ]),
  path: z.string(),
  line: z.int().positive().nullable(),
  message: z.string(),
  fix: z.string().nullable(),
});
export type RuleFileFinding = z.infer<typeof ruleFileFinding>;

export const ruleFileFacts = z.strictObject({
  /** The best state of any file; `unknown`: none was seen in a tree that was cut off, or none could be read. */
  state: z.enum(['effective', 'generated', 'not-loaded', 'absent', 'unknown']),
  files: z.array(ruleFile),
  findings: z.array(ruleFileFinding),
  /** Whether a settings file of the repository switches an AI tool's marks off; `null`: not readable. */
  attributionOff: z.boolean().nullable(),
});
export type RuleFileFacts = z.infer<typeof ruleFileFacts>;
