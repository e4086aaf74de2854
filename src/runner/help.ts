/** What `--help` prints. */
export const HELP = `one-pizza: how work flows through a repository, with evidence

Usage
  one-pizza [report] [PATH]          report on the clone at PATH (default: the one you are in)
  one-pizza -R OWNER/REPO            report on a repository at GitHub, with the token in GITHUB_TOKEN
  one-pizza check [PATH]             the same report; exit code 1 where a guardrail of the repository fails
  one-pizza explain SUBJECT [PATH]   why: a pull request (#12), a commit, a tag or a metric (lead-time)
  one-pizza init [PATH]              write a config file and workflows for the clone, fitted to what it shows
                                     (with -R also to deployments and labels at GitHub); overwrites nothing
  one-pizza demo                     report on an embedded real history

Options
  -R, --repo OWNER/REPO read through GitHub's API (GITHUB_API_URL: another one than github.com's) instead of a clone
  --history FILE        report on a saved history (history.ndjson.gz) instead of a clone
  --config FILE         use this config file, not the one at the branch's tip
  --format FORMAT       text (default), markdown, json, html
  --report-dir DIR      also write report.json, report.html, summary.md, badges (SVG) and history.ndjson.gz there
  --window-days N       length of the window in days (default 90)
  --since, --until      start and end of the window: 2026-11-22 or 2026-11-22T10:00:00Z
  --branch NAME         the delivery branch (default: the default branch)
  --now MOMENT          take this for the present
  --enforce             of init: enforce the guardrails, by a commit status, in place of advice
  --no-color            no colour (also: the environment variable NO_COLOR)
  --quiet               no progress on standard error
  -h, --help            this text
  --version             the version

Standard output holds the report only (of init: what was written, and why). Exit code 0: done; 1: a guardrail failed (check only);
2: could not judge (usage, configuration, source).
Without -R everything is read from the clone: no token, no network.
`;
