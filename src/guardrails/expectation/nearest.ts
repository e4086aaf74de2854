/** How many letters may be wrong in a word, and only where it has three times as many. */
const MAX_EDITS = 2;
const MAX_LENGTH = 60;

/** The known word that somebody probably meant, `_` and capitals aside; `null`: none is near. */
export function nearestTo(given: string, known: readonly string[]): string | null {
  if (given.length > MAX_LENGTH) return null;
  const wanted = given.replaceAll('_', '-').toLowerCase();
  const near = known
    .map((word) => ({ word, edits: editsBetween(wanted, word) }))
    .filter(({ word, edits }) => edits <= Math.min(MAX_EDITS, Math.floor(word.length / 3)))
    .toSorted((a, b) => a.edits - b.edits)[0];
  return near?.word ?? null;
}

/** Letters to insert, delete or replace to make one word of the other. */
function editsBetween(from: string, to: string): number {
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const [replaced = 0, deleted = 0] = last.slice(column, column + 2);
      const inserted = current[column] ?? 0;
      current.push(Math.min(replaced + (letter === other ? 0 : 1), deleted + 1, inserted + 1));
    }
    last = current;
  }
  return last.at(-1) ?? 0;
}
