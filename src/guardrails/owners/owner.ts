/** Who may be asked for an approval, as CODEOWNERS and the config name them. */

export type Owner =
  | { readonly kind: 'user'; readonly login: string }
  /** `org/team`. */
  | { readonly kind: 'team'; readonly team: string }
  | { readonly kind: 'email'; readonly address: string };

const LONGEST = 254;
const USER = /^@([a-z\d][\w-]*)$/i;
const TEAM = /^@([a-z\d][\w-]*\/[\w.-]+)$/i;
const EMAIL = /^[^@\s]+@[a-z\d.-]+$/i;

/** The owner that a word of CODEOWNERS names: `@login`, `@org/team` or an e-mail address; `null`: none of them. */
export function ownerNamed(word: string): Owner | null {
  if (word.length > LONGEST) return null;
  const [, login] = USER.exec(word) ?? [];
  if (login !== undefined) return { kind: 'user', login };
  const [, team] = TEAM.exec(word) ?? [];
  if (team !== undefined) return { kind: 'team', team };
  return EMAIL.test(word) ? { kind: 'email', address: word } : null;
}

/** An owner as CODEOWNERS writes it. */
export function nameOf(owner: Owner): string {
  switch (owner.kind) {
    case 'user':
      return `@${owner.login}`;
    case 'team':
      return `@${owner.team}`;
    case 'email':
      return owner.address;
  }
}
