import { stringify } from 'yaml';

/** A value as YAML on one line, whatever its texts hold. */
export function yamlValue(value: unknown): string {
  return stringify(value, {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    blockQuote: false,
    doubleQuotedAsJSON: true,
  }).trim();
}

/** A key with what to set it to, as messages name it: `deployments.workflows: [deploy.yml]`. */
export function keyLine(path: string, value: unknown): string {
  return `${path}: ${yamlValue(value)}`;
}
