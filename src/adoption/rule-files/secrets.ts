/** Secrets of well-known formats. None is ever quoted: a finding says what kind it is and where. */

type Format = { readonly what: string; readonly pattern: RegExp };

// Fixed prefixes and bounded repetition only: the time stays linear whatever the text.
const FORMATS: readonly Format[] = [
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { what: 'a GitHub token', pattern: /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/g },
  { what: 'a GitHub token', pattern: /\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/g },
  { what: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{20,64}/g },
  { what: 'a Slack token', pattern: /\bxox[abeprs]-\d{8,16}-[A-Za-z0-9-]{20,200}/g },
  {
    what: 'a Slack webhook',
    pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{24}/g,
  },
  { what: 'a Google API key', pattern: /\bAIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])/g },
  { what: 'a Stripe key', pattern: /\b[rs]k_live_[0-9a-zA-Z]{24,247}\b/g },
  { what: 'an Anthropic key', pattern: /\bsk-ant-(?:api|admin)\d\d-[A-Za-z0-9_-]{80,120}/g },
  { what: 'an OpenAI key', pattern: /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}/g },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: 'a PyPI token', pattern: /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,250}/g },
  { what: 'a Hugging Face token', pattern: /\bhf_[A-Za-z]{34}\b/g },
  { what: 'a SendGrid key', pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g },
  {
    what: 'a private key',
    pattern: /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED) )?PRIVATE KEY-----\s{1,4}[A-Za-z0-9+/=]{40,}/g,
  },
];

/** One look tells whether any of the formats can be there at all. */
const ANY_PREFIX =
  /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|hooks\.slack|AIza|k_live_|sk-|npm_|pypi-|hf_|SG\.|PRIVATE KEY/;

/** Written to show the format: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx…`, `…abcdefghij…`. */
const PLACEHOLDER = /example|x{6}|\*{4}|0{8}|1{8}|abcdefgh|12345678|your|dummy|fake|redacted|sample/i;
const FEWEST_DISTINCT = 10;

export type SecretAt = { readonly what: string; readonly index: number };

/** Where a text holds what looks like a real secret, by position. */
export function secretsIn(text: string): SecretAt[] {
  if (!ANY_PREFIX.test(text)) return [];
  const found: SecretAt[] = [];
  for (const { what, pattern } of FORMATS) {
    for (const match of text.matchAll(pattern)) {
      if (!isPlaceholder(match[0])) found.push({ what, index: match.index });
    }
  }
  return found.toSorted((a, b) => a.index - b.index);
}

/** Whether a text holds what looks like a real secret. */
export function holdsSecret(text: string): boolean {
  return secretsIn(text).length > 0;
}

function isPlaceholder(token: string): boolean {
  return PLACEHOLDER.test(token) || new Set(token.slice(4)).size < FEWEST_DISTINCT;
}
