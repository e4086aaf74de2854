import { isJsonObject } from '../../history/json-object.ts';

/** Why more changes may be AI-assisted than traces show. */
export const LOWER_BOUND_KINDS = [
  'unmarked-use',
  'attribution-off',
  'trailers-stripped',
  'commits-cut-off',
  'commits-unknown',
  'bodies-unread',
] as const;
export type LowerBoundKind = (typeof LOWER_BOUND_KINDS)[number];

export type LowerBoundReason = {
  readonly kind: LowerBoundKind;
  /** How many changes it concerns; `null`: it concerns the repository. */
  readonly changes: number | null;
  readonly text: string;
};

/** What could be seen of a change's traces. */
export type Sight = {
  /** `cut-off`: only some of its commits; `unknown`: none of them. */
  readonly commits: 'all' | 'cut-off' | 'unknown';
  /** Whether the commit of its squash has any trailers; `null`: it was not squashed, or that is not known. */
  readonly squashHasTrailers: boolean | null;
  readonly isBodyRead: boolean;
};

/**
 * Whether a `.claude/settings.json` switches attribution off: `includeCoAuthoredBy: false`, or an empty
 * `attribution.commit` or `attribution.pr`. `null` where the text is no JSON object. (Claude Code's settings; what other
 * tools are told is not in the repository.)
 */
export function isAttributionOff(settings: string): boolean | null {
  const found = parsed(settings);
  if (!isJsonObject(found)) return null;
  if (found.includeCoAuthoredBy === false) return true;
  const { attribution } = found;
  return isJsonObject(attribution) && (attribution.commit === '' || attribution.pr === '');
}

/**
 * The reasons why a share of AI-assisted changes is "at least", always one of them at least: tools that leave no trace
 * are never seen. `settings`: the texts of the repository's `.claude/settings.json` files, `null` each that is not read.
 */
export function lowerBoundReasons(seen: {
  readonly changes: readonly Sight[];
  readonly settings: readonly (string | null)[];
}): readonly LowerBoundReason[] {
  const count = (isMeant: (sight: Sight) => boolean) => seen.changes.filter(isMeant).length;
  const isOff = seen.settings.some((text) => text !== null && isAttributionOff(text) === true);
  const counted: readonly LowerBoundReason[] = [
    reason('trailers-stripped', count(isStripped)),
    reason(
      'commits-cut-off',
      count(({ commits }) => commits === 'cut-off'),
    ),
    reason(
      'commits-unknown',
      count(({ commits }) => commits === 'unknown'),
    ),
    reason(
      'bodies-unread',
      count(({ isBodyRead }) => !isBodyRead),
    ),
  ];
  return [
    reason('unmarked-use', null),
    ...(isOff ? [reason('attribution-off', null)] : []),
    ...counted.filter(({ changes }) => changes !== 0),
  ];
}

/** A squash keeps no trailers, and the commits that had them are not all there. */
function isStripped({ commits, squashHasTrailers }: Sight): boolean {
  return commits !== 'all' && squashHasTrailers === false;
}

const TEXTS: Readonly<Record<LowerBoundKind, string>> = {
  'unmarked-use': 'Tools that leave no trace, such as completion in an editor, are never seen.',
  'attribution-off': 'A .claude/settings.json of the repository switches the marks of Claude Code off.',
  'trailers-stripped': 'Squashed without trailers, and not all the commits that may have had them can be seen.',
  'commits-cut-off': 'Only some of their commits could be read.',
  'commits-unknown': 'Their own commits are not known.',
  'bodies-unread': 'What their pull requests say could not be read.',
};

function reason(kind: LowerBoundKind, changes: number | null): LowerBoundReason {
  return { kind, changes, text: TEXTS[kind] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
