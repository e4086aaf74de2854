/** A source of deployments that is asked for by name, and what names the things that it finds. */
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';

function parsed(deployments: string) {
  return parseConfig({ text: `window-days: 30\ndeployments:\n${deployments}\n`, file: 'x.yml' });
}

describe('a source that could find nothing', () => {
  it.each([
    { text: '  source: workflows', line: 2, key: 'workflows', source: 'workflows' },
    { text: '  source: workflows\n  workflows: []', line: 4, key: 'workflows', source: 'workflows' },
    { text: '  tags: []\n  source: tags', line: 3, key: 'tags', source: 'tags' },
    { text: '  environments: []\n  source: deployments', line: 3, key: 'environments', source: 'deployments' },
  ])('is refused: $text', ({ text, line, key, source }) => {
    expect(() => parsed(text)).toThrow(
      [
        'The configuration is not valid (1 problem):',
        `x.yml:${line}: deployments.${key}: found no names; allowed: one or more, as deployments.source is ${source}`,
        'Correct the file; a key that is left out takes its default.',
      ].join('\n'),
    );
  });

  it.each([
    '  source: workflows\n  workflows: [deploy.yml]',
    '  source: deployments',
    '  source: tags',
    '  source: releases\n  tags: []',
    '  source: merges\n  environments: []',
    '  environments: []\n  tags: []\n  workflows: []',
  ])('is not %j', (text) => {
    expect(() => parsed(text)).not.toThrow();
  });
});
