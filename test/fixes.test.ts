/** Every text that says how to mend a gap holds a line that can be copied, or says that nothing is to be done. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');
/** Guardrails and readiness have texts of their own. */
const FOLDERS = ['delivery', 'git', 'github', 'report', 'runner'];

/** A text in the source: the first quote, then anything to the same quote. */
const TEXT = String.raw`(['"\x60])((?:\\.|(?!\1).)*)\1`;
/** Where fixes are written: `fix: '…'`, `const fix = '…'`, `const SEE_BOTH = '…'`, and the last text of a refusal. */
const PLACES = [
  String.raw`\bfix(?::|\s=)\s+${TEXT}`,
  String.raw`\bconst (?:[A-Z]+_)*(?:BOTH|CODE|CHECKS|RESET|READ|RECORDING) =\s+${TEXT}`,
  String.raw`\b(?:refusal|outOfBudget)\((?:[^()]|\([^()]*\))*?,\s+${TEXT}(?:, null)?,?\s*\)`,
  String.raw`^\s+(?:\?|: (?!''))\s*${TEXT}[,;]?$`,
];

/** Texts behind a question mark or colon count only where they are whole sentences with an end. */
function isSentence(text: string): boolean {
  return /^[A-Z].*\.$/.test(text);
}

function fixesIn(source: string): string[] {
  return PLACES.flatMap((place, at) => {
    const texts = [...source.matchAll(new RegExp(place, 'gm'))].map((found) => found.at(2) ?? '');
    return at === PLACES.length - 1 ? texts.filter(isSentence) : texts;
  });
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path)),
);
const rows = files.flatMap((file) => {
  return fixesIn(readFileSync(join(SRC, file), 'utf8')).map((fix) => ({ file, fix }));
});

/** Errors that end a run, and refusals that are retried or told as such: they name no line of their own. */
const WITHOUT_LINE = [
  'Check the name; what a token may not see looks as if it did not exist.',
  'Look whether it was done before you run again.',
  'On Enterprise Server, update it to a supported version; else please report this.',
];

describe('fixes', () => {
  it('are found', () => {
    expect(rows.length).toBeGreaterThan(35);
    expect(fixesIn("return { fix: 'Do it.' };")).toEqual(['Do it.']);
    expect(fixesIn("const fix =\n    'Do that.';")).toEqual(['Do that.']);
    expect(fixesIn("return refusal('too-much', few(1), 'Cut it.');")).toEqual(['Cut it.']);
  });

  it.each(rows.filter(({ fix }) => !WITHOUT_LINE.includes(fix)))('$file: $fix', ({ fix }) => {
    expect(fix).toMatch(/`[^`]+`|^Nothing to set: |\$\{\w+(?:\(\w+\))?\}/);
  });
});
