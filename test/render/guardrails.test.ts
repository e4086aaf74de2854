import { describe, expect, it } from 'vitest';
import { guardrailVerdict } from '../../src/render/guardrail-verdict.ts';
import { openGuardrails, quietGuardrails } from '../../src/render/guardrails.ts';
import { htmlReport } from '../../src/render/html.ts';
import { summaryMarkdown } from '../../src/render/summary.ts';
import { terminalText } from '../../src/render/terminal.ts';
import type { GuardrailsSection, ReportedGuardrail } from '../../src/report/guardrails.ts';
import type { Report } from '../../src/report/report.ts';
import { aRule, aViolation, EVERY_STATUS, guardrailsOf } from './judged.ts';
import { aReport } from './reports.ts';

const PASS = aRule();
const SKIPPED = aRule({ status: 'skipped', message: 'It is a draft.' });
const WARNING = aRule({ level: 'warn', isFromPreset: true, status: 'fail' });
const UNKNOWN = aRule({ status: 'unknown' });
const WAITING = aRule({ id: 'dual-gate', status: 'pending' });
const OBSERVED = { ...PASS, level: 'warn', isFromPreset: true } as const;

const OBSERVE = { preset: 'observe' } as const;
const NEVER = { failOn: 'never' } as const;
const ON_WARN = { failOn: 'warn' } as const;

type Case = [
  result: Report['result'],
  rules: readonly ReportedGuardrail[],
  given: Partial<GuardrailsSection>,
  text: string,
];

describe('the verdict in one line', () => {
  it.each<Case>([
    ['fail', [aViolation()], {}, '❌ 1 guardrail violated'],
    ['fail', [aViolation(), aViolation(), WARNING], {}, '❌ 2 guardrails violated, 1 warning'],
    ['fail', [aViolation(), WAITING], { warnings: 0 }, '❌ 1 guardrail violated, 1 waiting'],
    ['fail', [{ ...UNKNOWN, isViolation: true }], {}, '❌ 1 guardrail violated (unknown)'],
    ['fail', [aViolation(), { ...UNKNOWN, isViolation: true }], {}, '❌ 2 guardrails violated (1 of them unknown)'],
    ['fail', [{ ...WARNING, isViolation: true }], ON_WARN, '❌ 1 guardrail violated'],
    ['warn', [aViolation(), PASS], NEVER, '⚠ 1 guardrail violated; nothing is enforced: fail-on never'],
    ['pending', [PASS, WAITING], { warnings: 0 }, '⏳ Waiting for an approval'],
    [
      'pending',
      [WAITING, { ...WAITING, id: 'guarded-files' }],
      { warnings: 0 },
      "⏳ Waiting for an approval and a code owner's approval",
    ],
    ['pending', [WAITING, WARNING], { warnings: 1 }, '⏳ Waiting for an approval, 1 warning'],
    [
      'pending',
      [
        WAITING,
        { ...WAITING, id: 'architecture-approval' },
        { ...WAITING, id: 'guarded-files' },
        { ...WAITING, id: 'security-checks' },
        { ...WAITING, id: 'pr-size', title: 'Size' },
      ],
      { warnings: 0 },
      "⏳ Waiting for an approval, a domain architect's approval, a code owner's approval, a security scan and " +
        'what "Size" needs',
    ],
    ['warn', [PASS, WARNING], {}, '⚠ No enforced guardrail violated, 1 warning'],
    ['warn', [UNKNOWN, WARNING], {}, '⚠ No enforced guardrail seen violated, 2 warnings (1 of them unknown)'],
    ['warn', [PASS, { ...UNKNOWN, level: 'warn' }], {}, '⚠ No enforced guardrail violated, 1 warning (unknown)'],
    ['warn', [WARNING, WARNING, WARNING], OBSERVE, '⚠ Nothing is enforced: preset observe; 3 warnings'],
    ['warn', [WARNING, WARNING], { ...OBSERVE, ...ON_WARN }, '⚠ Nothing is enforced: preset observe; 2 warnings'],
    ['warn', [WARNING], {}, '⚠ Nothing is enforced: no level is error; 1 warning'],
    ['warn', [UNKNOWN], NEVER, '⚠ Nothing is enforced: fail-on never; 1 warning (unknown)'],
    ['warn', [UNKNOWN, UNKNOWN], NEVER, '⚠ Nothing is enforced: fail-on never; 2 warnings (all unknown)'],
    ['pass', [PASS], {}, '✅ The one guardrail about the repository that applies holds'],
    ['pass', [PASS, PASS, PASS, PASS, PASS, PASS, PASS], {}, '✅ All 7 guardrails about the repository hold'],
    ['pass', [PASS, PASS, SKIPPED], {}, '✅ All 2 guardrails about the repository that apply hold'],
    ['pass', [PASS, PASS], { subject: 'pull-request' }, '✅ All 2 guardrails hold'],
    [
      'pass',
      [OBSERVED, OBSERVED],
      OBSERVE,
      '✅ All 2 guardrails about the repository hold; nothing is enforced: preset observe',
    ],
    ['pass', [SKIPPED, SKIPPED], {}, '➖ No guardrail applies. It is a draft'],
    ['pending', [SKIPPED, SKIPPED], {}, '⏳ Not judged yet. It is a draft'],
    ['pass', [SKIPPED, { ...SKIPPED, message: 'It has no quota.' }], {}, '➖ No guardrail applies'],
    ['pass', [], {}, '➖ No guardrail about the repository is switched on'],
    ['pass', [], { subject: 'pull-request' }, '➖ No guardrail about pull requests is switched on'],
  ])('%s %#', (result, ...[rules, given, text]) => {
    const verdict = guardrailVerdict({ guardrails: guardrailsOf(rules, given), result });
    expect(`${verdict.symbol} ${verdict.text}`).toBe(text);
  });
});

