import { describe, expect, it } from 'vitest';
import { isReusable, usesIn } from '../../src/history/workflow-text.ts';

const CI = `name: CI
on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

env:
  uses: env/is-no-step@v1

jobs:
  # uses: commented/out@v1
  test:
    runs-on: \${{ matrix.os }}
    strategy:
      matrix:
        os: [ubuntu-latest, windows-latest]
    container:
      image: node:24
    steps:
      - uses: actions/checkout@v4 # v4.2.2
      - name: Set up
        uses: "actions/setup-node@v4"
        with:
          node-version: 24
          uses: with/is-no-step@v1
      - run: |
          cat <<'END' > other.yml
          jobs:
            a:
              steps:
                - uses: heredoc/is-text@v1
          END

          - uses: still/text@v1
        env:
          A: b
      - name: >-
          A name
          uses: folded/is-text@v1
        uses: 'docker://alpine:3.20'
      - run: "echo
          uses: quoted/is-text@v1
          \\" more"
      -   name: wide
          uses:    ./.github/actions/build
      - name: twice
        uses: actions/checkout@v4
  analyze:
    uses: octo/workflows/.github/workflows/scan.yml@main
    secrets: inherit
  release:
    steps:
    - id: zero-indented
      uses: github/codeql-action/analyze@0123456789abcdef0123456789abcdef01234567
    - uses: last/one@v1
`;

describe('what a workflow uses', () => {
  it('is what its jobs and steps say, each once, in its order', () => {
    const used = [
      'actions/checkout@v4',
      'actions/setup-node@v4',
      'docker://alpine:3.20',
      './.github/actions/build',
      'octo/workflows/.github/workflows/scan.yml@main',
      'github/codeql-action/analyze@0123456789abcdef0123456789abcdef01234567',
      'last/one@v1',
    ];
    expect(usesIn(CI)).toEqual(used);
    expect(usesIn(CI.replaceAll('\n', '\r\n'))).toEqual(used);
  });

  it.each([
    ['no text', ''],
    ['no jobs', 'name: CI\non: push\n'],
    ['steps of no job', 'steps:\n  - uses: a/b@v1\n'],
    ['steps that are deeper', 'jobs:\n  a:\n    services:\n      b:\n        steps:\n          - uses: a/b@v1\n'],
    ['a value that is not there', 'jobs:\n  a:\n    steps:\n      - uses:\n      - uses: ""\n'],
    ['an alias', 'jobs:\n  a:\n    steps:\n      - uses: *scan\n'],
    ['a comment', 'jobs:\n  a:\n    steps:\n      # - uses: a/b@v1\n      - uses: # a/b@v1\n'],
    ['a block below a list item', 'jobs:\n  a:\n    steps:\n      - |\n        uses: a/b@v1\n'],
    ['an open quote', 'jobs:\n  a:\n    name: "open\n    steps:\n      - uses: a/b@v1\n'],
  ])('is nothing with %s', (_, text) => {
    expect(usesIn(text)).toEqual([]);
  });

  it.each([['|', '|-', '|2', '>', '>+', '| # why', '!!str |'].map((sign) => [sign] as const)].flat())(
    'a block that begins with %s ends where its lines are no deeper than the key',
    (sign) => {
      const text = `jobs:\n  a:\n    steps:\n      - run: ${sign}\n          uses: in/text@v1\n        uses: a/b@v1\n`;
      expect(usesIn(text)).toEqual(['a/b@v1']);
    },
  );

  it.each([
    ['- ', 100_000],
    ['"', 200_000],
    ["a: '", 60_000],
    [': ', 100_000],
    ['a:\n', 80_000],
    ['- a: |\n', 40_000],
    [' ', 250_000],
  ])('takes time linear in %j', (part, count) => {
    const started = performance.now();
    expect(usesIn(part.repeat(count))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('takes time linear in the depth', () => {
    const text = Array.from({ length: 1_500 }, (_, at) => `${' '.repeat(at % 150)}a${at}:`).join('\n');
    const started = performance.now();
    expect(usesIn(text)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a reusable workflow', () => {
  it.each([
    ['a key', 'on:\n  workflow_call:\n    inputs:\n      a:\n        type: string\n', true],
    ['one of several keys', 'name: x\non:\n  push:\n    branches: [main]\n  workflow_call:\n', true],
    ['the only event', 'on: workflow_call # reusable\n', true],
    ['one of a list', 'on: [push, workflow_call]\n', true],
    ['one of a list over several lines', 'on: [\n    push,\n    workflow_call\n  ]\n', true],
    ['an item', 'on:\n  - push\n  - workflow_call\n', true],
    ['an item in the column of its key', 'on:\n- push\n- workflow_call\n', true],
    ['a mapping', 'on: { push: {}, workflow_call: {} }\n', true],
    ['quoted', `"on":\n  'workflow_call':\n`, true],
    ['a branch', 'on:\n  push:\n    branches: [workflow_call]\n', false],
    ['another event', 'on: workflow_call_not\n', false],
    ['a comment', 'on: push # workflow_call\n', false],
    ['a job', 'on: push\njobs:\n  workflow_call:\n    steps: []\n', false],
    ['text', 'on: push\njobs:\n  a:\n    steps:\n      - run: |\n          on: workflow_call\n', false],
    ['nothing', '', false],
  ])('says so by %s', (_, text, expected) => {
    expect(isReusable(text)).toBe(expected);
  });
});
