/** The checks of a pull request's head as plain facts. */
import type { CheckFacts } from '../history/pull-request-facts.ts';
import type { CheckNode } from './pull-request-facts-replies.ts';

type Place = { readonly owner: string; readonly name: string };

/** A check run or a commit status. Its workflow is known where it is one of this repository. */
export function checkOf(node: CheckNode, place: Place): CheckFacts {
  if (node.__typename === 'StatusContext') {
    const { context: name, state, isRequired, creator } = node;
    const conclusion = state === 'PENDING' || state === 'EXPECTED' ? null : state;
    return { kind: 'status', name, app: creator?.login ?? null, conclusion, isRequired, runId: null, workflow: null };
  }
  const { name, conclusion, isRequired, checkSuite, detailsUrl } = node;
  const runId = /\/actions\/runs\/(\d+)(?:\/|$)/.exec(detailsUrl ?? '')?.[1] ?? null;
  const app = checkSuite?.app?.slug ?? null;
  const file = checkSuite?.workflowRun?.file ?? null;
  const workflow = file !== null && isOwn(file.repositoryName, place) ? file.path : null;
  return { kind: 'check', name, app, conclusion, isRequired, runId, workflow };
}

/** A workflow that an organisation requires is kept elsewhere, maybe at the same path. */
function isOwn(repositoryName: string, { owner, name }: Place): boolean {
  const own = `${owner}/${name}`.toLowerCase();
  const told = repositoryName.toLowerCase();
  return told === own || told.endsWith(`/${own}`) || told === name.toLowerCase();
}
