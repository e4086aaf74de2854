/** What the files of a commit show of how work is guided and released. Paths and texts come from strangers. */
import type { CommitTree, FileText, TreeEntry } from '../history/commit-tree.ts';
import type { Scaffolding } from '../history/model.ts';
import { isReusable, usesIn } from '../history/workflow-text.ts';

/** Where GitHub looks for templates of pull requests, whatever their case. */
const TEMPLATE = /^(?:\.github\/|docs\/)?pull_request_template(?:\.(?:md|txt)|\/[^/]+\.(?:md|txt))$/;
/** Where GitHub looks for code owners: case counts. */
const CODE_OWNERS: ReadonlySet<string> = new Set(['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']);
const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const ROLLBACK = /roll[-_ ]?back/i;
/** `./.github/workflows/test.yml`, `octo/flows/.github/workflows/test.yml@v1` */
const REUSED = /^(?:\.|[^/\s]+\/[^/\s]+)\/\.github\/workflows\/[^/\s@]+\.ya?ml(?:@\S+)?$/;

/** So many workflows are read. */
const MOST_WORKFLOWS = 30;

/** The paths of the workflows whose texts `scaffoldingIn` asks for. */
export function workflowsWanted(tree: CommitTree): string[] {
  return workflowsIn(tree).slice(0, MOST_WORKFLOWS);
}

/**
 * Whether there is a template for pull requests; a file of code owners; a workflow that others may call, or one that
 * calls another; and a workflow that is named after rolling back. What is seen is `true`, however little of the tree was
 * read; what is not is `false` only where all of it was, and for reusable workflows the text of each. Else `null`.
 */
export function scaffoldingIn(tree: CommitTree, textOf: (path: string) => FileText): Scaffolding {
  const paths = tree.entries.filter(({ mode }) => mode !== 'submodule').map(({ path }) => path);
  const workflows = workflowsIn(tree);
  const texts = workflows.map(textOf);
  const absent = tree.truncated ? null : false;
  const isWhole = texts.every((text) => typeof text === 'object' && !text.truncated);
  return {
    pullRequestTemplate: paths.some((path) => TEMPLATE.test(path.toLowerCase())) || absent,
    codeOwners: paths.some((path) => CODE_OWNERS.has(path)) || absent,
    reusableWorkflows: texts.some(isShared) || (isWhole ? absent : null),
    rollbackWorkflow: workflows.some((path) => ROLLBACK.test(path)) || absent,
  };
}

/** GitHub follows no links to workflows. */
function workflowsIn({ entries }: CommitTree): string[] {
  const isFile = ({ mode }: TreeEntry) => mode === 'file' || mode === 'executable';
  return entries.filter((entry) => isFile(entry) && WORKFLOW.test(entry.path)).map(({ path }) => path);
}

function isShared(text: FileText): boolean {
  return typeof text === 'object' && (isReusable(text.text) || usesIn(text.text).some((used) => REUSED.test(used)));
}
