import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tracePatternsOf } from '../../../src/adoption/ai-settings.ts';
import type { AgentEntry } from '../../../src/adoption/catalogue/agent-entry.ts';
import { AGENTS } from '../../../src/adoption/catalogue/agents.ts';
import { AGENT_LOGINS } from '../../../src/history/agent-logins.ts';
import type { Identity, TraceFacts } from '../../../src/history/trace-facts.ts';
import { tracePattern } from '../../../src/history/trace-patterns.ts';
import { tracesIn } from '../../../src/history/traces.ts';

const NOBODY: TraceFacts = { author: null, headBranch: null, labels: null, body: null, commits: [] };
const CATALOGUE = tracePatternsOf({ authors: [] });

function withMessage(message: string): TraceFacts {
  return { ...NOBODY, commits: [{ author: null, committer: null, message }] };
}

function withAuthor(text: string): TraceFacts {
  const [, name = text, email = null] = /^(.*) <(.*)>$/.exec(text) ?? [];
  const author: Identity = { name, email, login: null, type: null };
  return { ...NOBODY, commits: [{ author, committer: null, message: 'Change it\n' }] };
}

/** The string that an entry says was seen, at the place where its pattern looks. */
function factsOf(entry: AgentEntry, seen: string): readonly TraceFacts[] {
  switch (entry.match) {
    case 'login':
      return [{ ...NOBODY, author: { login: seen, type: 'Bot' } }];
    case 'mailbox': {
      const trailer = withMessage(`Fix it\n\nCo-authored-by: ${seen}\n`);
      return entry.fields.includes('author') ? [trailer, withAuthor(seen)] : [trailer];
    }
    case 'name-suffix':
      return [withAuthor(`${seen} <ann@example.com>`)];
    case 'trailer':
    case 'agent':
      return [withMessage(`Fix it\n\n${seen}\n`)];
    case 'text':
    case 'line':
      return [{ ...NOBODY, body: `Fix it\n\n${seen}\n` }, withMessage(`Fix it\n\n${seen}\n\nKey: value\n`)];
    case 'branch':
      return [{ ...NOBODY, headBranch: seen }];
    case 'label':
      return [{ ...NOBODY, labels: [seen] }];
    case 'note':
      return [{ ...NOBODY, commits: [{ author: null, committer: null, message: 'Fix it\n', note: seen }] }];
  }
}

/** The same place with something else: a part, more, or a quotation of what was seen. */
function missesOf(entry: AgentEntry): readonly TraceFacts[] {
  const { seen } = entry;
  switch (entry.match) {
    case 'login':
      return [
        { ...NOBODY, author: { login: entry.login, type: 'User' } },
        ...factsOf(entry, `${entry.login}-fan`),
        ...factsOf(entry, `my-${entry.login}`),
      ];
    case 'mailbox':
      return [
        ...factsOf(entry, seen.replace('<', '<x')),
        ...factsOf(entry, seen.replace('>', '.example.com>')),
        ...factsOf(entry, seen.replace(/@.*>/, '@example.com>')),
        withMessage(`Fix it\n\nThey write "Co-authored-by: ${seen}" below.\n`),
        withMessage(`Fix it\n\nReviewed-by: ${seen}\n`),
        withMessage(`Co-authored-by: ${seen}\n`),
      ];
    case 'name-suffix':
      return factsOf(entry, `${seen} Smith`);
    case 'trailer':
    case 'agent':
      return [withMessage(`Fix it\n\nExplain that ${seen}\nis a trailer.\n`), withMessage(`Fix it\n\nX-${seen}\n`)];
    case 'text':
    case 'line':
      return factsOf(entry, `\`${seen}\``).filter(() => !seen.startsWith('<!--'));
    case 'branch':
      return [...factsOf(entry, `x${seen}`), ...factsOf(entry, seen.replaceAll('/', '-'))];
    case 'label':
      return factsOf(entry, `no ${seen}`);
    case 'note':
      return factsOf(entry, seen.replace('s_1::', 'h_1::'));
  }
}

describe('every entry of the catalogue', () => {
  const named = AGENTS.map((entry): [string, AgentEntry] => [
    `${entry.tool}, ${entry.match}: ${entry.seen.slice(0, 60)}`,
    entry,
  ]);

  it.each(named)('%s', (_, entry) => {
    const { source, seen, ...pattern } = entry;
    expect(tracePattern.parse(pattern)).toEqual(pattern);
    expect(z.string().min(4).parse(source)).not.toMatch(/unverified|secondary/);
    for (const facts of factsOf(entry, seen)) {
      // Alone it finds its own string; with the others, the string is found as the same tool.
      expect(tracesIn(facts, [entry])).toMatchObject([{ tool: entry.tool }]);
      const tools = tracesIn(facts, CATALOGUE).map(({ tool }) => tool);
      expect(tools.length).toBeGreaterThan(0);
      if (entry.tool !== 'Unnamed AI tool') expect(tools).toContain(entry.tool);
    }
    for (const facts of missesOf(entry)) expect(tracesIn(facts, [entry])).toEqual([]);
  });

  it('says something that no other says', () => {
    const said = AGENTS.map(({ source: _source, seen: _seen, tool: _tool, ...what }) => JSON.stringify(what));
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('the accounts of agents', () => {
  it('are those that are never automation', () => {
    const logins = AGENTS.flatMap((entry) => (entry.match === 'login' ? [entry.login] : []));
    expect([...AGENT_LOGINS].sort()).toEqual([...logins].sort());
  });
});
