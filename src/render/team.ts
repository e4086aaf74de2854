/** The shape of the team, in the words that every form of the report sets. Nobody is named. */
import type { TeamSection } from '../report/team.ts';
import { counted } from './counted.ts';
import type { Fact } from './facts.ts';

const HATS: readonly (readonly [key: keyof TeamSection['hats'], text: string])[] = [
  ['techLead', 'tech lead'],
  ['domainArchitect', 'domain architect'],
  ['architecturePaths', 'architecture paths'],
];
const SCAFFOLDING: readonly (readonly [key: keyof TeamSection['scaffolding'], text: string])[] = [
  ['pullRequestTemplate', 'pull request template'],
  ['codeOwners', 'CODEOWNERS'],
  ['reusableWorkflows', 'reusable workflows'],
  ['environments', 'environments'],
  ['rollbackAutomation', 'rollback automation'],
];

/** Engineers, channels, shippers, hats and scaffolding; what was not seen apart from what could not be. */
export function teamFacts(team: TeamSection): Fact[] {
  const { engineers, shippers, hats, scaffolding } = team;
  const declared = (is: boolean): string[] => HATS.filter(([key]) => hats[key] === is).map(([, text]) => text);
  const seen = (is: boolean | null): string[] =>
    SCAFFOLDING.filter(([key]) => scaffolding[key] === is).map(([, text]) => text);
  return [
    { label: 'Engineers', text: `${engineers ?? 'unknown'} (3 or more pull requests or reviews in at least 2 weeks)` },
    { label: 'Communication channels', text: channelsText(team) },
    { label: 'People who ship', text: `${shippers ?? 'unknown'} (3 or more changes each)` },
    {
      label: 'Hats and paths',
      text: grouped([
        ['declared', declared(true)],
        ['not declared', declared(false)],
      ]),
    },
    {
      label: 'Scaffolding',
      text: grouped([
        ['seen', seen(true)],
        ['not seen', seen(false)],
        ['unknown', seen(null)],
      ]),
    },
  ];
}

function channelsText({ channels, onePizzaSize, onePizzaChannels }: TeamSection): string {
  const small = `${onePizzaChannels} in a one-pizza team of ${onePizzaSize}`;
  return channels === null ? `unknown now, ${small}` : `${counted(channels, 'pair')} of engineers now, ${small}`;
}

/** `seen: CODEOWNERS, environments; unknown: rollback automation`. */
function grouped(groups: readonly (readonly [word: string, names: readonly string[]])[]): string {
  const shown = groups.filter(([, names]) => names.length > 0);
  return shown.map(([word, names]) => `${word}: ${names.join(', ')}`).join('; ');
}
