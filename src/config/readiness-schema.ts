/** The keys of the config file about the readiness checklist, and the settings that they make. */
import type { z } from 'zod';
import { DEFAULT_SETTINGS } from './defaults.ts';
import type { Readiness } from './settings.ts';
import {
  day,
  headcount,
  key,
  logins,
  names,
  owners,
  percent,
  perWeek,
  section,
  sloPercent,
  yesOrNo,
} from './values.ts';

const product = section({
  'slo-percent': key(sloPercent, 'The service level objective for availability, in per cent.'),
  'regulated-data': key(yesOrNo, 'Whether the product handles regulated data.'),
  'as-of': key(day, 'The day on which these two were true.'),
});

const pager = section({
  'alert-labels': key(names, 'Patterns of the labels that make an issue an alert.'),
  'alerts-per-week': key(perWeek, 'Actionable alerts in a week, where no issues tell.'),
  'as-of': key(day, 'The day on which the number of alerts was taken.'),
});

const toil = section({
  labels: key(names, 'Patterns of the labels that make an issue or a pull request toil.'),
  'quota-percent': key(percent, 'The largest share of the work that may be toil, in per cent.'),
});

const hats = section({
  'tech-lead': key(logins, 'Who leads technically.'),
  'domain-architect': key(owners, 'Who approves changes of the architecture: logins, or teams as org/team.'),
  'architecture-paths': key(names, 'Patterns of the paths whose changes a domain architect approves.'),
});

export const readiness = section({
  product: key(product, 'What is at stake, as the team declares it.'),
  pager: key(pager, 'How noisy the pager is.'),
  'rollback-drill': key(day, 'The day of the last rollback drill that worked.'),
  shippers: key(headcount, 'How many people must be able to ship.'),
  'evidence-percent': key(percent, 'The share of changes that must show evidence, in per cent.'),
  toil: key(toil, 'What toil is, and how much of it there may be.'),
  'one-pizza-size': key(headcount, 'How many engineers the smaller team would have.'),
  hats: key(hats, 'Who wears the two hats that a small team needs.'),
});

type Given = z.infer<typeof readiness>;

export function readinessOf(given: Given | undefined): Readiness {
  const { readiness: others } = DEFAULT_SETTINGS;
  return {
    product: {
      sloPercent: given?.product?.['slo-percent'] ?? others.product.sloPercent,
      regulatedData: given?.product?.['regulated-data'] ?? others.product.regulatedData,
      asOf: given?.product?.['as-of'] ?? others.product.asOf,
    },
    pager: {
      alertLabels: given?.pager?.['alert-labels'] ?? others.pager.alertLabels,
      alertsPerWeek: given?.pager?.['alerts-per-week'] ?? others.pager.alertsPerWeek,
      asOf: given?.pager?.['as-of'] ?? others.pager.asOf,
    },
    rollbackDrill: given?.['rollback-drill'] ?? others.rollbackDrill,
    shippers: given?.shippers ?? others.shippers,
    evidencePercent: given?.['evidence-percent'] ?? others.evidencePercent,
    toil: {
      labels: given?.toil?.labels ?? others.toil.labels,
      quotaPercent: given?.toil?.['quota-percent'] ?? others.toil.quotaPercent,
    },
    onePizzaSize: given?.['one-pizza-size'] ?? others.onePizzaSize,
    hats: hatsOf(given?.hats),
  };
}

function hatsOf(given: Given['hats']): Readiness['hats'] {
  const { hats: others } = DEFAULT_SETTINGS.readiness;
  return {
    techLead: given?.['tech-lead']?.map(bare) ?? others.techLead,
    domainArchitect: given?.['domain-architect']?.map(bare) ?? others.domainArchitect,
    architecturePaths: given?.['architecture-paths'] ?? others.architecturePaths,
  };
}

function bare(login: string): string {
  return login.replace(/^@/, '');
}
