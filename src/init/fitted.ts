/** A key of the config file with the value that fits, and what was seen that says so. */
export type Fitted = {
  /** From the top of the file, with dots. */
  readonly path: string;
  readonly value: string | readonly string[];
  /** What was seen, as the end of a sentence that starts with "seen:". May hold names from the repository. */
  readonly seen: string;
};

/** Something that nothing in the repository decides. Both texts may hold names from it. */
export type Undecided = {
  readonly what: string;
  /** The one line that decides it: a key of the config file with its value, unless `what` says what it is. */
  readonly add: string;
};

export type Fit = { readonly fitted: readonly Fitted[]; readonly undecided: readonly Undecided[] };

/** Several fits as one, in their order. */
export function together(fits: readonly Fit[]): Fit {
  return { fitted: fits.flatMap(({ fitted }) => fitted), undecided: fits.flatMap(({ undecided }) => undecided) };
}

/** The list that is fitted to a key; `null`: none is. */
export function listFor({ fitted }: Fit, path: string): readonly string[] | null {
  const value = fitted.find((each) => each.path === path)?.value;
  return typeof value === 'object' ? value : null;
}
