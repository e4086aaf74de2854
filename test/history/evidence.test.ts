import { describe, expect, it } from 'vitest';
import { bodyEvidenceIn } from '../../src/history/evidence.ts';

const shot = '![shot](https://github.com/user-attachments/assets/0a1b2c3d-0000-4000-8000-000000000000)';

describe('a section about how it was tried', () => {
  it.each([
    ['words', '## Testing\n\nRan npm test locally.'],
    ['a ticked box', '## Test plan\n\n- [ ] On Windows\n- [x] On Linux'],
    ['a numbered ticked box', '## Test plan\n\n1. [X] Linux'],
    ['code', '## How Has This Been Tested?\n\n```\n$ npm test\n```'],
    ['code in tildes', '### Verification\n~~~~\nok\n~~~\n~~~~'],
    ['a picture', `## Screenshots\n\n${shot}`],
    ['a picture in a table', `## Screenshots\n\n| Before | After |\n|---|---|\n| | ${shot} |`],
    ['a table', '## Benchmarks\n\n| case | ms |\n|:--|--:|\n| parse | 12 |\n| print | 9 |'],
    ['words without spaces', '## Testing\n\n単体テストを実行しました'],
    ['words under a smaller heading of another kind', '## Testing\n\n**Steps**\n\nOpen it, click save, reload.'],
    ['a bold line', '**Test plan**\n\nOpened the page twice.'],
    ['a bold line with a colon', '**Test plan:**\nOpened the page twice.'],
    ['a bold name', '**Tests:** all of them pass now'],
    ['a label', 'Summary: x\n\nTest Plan: ran it on staging'],
    ['a label with text below', 'Test Plan:\nran it on staging\n\nReviewers: bob'],
    ['an underlined name', 'Testing\n-------\nOpened the page twice.'],
    ['markup', '<h3>Testing</h3>\n\nOpened the page twice.'],
    ['a summary', '<details><summary>Test plan</summary>\n\nOpened the page twice.\n</details>'],
    ['an emoji, a number and a remark', '## 🧪 3. How was this tested? (required)\n\nOpened the page twice.'],
    ['emphasis', '## **Testing** ##\n\nOpened the page twice.'],
    ['Windows line ends', '## Testing\r\n\r\n- [x] Tried it\r\n'],
    ['a second section, the first one being empty', '## Tests\n\n## Screenshots\n\nIt looks as before.'],
  ])('is filled in by %s', (_, body) => {
    expect(bodyEvidenceIn(body)).toContain('section');
  });

  it.each([
    ['there is none', 'It adds a new thing to the shop and nothing else.'],
    ['it is empty', '## Testing\n\n## Notes\n\nA lot of words about something else.'],
    ['only a comment is there', '## Testing\n\n<!-- Describe how you tested it, please. -->\n'],
    ['a comment is never closed', '## Testing\n\n<!-- Describe how\n\nI tried it all'],
    ['all boxes are unticked', '## Test plan\n\n- [ ] Run all tests again\n- [ ] Try it on staging'],
    [
      'unticked boxes go on',
      '## Test plan\n\n- [ ] Run all tests\n  on Linux and on Windows\nand on a Mac\n  - with a real screen',
    ],
    [
      'only a footer follows',
      '## Test plan\n- [ ] Run it\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)',
    ],
    ['a line across ends it', '## Test plan\n\n---\n\nSome words about something else.'],
    ['the ticked box has no text', '## Test plan\n\n- [x]'],
    ['the ticked box says no', '## Test plan\n\n- [x] N/A\n- [x] No tests needed'],
    ['it says N/A', '## Testing\n\nN/A'],
    ['it says none', '## Testing\n\n_None_'],
    ['it says that it was not tested', '## Testing\n\nNot tested yet, sorry about that.'],
    ['it is to be done', '## Testing\n\nTODO: write the tests for it'],
    ['the template is untouched', '## Testing\n\nPlease describe the tests that you ran to verify it.'],
    ['the template asks', '## Testing\n\nDid you try it on a phone?'],
    ['the template is a quote', '## Testing\n\n> Tell us how this was tried, with all steps.'],
    [
      'the labels have no value',
      '## Testing\n\n**Test Configuration**:\n* Firmware version:\n* Hardware:\n* Toolchain:',
    ],
    ['the table is empty', '## Screenshots\n\n| Before it | After it |\n|---|---|\n| | |'],
    ['the code is empty', '## Testing\n\n```\n\n```'],
    ['the code asks for output', '## Testing\n\n```\npaste the output here\n```'],
    ['there are too few words', '## Testing\n\nTested locally'],
    ['there is an address alone', '## Testing\n\nhttps://example.com/a/b/c'],
    ['the heading is code', '```\n## Testing\nOpened the page twice.\n```'],
    ['the heading is a comment', '<!-- ## Testing -->\nOpened the page twice.'],
    ['the heading is of something else', '## Testament\n\nOpened the page twice.'],
    ['the heading is a concept', '## Proof of concept\n\nOpened the page twice.'],
    ['the label is of a commit', 'test: cover the edge cases as well'],
    ['the next label begins', 'Test Plan:\n\nReviewers:\nalice bob carol'],
    ['it is a picture of a badge', '## Screenshots\n\n![build](https://img.shields.io/badge/a-b-green.png)'],
  ])('is none where %s', (_, body) => {
    expect(bodyEvidenceIn(body)).not.toContain('section');
  });

  it('is known by headings of the team too', () => {
    const body = '## Nachweis (Test)\n\nAuf dem Testsystem geprüft.';
    expect(bodyEvidenceIn(body)).toEqual([]);
    expect(bodyEvidenceIn(body, ['NACHWEIS*'])).toEqual(['section']);
  });

  it("is none in GitHub's most common template, as it is", () => {
    const template = [
      '# Description\n\nPlease include a summary of the change and which issue is fixed.\n\nFixes # (issue)\n',
      '## Type of change\n\n- [x] Bug fix (non-breaking change which fixes an issue)\n',
      '# How Has This Been Tested?\n\nPlease describe the tests that you ran to verify your changes. Provide',
      'instructions so we can reproduce. Please also list any relevant details for your test configuration\n',
      '- [ ] Test A\n- [ ] Test B\n\n**Test Configuration**:\n* Firmware version:\n* Hardware:\n* Toolchain:\n* SDK:\n',
      '# Checklist:\n\n- [x] My code follows the style guidelines of this project',
    ].join('\n');
    expect(bodyEvidenceIn(template)).toEqual([]);
    expect(bodyEvidenceIn(template.replace('- [ ] Test A', '- [x] Test A'))).toEqual(['section']);
  });
});

