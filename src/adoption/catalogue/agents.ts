/**
 * The AI tools that write changes, and how they show: every entry is proven by a source and by a string that was really
 * seen; what is only listed somewhere stays out until a fixture proves it. A change here is a new version of the history.
 */
import { AGENT_ACCOUNTS } from './agent-accounts.ts';
import type { AgentEntry } from './agent-entry.ts';
import { AGENT_MAILBOXES } from './agent-mailboxes.ts';
import { AGENT_NAMES, AGENT_SIGNATURES } from './agent-signatures.ts';
import { AGENT_TEXTS } from './agent-texts.ts';

/** Of entries that fit the same, the first decides. */
export const AGENTS: readonly AgentEntry[] = [
  ...AGENT_ACCOUNTS,
  ...AGENT_MAILBOXES,
  ...AGENT_NAMES,
  ...AGENT_SIGNATURES,
  ...AGENT_TEXTS,
];
