/** The keys of the config file about guardrails, each a level or a mapping, and the settings that they make. */
import { z } from 'zod';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { eachGuardrail, levelsFrom } from './presets.ts';
import type { Guardrails, Level, Preset } from './settings.ts';
import { LEVELS } from './settings.ts';
import { appliesTo, expectations, key, level, names, section, sizeLimit } from './values.ts';

const aiAssisted = section({
  'max-lines': key(sizeLimit, 'The limit of changed lines where AI took part; by default, that of all.'),
  'max-files': key(sizeLimit, 'The limit of changed files where AI took part; by default, that of all.'),
});

export const guardrails = section({
  'dual-gate': guardrail('A pull request passes both a human and a machine gate.', {
    'applies-to': key(appliesTo, 'Which pull requests have to pass both gates.'),
  }),
  'pr-evidence': guardrail('A pull request that changes source shows evidence that it works.', {
    sections: key(names, 'Patterns of the headings that introduce evidence beside those that are known.'),
  }),
  'security-checks': guardrail('A security scan is required, and none failed.', {
    checks: key(names, 'Patterns of the names of security scans beside those that are known.'),
  }),
  'pr-size': guardrail('A pull request is small enough to be reviewed.', {
    'max-lines': key(sizeLimit, 'How many lines a pull request may change.'),
    'max-files': key(sizeLimit, 'How many files a pull request may change.'),
    'ai-assisted': key(aiAssisted, 'Limits in place of these two where AI took part.'),
    generated: key(names, 'Patterns of the paths that do not count beside lock files and known generated files.'),
  }),
  'architecture-approval': guardrail('A domain architect approves what changes the architecture.', {}),
  'rollback-first': guardrail('A failure is rolled back before it is fixed forward.', {
    labels: key(names, 'Patterns of the labels that allow a fix in place of a rollback.'),
  }),
  'guarded-files': guardrail('A code owner approves what changes the guardrails themselves.', {}),
  'rule-files': guardrail('There is a file with rules that AI tools load.', {}),
  'rule-file-truth': guardrail('What the rule files of AI tools say is true.', {}),
  'toil-quota': guardrail('Toil stays within its quota.', {}),
  thresholds: guardrail('The figures are what is expected of them.', {
    expect: key(expectations, 'What has to be true of the figures.'),
  }),
});

type Given = z.infer<typeof guardrails>;

/** What a rule leaves out is the preset's level, and the default of an option. */
export function guardrailsOf(given: Given | undefined, preset: Preset): Guardrails {
  const { guardrails: others } = DEFAULT_SETTINGS;
  return {
    levels: levelsFrom(
      preset,
      eachGuardrail((id) => levelIn(given?.[id])),
    ),
    dualGate: { appliesTo: optionsIn(given?.['dual-gate'])?.['applies-to'] ?? others.dualGate.appliesTo },
    prEvidence: { sections: optionsIn(given?.['pr-evidence'])?.sections ?? others.prEvidence.sections },
    securityChecks: { checks: optionsIn(given?.['security-checks'])?.checks ?? others.securityChecks.checks },
    prSize: prSizeOf(given?.['pr-size']),
    rollbackFirst: { labels: optionsIn(given?.['rollback-first'])?.labels ?? others.rollbackFirst.labels },
    thresholds: { expect: optionsIn(given?.thresholds)?.expect ?? others.thresholds.expect },
  };
}

function prSizeOf(given: Given['pr-size']): Guardrails['prSize'] {
  const { prSize: others } = DEFAULT_SETTINGS.guardrails;
  const options = optionsIn(given);
  return {
    maxLines: options?.['max-lines'] ?? others.maxLines,
    maxFiles: options?.['max-files'] ?? others.maxFiles,
    aiAssisted: {
      maxLines: options?.['ai-assisted']?.['max-lines'] ?? others.aiAssisted.maxLines,
      maxFiles: options?.['ai-assisted']?.['max-files'] ?? others.aiAssisted.maxFiles,
    },
    generated: options?.generated ?? others.generated,
  };
}

function levelIn(given: Given[keyof Given]): Level | undefined {
  return typeof given === 'object' ? given.level : given;
}

function optionsIn<Options extends object>(given: Level | Options | undefined): Options | undefined {
  return typeof given === 'object' ? given : undefined;
}

function guardrail<Options extends z.ZodRawShape>(description: string, options: Options) {
  const mapping = section({ level: key(level, "What a violation does; by default, the preset's level."), ...options });
  const allowed = `one of ${LEVELS.join(', ')}, or a mapping with keys of: ${Object.keys(mapping.shape).join(', ')}`;
  return key(z.union([level, mapping], allowed), description);
}