describe('a link to proof', () => {
  it.each([
    'https://github.com/octo/shop/actions/runs/123',
    'https://github.com/octo/shop/actions/runs/123/job/456?pr=7',
    'https://git.example.com/octo/shop/actions/runs/123',
    'https://github.com/octo/shop/runs/123',
    'https://app.circleci.com/pipelines/gh/octo/shop/1',
    'https://dev.azure.com/octo/shop/_build/results?buildId=1',
    'https://gitlab.example.com/octo/shop/-/jobs/1',
    'https://jenkins.example.com/job/shop/1/',
    'https://www.loom.com/share/abc',
    'https://www.youtube.com/watch?v=abc',
    'https://youtu.be/abc',
    'https://asciinema.org/a/1',
    'https://octo.grafana.net/d/abc/shop',
    'https://grafana.example.com/d/abc',
    'https://app.datadoghq.eu/dashboard/abc',
    'https://gist.github.com/octo/abc',
    'https://github.com/user-attachments/files/1/test.log',
  ])('%s', (url) => {
    expect(bodyEvidenceIn(`See [it](${url}).`)).toEqual(['link']);
    expect(bodyEvidenceIn(`<!-- ${url} -->`)).toEqual([]);
  });

  it.each([
    'https://github.com/octo/shop/issues/123',
    'https://github.com/octo/shop/pull/123/files',
    'https://github.com/octo/shop/actions',
    'https://github.com/octo/shop/actions/runs/latest',
    'https://example.com/?u=github.com/octo/shop/actions/runs/1',
    'https://example.com/octo/shop/runs/1',
    'https://notloom.com/share/abc',
    'https://loom.com.example.com/share/abc',
    'https://loom.com/share/',
    'https://youtu.be/',
    'https://gist.github.com/',
    'https://grafana.com/docs',
    'https://docs.datadoghq.com/dashboards',
    'https://example.com/grafana',
    'ftp://youtu.be/abc',
    'youtu.be/abc',
    `https://youtu.be/${'a'.repeat(3_000)}`,
  ])('%s is none', (url) => {
    expect(bodyEvidenceIn(`See ${url} for more.`)).toEqual([]);
  });
});

