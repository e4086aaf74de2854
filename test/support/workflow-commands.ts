/** What a runner takes for a command in a job's log, after its source (ActionCommand.cs, ActionCommandManager.cs). */

export type WorkflowCommand = {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
};

const NAMES = new Set(
  'add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output stop-commands warning'.split(
    ' ',
  ),
);

/** The runner's comparison depends on a language and passes over these. */
const PASSED_OVER = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** The commands in the log, in order: `::name …::` at the start of a line, and the old `##[name …]` anywhere in it. */
export function commandsIn(log: string): WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => commandIn(line.replace(PASSED_OVER, '')) ?? []);
}

function commandIn(line: string): WorkflowCommand | null {
  const found = /^\s*::(.*?)::(.*)$/s.exec(line) ?? /##\[(.*?)\](.*)$/s.exec(line);
  if (found === null) return null;
  const [, info = '', data = ''] = found;
  const [name = '', ...rest] = info.split(' ');
  if (!NAMES.has(name)) return null;
  const pairs = rest
    .join(' ')
    .split(/[,;]/)
    .map((pair) => pair.split('='))
    .filter((pair) => pair.length >= 2);
  return {
    name,
    properties: Object.fromEntries(pairs.map(([key = '', ...value]) => [key, decoded(value.join('='))])),
    data: decoded(data),
  };
}

function decoded(text: string): string {
  const plain = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',');
  return plain.replaceAll('%25', '%');
}