describe('what a run on a repository does not judge', () => {
  const NOTE = 'Guardrails about pull requests are not judged here, only on their events';

  it.each<[GuardrailsSection['subject'], number]>([
    ['repository', 1],
    ['pull-request', 0],
  ])('is said of a %s', (subject, times) => {
    const report = aReport({ guardrails: guardrailsOf([PASS], { subject }) });
    const forms = [terminalText(report, { color: false, width: 80 }), htmlReport(report), summaryMarkdown(report)];
    expect(forms.map((text) => text.split(NOTE).length - 1)).toEqual([times, times, times]);
  });
});

describe('what does not hold', () => {
  const open = openGuardrails(EVERY_STATUS);

  it('comes with violations first, then what waits, then warnings', () => {
    expect(open.map(({ symbol, title, status }) => `${symbol} ${title}: ${status}`)).toEqual([
      '❌ Rule file truth: fail',
      '❔ Evidence: unknown, counted as violated',
      '⏳ Dual gate: pending',
      '⚠ Size: fail, warning only',
      '❔ Security checks: unknown',
    ]);
  });

  it('names ten things and counts all', () => {
    const [first] = open;
    expect(first?.evidence).toHaveLength(10);
    expect(first?.evidence[0]).toEqual({
      place: 'AGENTS.md:1',
      text: 'line 1 names `src/old.ts`, which is not there',
    });
    expect(first?.moreEvidence).toBe(50);
  });

  it('says of what waits whether anything waits for it', () => {
    const [waiting] = openGuardrails(guardrailsOf([WAITING], NEVER));
    expect([waiting?.status, waiting?.isBinding]).toEqual(['pending, warning only', false]);
  });

  it('of several says the same once', () => {
    const unread = aRule({ status: 'unknown', message: 'It could not be read.', fix: 'Grant it.', why: 'It matters.' });
    const apart = { ...unread, evidence: { items: [{ text: 'a', path: null, line: null }], total: 1 } };
    const rules = [
      { ...unread, title: 'A' },
      { ...unread, title: 'B' },
      { ...apart, title: 'C' },
    ];
    const shown = openGuardrails(guardrailsOf(rules)).map(({ title, message, why, fix }) => [title, message, why, fix]);
    expect(shown).toEqual([
      ['A, B', 'It could not be read.', '', 'Grant it.'],
      ['C', 'It could not be read.', 'It matters.', 'Grant it.'],
    ]);
  });

  it('repeats no message as evidence', () => {
    const items = ['It is changed.', 'It is new.'].map((text) => ({ text, path: 'a.yml', line: null }));
    const rule = aRule({ status: 'fail', message: 'It is changed.', evidence: { items, total: 60 } });
    const [shown] = openGuardrails(guardrailsOf([rule]));
    expect(shown).toMatchObject({ evidence: [{ place: 'a.yml', text: 'It is new.' }], moreEvidence: 58 });
  });

  it('is apart from what holds and what does not apply', () => {
    expect(quietGuardrails(EVERY_STATUS)).toEqual([
      { summary: '✅ 1 pass', rules: [{ label: 'Rule files', text: 'A tool loads `AGENTS.md`.' }] },
      { summary: '➖ 1 skipped (does not apply)', rules: [{ label: 'Toil quota', text: 'It has no quota.' }] },
    ]);
    expect(quietGuardrails(guardrailsOf([WARNING]))).toEqual([]);
    expect(
      quietGuardrails(
        guardrailsOf([
          { ...SKIPPED, title: 'A' },
          { ...SKIPPED, title: 'B' },
        ]),
      ),
    ).toEqual([{ summary: '➖ 2 skipped (do not apply)', rules: [{ label: 'A, B', text: 'It is a draft.' }] }]);
  });
});