describe('a picture', () => {
  it.each([
    shot,
    'https://github.com/user-attachments/assets/0a1b2c3d-0000-4000-8000-000000000000',
    'https://github.com/octo/shop/assets/1/0a1b2c3d',
    '![](https://user-images.githubusercontent.com/1/2.png)',
    '![shot](https://example.com/shots/1.png "Title")',
    '<img width="300" alt="x" src="https://example.com/1.png">',
    "<video src='https://example.com/1.mp4' controls></video>",
  ])('%s', (body) => {
    expect(bodyEvidenceIn(body)).toEqual(['picture']);
  });

  it.each([
    '![build](https://img.shields.io/github/actions/x.png)',
    '![ci](https://github.com/octo/shop/actions/workflows/ci.yml/badge.svg)',
    '![coverage](https://codecov.io/gh/octo/shop/graph.png)',
    '![badge](https://dependabot-badges.githubapp.com/badges/compatibility_score?x=1)',
    '<img src="https://static.graphite.dev/graphite-32x32-black.png">',
    '![logo](https://example.com/logo.svg)',
    '![me](https://avatars.githubusercontent.com/u/1)',
    '![image](url)',
    '![image](docs/a.png)',
    '![image]()',
    `\`\`\`\n${shot}\n\`\`\``,
    `<!-- ${shot} -->`,
    '[a.png](https://example.com/a.png)',
  ])('%s is none', (body) => {
    expect(bodyEvidenceIn(body)).toEqual([]);
  });
});

describe('a body', () => {
  it('can show all of it', () => {
    const body = `## Testing\n\nSee https://github.com/octo/shop/actions/runs/1 for all of it.\n\n${shot}`;
    expect(bodyEvidenceIn(body)).toEqual(['section', 'link', 'picture']);
  });

  it('shows nothing where it is empty, or beyond 64 kB', () => {
    expect(bodyEvidenceIn('')).toEqual([]);
    expect(bodyEvidenceIn(`${' '.repeat(65_536)}${shot}`)).toEqual([]);
  });

  it.each(
    [
      ...['# a\n', '#\n', '**a**\n', 'A:\n', '<b>a</b>\n', 'a\n---\n', '```\n', '- [ ] a\n', '| a |\n|-|\n'],
      ...['![', '![a](', '[](', '<', '<img ', '<img src', '<!--', '`', '**', '?!', '- ', ' ', 'https://a/ '],
      ...['## Testing\n[', '## Testing\n![a](', '## Testing\n<', '## Testing\n- '],
    ].map((part) => [part]),
  )('takes little time for 64 kB of %j', (part) => {
    const started = performance.now();
    bodyEvidenceIn(part.repeat(Math.ceil(65_536 / part.length)));
    bodyEvidenceIn(`## Testing\n${part.trim().repeat(Math.ceil(65_536 / Math.max(part.trim().length, 1)))}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
