/** The text of a config file that shows every key, with what was fitted in force. */
import { DEFAULT_SETTINGS } from '../config/defaults.ts';
import type { ConfigKey } from '../config/key-tree.ts';
import { configKeys } from '../config/key-tree.ts';
import { spelled } from '../config/spelled.ts';
import { plainText } from '../render/plain-text.ts';
import { EXAMPLES } from './examples.ts';
import type { Fitted } from './fitted.ts';
import { yamlValue } from './yaml-value.ts';

const MOST_SEEN = 400;

const HEAD = `# yaml-language-server: $schema=https://raw.githubusercontent.com/OWNER/one-pizza/v0/schema/config.schema.json

# Every key is optional. A line with # right before a key is not in force: it shows the default, or an example where
# nothing is set by default. To set a key, take the # away, there and before the keys that it stands below.`;

/**
 * The config file with every key in the schema's order, its meaning above it. Keys at their default are commented out,
 * with their default; the fitted ones are in force, with what was seen. `#key` is a key out of force, `# text` is prose.
 */
export function configText(fitted: readonly Fitted[]): string {
  const defaults: unknown = spelled(DEFAULT_SETTINGS);
  const found = new Map(fitted.map((each) => [each.path, each]));
  const blocks = configKeys().map((key) => blockOf(key, { fitted: found, defaults, indent: '' }).join('\n'));
  return `${[HEAD, ...blocks].join('\n\n')}\n`;
}

type Place = {
  readonly fitted: ReadonlyMap<string, Fitted>;
  /** Of the mapping that the key stands in. */
  readonly defaults: unknown;
  readonly indent: string;
};

function blockOf(key: ConfigKey, { fitted, defaults, indent }: Place): string[] {
  const fallback = memberOf(defaults, key.name);
  const meaning = `${indent}# ${key.meaning}`;
  if (key.inner.length > 0) {
    const isInForce = [...fitted.keys()].some((path) => path.startsWith(`${key.path}.`));
    const below = { fitted, defaults: fallback, indent: `${indent}  ` };
    const inner = key.inner.flatMap((each) => blockOf(each, below));
    return [meaning, `${indent}${isInForce ? '' : '#'}${key.name}:`, ...inner];
  }
  const fit = fitted.get(key.path);
  if (fit !== undefined) {
    const seen = `${indent}# Seen: ${plainText(fit.seen, MOST_SEEN)}.`;
    return [meaning, seen, `${indent}${key.name}: ${yamlValue(fit.value)}`];
  }
  const value = yamlValue(fallback ?? EXAMPLES.get(key.path));
  return [meaning, `${indent}#${key.name}: ${value}${fallback === null ? ' # an example' : ''}`];
}

function memberOf(mapping: unknown, name: string): unknown {
  return typeof mapping === 'object' && mapping !== null ? new Map(Object.entries(mapping)).get(name) : undefined;
}
