import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is wrong with a file of `actual`, compared with `expected`. */
export type Difference = { readonly file: string; readonly what: 'missing' | 'different' | 'not built' };

/** Compares two folders byte by byte, both ways, in order of name. A folder that does not exist is empty. */
export function differences(actual: string, expected: string): readonly Difference[] {
  const [there, built] = [filesIn(actual), filesIn(expected)];
  return [...new Set([...there, ...built])].sort().flatMap((file): Difference[] => {
    if (!there.includes(file)) return [{ file, what: 'missing' }];
    if (!built.includes(file)) return [{ file, what: 'not built' }];
    const same = readFileSync(join(actual, file)).equals(readFileSync(join(expected, file)));
    return same ? [] : [{ file, what: 'different' }];
  });
}

function filesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
