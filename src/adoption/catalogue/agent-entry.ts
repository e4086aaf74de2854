import type { TracePattern } from '../../history/trace-patterns.ts';

/** A pattern, what proves it, and a string of the form that was seen (ids may be made up). */
export type AgentEntry = TracePattern & { readonly source: string; readonly seen: string };

/** Read in the commit logs of public repositories. */
export const LOGS = 'commit logs of public repositories';
/** 7,122 pull requests of AI agents, labelled; numbers say how many of a tool's have the trace. */
export const AIDEV = 'AIDev data set';