describe('each form', () => {
  const report = aReport();

  it('the summary says what, why and how to mend it, then the evidence folded', () => {
    const lines = summaryMarkdown(report).split('\n');
    const start = lines.findIndex((line) => line.startsWith('❌ **Rule file truth**'));
    expect(lines.slice(start, start + 7)).toEqual([
      '❌ **Rule file truth** (fail): 60 statements in rule files are not true&#46;<br>',
      '*Why it matters:* An agent believes what it reads&#46;<br>',
      '**Fix:** Correct <code>AGENTS.md</code>, or delete the lines&#46;',
      '',
      '<details><summary>Evidence for &#34;Rule file truth&#34;&#58; 60 items</summary>',
      '',
      '- AGENTS.md&#58;&#8203;1&#58; line 1 names <code>src/old.ts</code>, which is not there',
    ]);
    expect(lines).toContain('- and 50 more in report.json');
    expect(lines).toContain('<details><summary>✅ 1 pass</summary>');
  });

  it('the page has a section with the same words', () => {
    const page = htmlReport(report);
    expect(page).toContain('<section aria-labelledby="guardrails"><h2 id="guardrails">Guardrails</h2>');
    expect(page).toContain('<strong>Size</strong> (fail, warning only): 500 lines&#46;</p>');
    expect(page).toContain('<p><strong>Fix:</strong> Correct <code>AGENTS.md</code>, or delete the lines&#46;</p>');
    expect(htmlReport(aReport({ guardrails: guardrailsOf([]) }))).not.toContain('id="guardrails"');
  });

  it('the terminal shows three things of the evidence, and why only where it is enforced', () => {
    const lines = terminalText(report, { color: false, width: 80 }).split('\n');
    const start = lines.indexOf('❌ Rule file truth (fail): 60 statements in rule files are not true.');
    expect(lines.slice(start, start + 14)).toEqual([
      '❌ Rule file truth (fail): 60 statements in rule files are not true.',
      '  An agent believes what it reads.',
      '  → Correct `AGENTS.md`, or delete the lines.',
      '  - AGENTS.md:1: line 1 names `src/old.ts`, which is not there',
      '  - AGENTS.md:2: line 2 names `src/old.ts`, which is not there',
      '  - AGENTS.md:3: line 3 names `src/old.ts`, which is not there',
      '  - and 57 more in report.json',
      '❔ Evidence (unknown, counted as violated): No files.',
      '  Without rules an agent guesses.',
      '⏳ Dual gate (pending): Nobody approved.',
      '  Without rules an agent guesses.',
      '  → Approve it.',
      '⚠ Size (fail, warning only): 500 lines.',
      '  → Split it.',
    ]);
    expect(lines).toContain('➖ 1 skipped (does not apply): Toil quota');
  });
});
