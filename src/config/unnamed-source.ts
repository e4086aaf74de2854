import type { LineOf, Problem } from './problems.ts';
import type { Settings } from './settings.ts';

/**
 * What is wrong where a source of deployments is asked for and nothing is named that it could find: every figure would
 * say that nothing was ever deployed. `null`: nothing is wrong.
 */
export function unnamedSource({ deployments }: Settings, lineOf: LineOf): Problem | null {
  const { source } = deployments;
  const key = KEY_OF[source];
  if (key === undefined || deployments[key]?.length !== 0) return null;
  const path = ['deployments', key];
  const what = `found no names; allowed: one or more, as deployments.source is ${source}`;
  return { line: lineOf(path), path: path.join('.'), what };
}

/** The key that names what a source finds; the others need none. */
const KEY_OF: Readonly<Partial<Record<Settings['deployments']['source'], 'environments' | 'workflows' | 'tags'>>> = {
  deployments: 'environments',
  workflows: 'workflows',
  tags: 'tags',
};
