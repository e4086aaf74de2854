/** Shown in place of the figures where a run on a pull request read no history. */
export const UNREAD_HISTORY =
  "The repository's figures are not read on pull requests without a history file. To get them, set `history-file` and " +
  'keep that file with `actions/cache`: the README shows how.';
