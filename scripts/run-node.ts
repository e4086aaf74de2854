import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

/** The repository's root, whatever folder a script is started from. */
export const ROOT = dirname(import.meta.dirname);

/** Runs a JavaScript file of a package in the root with this Node.js and its output shown; returns its exit code. */
export function runNode(script: string, args: readonly string[]): number {
  const { status, error } = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' });
  if (error !== undefined) throw error;
  return status ?? 1;
}
