/** One badge: a label on dark ground and its value on coloured ground, as shields.io has made people used to. */
import type { Html } from './html-text.ts';
import { html, htmlText } from './html-text.ts';

/** Every colour has a contrast of 4.5 or more with white text. */
const COLORS = {
  blue: html`#0969da`,
  grey: html`#656d76`,
  green: html`#1a7f37`,
  amber: html`#9a6700`,
  red: html`#cf222e`,
} satisfies Readonly<Record<string, Html>>;
export type BadgeColor = keyof typeof COLORS;

const LABEL_COLOR = html`#32383f`;

const HEIGHT = 20;
const PADDING = 6;
const RADIUS = 3;

/**
 * Widths of Verdana's characters in thousandths of its size, for the characters that badges are made of. Where another
 * font stands in, `textLength` keeps the text in its place.
 */
const WIDTHS: readonly (readonly [width: number, characters: string])[] = [
  [269, "'"],
  [274, 'il'],
  [344, 'j'],
  [352, ' f'],
  [364, '.,'],
  [394, 't'],
  [421, 'I'],
  [427, 'r'],
  [454, '-/:'],
  [521, 'cs'],
  [525, 'z'],
  [592, 'kvxy'],
  [596, 'e'],
  [601, 'a'],
  [607, 'o'],
  [623, 'bdgpq'],
  [633, 'hnu'],
  [636, '0123456789'],
  [684, 'A'],
  [818, '<>w'],
  [973, 'm'],
  [1076, '%'],
];
const WIDEST = 1076;
const FONT_SIZE = 11;

/** A picture of `label` and `value`; `told` stands behind them where a pointer rests on it. */
export function badgeSvg(shown: {
  readonly label: string;
  readonly value: string;
  readonly color: BadgeColor;
  readonly told: string;
}): string {
  const { label, value, color, told } = shown;
  const [left, right] = [textWidth(label), textWidth(value)];
  const split = left + 2 * PADDING;
  const width = split + right + 2 * PADDING;
  const inner = width - split - RADIUS;
  const words = `${label}: ${value}`;
  return htmlText(html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${words}">
<title>${words} (${told})</title>
<rect width="${width}" height="${HEIGHT}" rx="${RADIUS}" fill="${LABEL_COLOR}"/>
<path d="M${split} 0h${inner}a${RADIUS} ${RADIUS} 0 0 1 ${RADIUS} ${RADIUS}v${HEIGHT - 2 * RADIUS}a${RADIUS} ${RADIUS} 0 0 1 -${RADIUS} ${RADIUS}h-${inner}z" fill="${COLORS[color]}"/>
<g fill="#ffffff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="${FONT_SIZE}">
<text x="${PADDING}" y="14" textLength="${left}">${label}</text>
<text x="${split + PADDING}" y="14" textLength="${right}">${value}</text>
</g>
</svg>
`);
}

/** In whole pixels, rounded up. */
function textWidth(text: string): number {
  const widths = [...text].map((character) => WIDTHS.find(([, of]) => of.includes(character))?.[0] ?? WIDEST);
  return Math.ceil((widths.reduce((sum, width) => sum + width, 0) * FONT_SIZE) / 1000);
}
