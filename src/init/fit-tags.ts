/** Which tags are versions. */
import type { History } from '../history/model.ts';
import { isVersionTag } from '../history/version-tags.ts';
import type { Fit } from './fitted.ts';
import { counted, isPlainName, listed } from './names.ts';
import { keyLine } from './yaml-value.ts';

/** `v1.2.3` starts with `v`, `api-2.0` with `api-`, `2024.1` with nothing. */
function startOf(name: string): string {
  return name.slice(0, name.search(/\d/));
}

/** Version tags that start alike need nothing. Where they don't, each series may be a product of its own, or no version. */
export function fitTags({ tags }: History): Fit {
  const names = tags.map(({ name }) => name).filter((name) => isVersionTag(name, null));
  const series = new Map<string, string[]>();
  for (const name of names) series.set(startOf(name), [...(series.get(startOf(name)) ?? []), name]);
  // `v1` and `1` are two spellings of one series.
  const isOne = [...series.keys()].every((start) => /^v?$/i.test(start)) || series.size < 2;
  const [largest] = [...series].sort(([a, these], [b, those]) => those.length - these.length || (a < b ? -1 : 1));
  if (isOne || largest === undefined) return { fitted: [], undecided: [] };
  const [start, members] = largest;
  const pattern = start === '' || !isPlainName(start) ? 'v*' : `${start}*`;
  const others = names.length - members.length;
  return {
    fitted: [],
    undecided: [
      {
        what:
          `Whether all tags that end in a number are deliveries: ${counted(members.length, 'tag')} such as ${listed(members.slice(0, 1))}, ` +
          `${counted(others, 'other')} such as ${listed(names.filter((name) => startOf(name) !== start).slice(0, 1))}. If only the first are:`,
        add: keyLine('deployments.tags', [pattern]),
      },
    ],
  };
}
