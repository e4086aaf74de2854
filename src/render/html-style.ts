/** The look of the HTML report, light and dark. Every pair of colours for text has a contrast of 4.5 or more. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0;
  --card: #f6f8fa; --accent: #0969da; --interval: #8bb9f0; --good: #1a7f37; --bad: #cf222e; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --text: #e6edf3; --quiet: #9198a1; --line: #3d444d;
  --card: #151b23; --accent: #4493f8; --interval: #1f4b85; --good: #3fb950; --bad: #f85149; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
header, main, footer { max-width: 70rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 2rem; }
footer { padding-bottom: 3rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.headline { font-size: 1.1rem; margin: 0; }
.quiet, caption, .notes { color: var(--quiet); font-size: .875rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { text-align: left; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
th[scope="row"] { font-weight: 600; min-width: 9rem; }
td small { display: block; color: var(--quiet); }
.value { font-weight: 600; white-space: nowrap; }
.name { overflow-wrap: anywhere; }
.good { color: var(--good); } .bad { color: var(--bad); }
.good, .bad { font-weight: 600; }
svg { display: block; margin-top: .2rem; }
.axis { stroke: var(--line); stroke-width: 1; fill: var(--card); }
.interval { stroke: var(--interval); stroke-width: 8; stroke-linecap: round; }
.now { fill: var(--accent); } .before { fill: var(--ground); stroke: var(--quiet); stroke-width: 2; }
dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
details { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; margin: .75rem 0; background: var(--card); }
summary { cursor: pointer; font-weight: 600; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .9em; }
p { margin: .5rem 0; }
.rules { list-style: none; padding-left: 0; } .rules > li { border-left: .25rem solid var(--line); padding-left: .75rem; margin: 1rem 0; }
.rules p { margin: .25rem 0; overflow-wrap: anywhere; }
.status { white-space: nowrap; }
.prose { min-width: 14rem; }
ul { padding-left: 1.25rem; } li { margin: .25rem 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) { svg { width: 7rem; height: auto; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
@media print { details { border: 0; } }
`;
