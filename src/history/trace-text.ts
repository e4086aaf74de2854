/** How traces are looked for in bodies, messages, notes and the values of trailers. Linear in the text. */
import { isJsonObject } from './json-object.ts';

/** Texts longer than this are read up to here: signatures stand at an end, and time must stay bounded. */
const MAX_TEXT = 65_536;

/** A text made ready to be searched: lower case, once as it is and once as its reader sees it. */
export type Searched = {
  readonly raw: string;
  /** Without HTML comments, in which templates explain, and without code, in which signatures are only quoted. */
  readonly shown: string;
  /** The shown lines from their first letter or digit on. */
  readonly lines: readonly string[];
};

/** Makes a text ready. Of a long one, both ends are kept. */
export function searched(text: string): Searched {
  const half = MAX_TEXT / 2;
  const kept = text.length <= MAX_TEXT ? text : `${text.slice(0, half)}\n${text.slice(-half)}`;
  const raw = kept.toLowerCase();
  const shown = withoutCode(withoutComments(raw));
  return { raw, shown, lines: shown.split('\n').map((line) => line.replace(/^[^\p{L}\p{N}]+/u, '')) };
}

/** Whether a text holds a literal; one that is itself an HTML comment is looked for in comments too. */
export function hasText(literal: string, { raw, shown }: Searched): boolean {
  const wanted = literal.toLowerCase();
  return (wanted.startsWith('<!--') ? raw : shown).includes(wanted);
}

/** Whether a line says the literal and hardly more: at most a bracket, a full stop, or who asked for it. */
export function hasLine(literal: string, { lines }: Searched): boolean {
  const wanted = literal.toLowerCase();
  return lines.some((line) => line.startsWith(wanted) && isEnding(line.slice(wanted.length)));
}

function isEnding(rest: string): boolean {
  return /^(?:\s*$|[\])*_.!,]| ?\(| on behalf of )/.test(rest);
}

/**
 * Whether the value of `Assisted-by` names an agent or model: its name alone, or followed by `:` or `/` and a model, by
 * a version, or by more in brackets. `Claude Dupont` is a person. `*` is any `Agent:model`.
 */
export function namesAgent(value: string, agent: string): boolean {
  const given = value.trim().toLowerCase();
  if (agent === '*') return /^[a-z][\w.-]{0,40}:[a-z\d]/.test(given);
  const wanted = agent.toLowerCase();
  if (!given.startsWith(wanted)) return false;
  const rest = given.slice(wanted.length);
  return rest === '' || /^[:/]\S/.test(rest) || /^\s*[([]/.test(rest) || /^[ -][a-z .-]{0,30}\d/.test(rest);
}

/** The tools that a note of the git-ai standard gives lines to, in its own spelling. */
export function agentsInNote(note: string): readonly string[] {
  const divider = note.search(/^---$/m);
  if (divider < 0) return [];
  const attested = new Set([...note.slice(0, divider).matchAll(/^[ \t]+([^\s:]+)/gm)].map((match) => match[1]));
  const metadata = parsed(note.slice(divider + 3));
  if (!isJsonObject(metadata)) return [];
  const records = [metadata.prompts, metadata.sessions].flatMap((each) => (isJsonObject(each) ? [each] : []));
  return records.flatMap((each) =>
    Object.entries(each).flatMap(([key, record]) => {
      if (!attested.has(key) || !isJsonObject(record) || !isJsonObject(record.agent_id)) return [];
      return typeof record.agent_id.tool === 'string' ? [record.agent_id.tool] : [];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function withoutComments(text: string): string {
  return cutOut(text, '<!--', '-->');
}

/** Without fenced blocks and code in backticks. A fence that is never closed is no fence. */
function withoutCode(text: string): string {
  const kept: string[] = [];
  let open: { fence: string; lines: string[] } | null = null;
  for (const line of text.split('\n')) {
    const fence = /^ {0,3}(`{3}|~{3})/.exec(line)?.[1];
    if (open === null && fence !== undefined) open = { fence, lines: [line] };
    else if (open === null) kept.push(line);
    else if (fence === open.fence) open = null;
    else open.lines.push(line);
  }
  return [...kept, ...(open?.lines ?? [])].map((line) => line.replace(/`[^`]*`/g, ' ')).join('\n');
}

function cutOut(text: string, from: string, to: string): string {
  let kept = '';
  let at = 0;
  for (let start = text.indexOf(from); start >= 0; start = text.indexOf(from, at)) {
    const end = text.indexOf(to, start + from.length);
    if (end < 0) break;
    kept += `${text.slice(at, start)} `;
    at = end + to.length;
  }
  return kept + text.slice(at);
}
