/** One `Key: value` line at the end of a message; `name` and `mailbox` where the value is `Name <mailbox>`. */
export type Trailer = {
  readonly key: string;
  /** Continuation lines joined by one space. */
  readonly value: string;
  readonly name: string | null;
  /** As written, without the brackets. */
  readonly mailbox: string | null;
};

const COMMENT = '#';
const CUT = '# ------------------------ >8 ------------------------';
/** Lines that git writes itself: with one of them, a quarter of trailers makes a paragraph a block of trailers. */
const GENERATED = ['Signed-off-by: ', '(cherry picked from commit '];

/**
 * The trailers of a text that is about to become a message: what `git interpret-trailers --parse` prints without any
 * configuration. They stand in the last paragraph, which is not the first one, and hold nothing but trailers, or at
 * least a quarter of them if git wrote one. A patch (from a line `---` on), comments, and an old list of conflicts at
 * the end do not count. Takes time linear in the text.
 */
export function trailersOf(message: string): readonly Trailer[] {
  const lines = linesOf(message);
  const divider = lines.findIndex((line) => line.startsWith('---') && isSpace(line[3] ?? '\n'));
  return trailersIn(divider < 0 ? lines : lines.slice(0, divider));
}

/**
 * The trailers of a commit's stored message: what `git log --format='%(trailers:only,unfold)'` prints. A line `---` is
 * text there, as no patch follows it, and blank lines before the title do not count.
 */
export function trailersOfCommit(message: string): readonly Trailer[] {
  const lines = linesOf(message);
  const title = lines.findIndex((line) => !isBlank(line));
  return title < 0 ? [] : trailersIn(lines.slice(title));
}

function linesOf(message: string): readonly string[] {
  return (message.endsWith('\n') ? message.slice(0, -1) : message).split('\n');
}

function trailersIn(text: readonly string[]): readonly Trailer[] {
  const lines = text.slice(0, endOf(text));
  const folded: string[] = [];
  let canContinue = false;
  for (const line of lines.slice(startOf(lines))) {
    const last = folded.at(-1);
    if (canContinue && last !== undefined && isSpace(line[0] ?? '\n')) {
      folded[folded.length - 1] = `${last}\n${line}`;
    } else {
      folded.push(line);
      canContinue = separatorOf(line) >= 1;
    }
  }
  return folded.flatMap((line) => {
    const separator = line.startsWith(COMMENT) ? -1 : separatorOf(line);
    return separator < 1 ? [] : [trailerOf(line.slice(0, separator), line.slice(separator + 1))];
  });
}

function trailerOf(key: string, text: string): Trailer {
  const value = trimmed(trimmed(text).replace(/\n[ \t\r\n]*/g, ' '));
  const open = value.endsWith('>') ? value.lastIndexOf('<') : -1;
  if (open >= 0) {
    const name = trimmed(value.slice(0, open));
    return { key: trimmed(key), value, name: name === '' ? null : name, mailbox: trimmed(value.slice(open + 1, -1)) };
  }
  const isAddress = /^[^\s<>@]+@[^\s<>@]+$/.test(value);
  return { key: trimmed(key), value, name: null, mailbox: isAddress ? value : null };
}

/** How many lines belong to the message: comments, blank lines and an old list of conflicts at its end do not. */
function endOf(lines: readonly string[]): number {
  const cut = lines.indexOf(CUT);
  const end = cut < 0 ? lines.length : cut;
  // Git takes 0 for "none": a message that starts with such lines keeps the first of them.
  let first = 0;
  let isConflicts = false;
  for (let at = 0; at < end; at++) {
    const line = lines[at] ?? '';
    if (line === '' || line.startsWith(COMMENT)) first ||= at;
    else if (line === 'Conflicts:') {
      isConflicts = true;
      first ||= at;
    } else if (!(isConflicts && line.startsWith('\t'))) {
      first = 0;
      isConflicts = false;
    }
  }
  return first === 0 ? end : first;
}

/** Where the block of trailers starts; the number of lines if there is none. */
function startOf(lines: readonly string[]): number {
  const blank = lines.findIndex((line) => !line.startsWith(COMMENT) && isBlank(line));
  const endOfTitle = blank < 0 ? lines.length : blank;
  const seen = { trailers: 0, others: 0, continuations: 0, isGenerated: false, isEmpty: true };
  for (let at = lines.length - 1; at >= endOfTitle; at--) {
    const line = lines[at] ?? '';
    if (!line.startsWith(COMMENT) && isBlank(line)) {
      if (seen.isEmpty) continue;
      const others = seen.others + seen.continuations;
      const isBlock = seen.isGenerated ? seen.trailers * 3 >= others : seen.trailers > 0 && others === 0;
      return isBlock ? at + 1 : lines.length;
    }
    count(line, seen);
  }
  return lines.length;
}

type Seen = { trailers: number; others: number; continuations: number; isGenerated: boolean; isEmpty: boolean };

/** Counts a line, going upwards: lines that start with white space belong to the trailer above them, if it is one. */
function count(line: string, seen: Seen): void {
  const isComment = line.startsWith(COMMENT);
  const isGenerated = GENERATED.some((prefix) => line.startsWith(prefix));
  if (!isComment) seen.isEmpty = false;
  if (isGenerated || (!isComment && !isSpace(line[0] ?? '\n') && separatorOf(line) >= 1)) {
    seen.trailers++;
    seen.isGenerated ||= isGenerated;
  } else if (!isComment && isSpace(line[0] ?? '\n')) {
    seen.continuations++;
    return;
  } else {
    seen.others += seen.continuations + (isComment ? 0 : 1);
  }
  seen.continuations = 0;
}

/** Where the colon of `Key: value` stands: behind letters, digits and dashes, and maybe spaces; -1 if it does not. */
function separatorOf(line: string): number {
  return /^[a-z\d-]*(?:(?<=.)[ \t]+)?(?=:)/i.exec(line)?.[0].length ?? -1;
}

function isBlank(line: string): boolean {
  return trimmed(line) === '';
}

/** White space as git has it: no other characters of Unicode. */
function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n';
}

function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text[start] ?? '')) start++;
  while (end > start && isSpace(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}
