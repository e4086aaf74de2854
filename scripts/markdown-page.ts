/** A job summary as a page that looks much as GitHub shows it: for a picture, so it knows what our summaries use, no more. */

const STYLE = `
  body { margin: 0; padding: 24px 32px; background: #fff; color: #1f2328;
    font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
  h3 { font-size: 20px; margin: 0 0 12px; } h4 { font-size: 16px; margin: 20px 0 8px; } p, ul { margin: 0 0 12px; }
  ul { padding-left: 24px; } a { color: #0969da; text-decoration: none; }
  table { border-collapse: collapse; margin: 0 0 12px; }
  th, td { border: 1px solid #d1d9e0; padding: 6px 13px; } tr:nth-child(2n) td { background: #f6f8fa; }
  code { background: #eff1f3; border-radius: 6px; padding: 2px 5px; font: 12px ui-monospace, "DejaVu Sans Mono", monospace; }
  sub { font-size: 11px; line-height: 1.4; color: #59636e; vertical-align: baseline; } details { margin: 0 0 8px; }
  i.symbol { display: inline-block; width: 15px; border-radius: 4px; background: #6e7781; color: #fff;
    font: 700 11px/15px "DejaVu Sans", sans-serif; text-align: center; }
`;

/** What stands for the symbols of a status: not every machine has a font with emoji. */
const SYMBOLS: Readonly<Record<string, string>> = { '✅': '✔', '❌': '✘', '⏳': '…', '❔': '?', '➖': '–' };

/** The whole page. */
export function pageOf(markdown: string): string {
  const blocks = markdown.trim().split(/\n{2,}/);
  const body = blocks
    .map(blockOf)
    .join('\n')
    .replace(/[✅❌⏳❔➖]/gu, (symbol) => `<i class="symbol">${SYMBOLS[symbol] ?? symbol}</i>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>summary</title><style>${STYLE}</style>${body}</html>`;
}

function blockOf(block: string): string {
  const heading = /^(#{3,4}) (.*)$/s.exec(block);
  if (heading !== null) return `<h${heading[1]?.length}>${inline(heading[2] ?? '')}</h${heading[1]?.length}>`;
  if (block.startsWith('| ')) return tableOf(block.split('\n'));
  if (block.startsWith('- ')) {
    const items = block.split('\n').map((line) => `<li>${inline(line.replace(/^- /, ''))}</li>`);
    return `<ul>${items.join('')}</ul>`;
  }
  return /^<\/?details/.test(block) ? inline(block) : `<p>${inline(block)}</p>`;
}

function tableOf([head = '', rule = '', ...rows]: readonly string[]): string {
  const sides = cellsOf(rule).map((cell) => (cell.endsWith(':') ? ' align="right"' : ' align="left"'));
  const row = (line: string, tag: string): string =>
    `<tr>${cellsOf(line)
      .map((cell, at) => `<${tag}${sides[at] ?? ''}>${inline(cell)}</${tag}>`)
      .join('')}</tr>`;
  return `<table>${row(head, 'th')}${rows.map((line) => row(line, 'td')).join('')}</table>`;
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function inline(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\*(.+?)\*/g, '<em>$1</em>');
}
