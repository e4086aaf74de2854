import { describe, expect, it } from 'vitest';
import type { CommitFacts, Identity, TraceFacts } from '../../src/history/trace-facts.ts';
import type { TracePattern } from '../../src/history/trace-patterns.ts';
import { trace, tracePattern } from '../../src/history/trace-patterns.ts';
import { tracesIn } from '../../src/history/traces.ts';

const HIGH = { class: 'assisted', confidence: 'high' } as const;
const GITHUB: Identity = { name: 'GitHub', email: 'noreply@github.com', login: 'web-flow', type: 'User' };
const ANN: Identity = { name: 'Ann', email: 'ann@example.com', login: 'ann', type: 'User' };
const BOT_MAIL = 'helper[bot]@users.noreply.github.com';
const CREDIT = `Co-authored-by: helper[bot] <7+${BOT_MAIL}>`;

const PATTERNS: readonly TracePattern[] = [
  { match: 'login', login: 'helper', tool: 'Helper', class: 'authored', confidence: 'high' },
  { match: 'login', login: 'acme-*', anyType: true, tool: 'Acme', ...HIGH },
  { match: 'mailbox', mailbox: BOT_MAIL, fields: ['author', 'trailer'], tool: 'Helper', ...HIGH },
  { match: 'mailbox', mailbox: '9+robo@users.noreply.github.com', fields: ['author'], tool: 'Robo', ...HIGH },
  { match: 'mailbox', mailbox: 'two@example.com', name: 'Named', fields: ['trailer'], tool: 'Named', ...HIGH },
  { match: 'mailbox', mailbox: 'two@example.com', fields: ['trailer'], tool: 'Unnamed', ...HIGH },
  { match: 'name-suffix', suffix: '(pair)', tool: 'Pair', ...HIGH },
  { match: 'trailer', key: 'Made-with', value: 'Tool*', tool: 'Tool', ...HIGH },
  { match: 'agent', agent: 'Claude', tool: 'Claude', ...HIGH },
  { match: 'text', text: 'Written with [Pen](', tool: 'Pen', ...HIGH },
  { match: 'text', text: '<!-- PEN TIPS', tool: 'Tips', ...HIGH },
  { match: 'line', text: 'Written with Ink', tool: 'Ink', ...HIGH, confidence: 'medium' },
  { match: 'branch', branch: 'helper/*', tool: 'Helper', ...HIGH },
  { match: 'label', label: 'robot made', tool: 'Label', ...HIGH },
  { match: 'note', agent: 'quill', tool: 'Quill', ...HIGH },
];

function facts(given: Partial<TraceFacts>): TraceFacts {
  return { author: null, headBranch: null, labels: null, body: null, commits: [], ...given };
}

function commit(given: Partial<CommitFacts> = {}): CommitFacts {
  return { author: ANN, committer: ANN, message: 'Change it\n', ...given };
}

/** `Tool field class` of every trace. */
function found(given: Partial<TraceFacts>): readonly string[] {
  return tracesIn(facts(given), PATTERNS).map((each) => `${each.tool} ${each.field} ${each.class}`);
}

const inMessage = (message: string) => found({ commits: [commit({ message })] });

describe('traces of a pull request', () => {
  it('are none where nothing is known', () => {
    expect(tracesIn(facts({}), PATTERNS)).toEqual([]);
    expect(tracesIn(facts({ commits: [commit()] }), [])).toEqual([]);
  });

  it.each([
    ['a bot', { login: 'helper', type: 'Bot' }, ['Helper login authored']],
    ['a bot as REST spells it', { login: 'Helper[bot]', type: 'Bot' }, ['Helper login authored']],
    ["a user with a bot's name", { login: 'helper', type: 'User' }, []],
    ['a longer name', { login: 'helper-2', type: 'Bot' }, []],
    ['a user that the pattern allows', { login: 'acme-agent', type: 'User' }, ['Acme login assisted']],
  ] as const)('by login: %s', (_, author, expected) => {
    expect(found({ author })).toEqual(expected);
  });

  it('by branch and label, whole and in any case', () => {
    expect(found({ headBranch: 'Helper/fix-it', labels: ['Robot Made', 'bug'] })).toEqual([
      'Helper branch assisted',
      'Label label assisted',
    ]);
    expect(found({ headBranch: 'helper-fix', labels: ['robot made it', 'robot'] })).toEqual([]);
    expect(found({ headBranch: 'feat/helper/x' })).toEqual([]);
  });

  it.each([
    ['a signature', 'Text\n\n🤖 Written with [Pen](https://pen.example)', ['Pen body assisted']],
    ['one in other case', 'written WITH [pen](https://pen.example)', ['Pen body assisted']],
    ['one in a fenced block', 'It prints\n```\nWritten with [Pen](x)\n```\n', []],
    ['one behind a fenced block', '```\ncode\n```\nWritten with [Pen](x)', ['Pen body assisted']],
    ['one behind a fence that never ends', '```\nWritten with [Pen](x)', ['Pen body assisted']],
    ['one in backticks', 'Look for `Written with [Pen](x)`.', []],
    ["one in a template's comment", '<!-- say "Written with [Pen](x)" if so -->', []],
    ['a comment that is the signature', 'Text\n<!-- PEN TIPS -->', ['Tips body assisted']],
    ['a line', '- ✒ Written with Ink\n', ['Ink body assisted']],
    ['a line that says who asked', 'Written with Ink on behalf of @ann', ['Ink body assisted']],
    ['a line that goes on', 'Written with Ink and paper', []],
    ['a longer word', 'Written with Inkscape', []],
    ['a sentence about it', 'This was Written with Ink', []],
  ])('by body: %s', (_, body, expected) => {
    expect(found({ body })).toEqual(expected);
  });
});

describe('traces of commits', () => {
  it('of their author and committer', () => {
    const helper = { ...ANN, name: 'helper[bot]', email: `41+${BOT_MAIL.toUpperCase()}` };
    expect(found({ commits: [commit({ author: helper, committer: helper })] })).toEqual(['Helper author authored']);
    expect(found({ commits: [commit({ committer: { ...ANN, name: 'Ann (pair)' } })] })).toEqual([
      'Pair committer assisted',
    ]);
    const account = { name: null, email: null, login: 'helper', type: 'Bot' } as const;
    expect(found({ commits: [commit({ author: account })] })).toEqual(['Helper author authored']);
    expect(found({ commits: [commit({ author: null, committer: null })] })).toEqual([]);
  });

  it.each([
    ['the mailbox with its number', '9+robo@users.noreply.github.com', ['Robo author authored']],
    ['the login with another number', '8+robo@users.noreply.github.com', []],
    ['the login alone', 'robo@users.noreply.github.com', []],
    ["a bot's number with another login", '7+other[bot]@users.noreply.github.com', []],
    ['a mailbox at a longer host', `${BOT_MAIL}.example.com`, []],
    ['a longer mailbox', `x${BOT_MAIL}`, []],
  ])('by mailbox: %s', (_, email, expected) => {
    expect(found({ commits: [commit({ author: { ...ANN, email } })] })).toEqual(expected);
  });

  it('take the first of several patterns of one mailbox', () => {
    expect(inMessage('Fix\n\nCo-authored-by: Named <two@example.com>\n')).toEqual(['Named trailer assisted']);
    expect(inMessage('Fix\n\nCo-authored-by: Ann <two@example.com>\n')).toEqual(['Unnamed trailer assisted']);
  });

  it.each([
    ['a co-author', `Fix\n\n${CREDIT}\n`, ['Helper trailer assisted']],
    ['a co-author in other case', `Fix\n\n${CREDIT.toUpperCase()}\n`, ['Helper trailer assisted']],
    ['a signature', `Fix\n\nSigned-off-by: helper <${BOT_MAIL}>\n`, ['Helper trailer assisted']],
    ['a reviewer', `Fix\n\nReviewed-by: helper <${BOT_MAIL}>\n`, []],
    ['a quoted co-author', `Fix\n\n${CREDIT}\n\nis what it adds.\n`, []],
    ['a co-author in the title', `${CREDIT}\n`, []],
    ['a key and value', 'Fix\n\nMade-with: Tool 2\n', ['Tool trailer assisted']],
    ['another value', 'Fix\n\nMade-with: love\n', []],
    ['another key', 'Fix\n\nMade-without: Tool\n', []],
  ])('by trailer: %s', (_, message, expected) => {
    expect(inMessage(message)).toEqual(expected);
  });

  it.each([
    ['Claude', true],
    ['Claude Opus 4.6', true],
    ['Claude Opus 4.8 [claude-code]', true],
    ['Claude:claude-3-opus coccinelle sparse', true],
    ['claude/opus', true],
    ['Claude (Opus)', true],
    ['Claude Dupont', false],
    ['Claude <claude@example.com>', false],
    ['Claude 2 <claude@example.com>', false],
    ['Claudette 2', false],
    ['Jean Claude 2', false],
  ])('Assisted-by: %s', (value, isAgent) => {
    expect(inMessage(`Fix\n\nAssisted-by: ${value}\n`)).toEqual(isAgent ? ['Claude trailer assisted'] : []);
    expect(inMessage(`Fix\n\nHelped-by: ${value}\n`)).toEqual([]);
  });

  it('of their notes: tools that have lines', () => {
    const metadata = {
      schema_version: 'authorship/3.0.0',
      prompts: { abcd: { agent_id: { tool: 'quill' } } },
      sessions: { s_1: { agent_id: { tool: 'other' } } },
    };
    const note = (lines: string) => `src/a.ts\n${lines}\n---\n${JSON.stringify(metadata)}\n`;
    const noted = (text: string) => found({ commits: [commit({ note: text })] });
    expect(noted(note('  abcd 1-4'))).toEqual(['Quill note assisted']);
    expect(noted(note('  abcd::t_2 1-4'))).toEqual(['Quill note assisted']);
    expect(noted(note('  h_12 1-4'))).toEqual([]);
    expect(noted(note('  s_1::t_2 1'))).toEqual([]);
    for (const broken of ['', '---', '---\n{', '---\nnull', '---\n{"prompts":3,"sessions":[]}', 'abcd']) {
      expect(noted(broken)).toEqual([]);
    }
  });
});

describe('accepted suggestions', () => {
  const suggestion = (headline: string, committer = GITHUB) =>
    commit({ committer, message: `${headline}\n\n${CREDIT}\n` });

  it.each([
    ['Apply suggestions from code review', GITHUB, 'suggestion'],
    ['Apply suggestion from @helper[bot]', GITHUB, 'suggestion'],
    ['Apply suggestions from code review', ANN, 'suggestion'],
    ['Update src/door.ts', GITHUB, 'suggestion'],
    ['Update src/door.ts', ANN, 'assisted'],
    ['Update the door', GITHUB, 'assisted'],
    ['Apply suggestions', GITHUB, 'assisted'],
  ] as const)('%s', (headline, committer, expected) => {
    expect(found({ commits: [suggestion(headline, committer)] })).toEqual([`Helper trailer ${expected}`]);
  });

  it('stay suggestions when they are squashed', () => {
    const squash = commit({ message: `Fix the door (#12)\n\n${CREDIT}\n` });
    expect(found({ commits: [suggestion('Update src/door.ts')], squash })).toEqual(['Helper trailer suggestion']);
    expect(found({ commits: [commit()], squash })).toEqual(['Helper trailer assisted']);
    expect(found({ commits: [], squash })).toEqual(['Helper trailer assisted']);
    const written = commit({ author: { ...ANN, email: BOT_MAIL }, message: `Fix the door (#12)\n\n${CREDIT}\n` });
    expect(found({ commits: [suggestion('Update src/door.ts')], squash: written })).toEqual([
      'Helper author authored',
      'Helper trailer suggestion',
    ]);
  });
});

describe('all traces together', () => {
  it('are one of each kind, the surest, in a fixed order, and hold no text', () => {
    const body = 'Written with Ink\nWritten with Ink';
    const commits = [
      commit({ message: `A\n\n${CREDIT}\n${CREDIT}\n` }),
      commit({ message: `Written with Ink\n\n${CREDIT}\n` }),
    ];
    const traces = tracesIn(facts({ body, commits }), [...PATTERNS].reverse());
    expect(traces).toEqual([
      { tool: 'Helper', field: 'trailer', class: 'assisted', confidence: 'high' },
      { tool: 'Ink', field: 'body', class: 'assisted', confidence: 'medium' },
    ]);
    const sure: TracePattern = { match: 'line', text: 'Written with Ink', tool: 'Ink', ...HIGH };
    expect(tracesIn(facts({ body }), [...PATTERNS, sure])[0]?.confidence).toBe('high');
    for (const each of traces) expect(trace.parse(each)).toEqual(each);
    for (const each of PATTERNS) expect(tracePattern.safeParse(each).success).toBe(true);
  });

  it.each([
    ['fences', '```\n'.repeat(50_001)],
    ['backticks', '`'.repeat(200_001)],
    ['comments', '<!--'.repeat(60_000)],
    ['symbols', `${'*'.repeat(200_000)}x`],
    ['beginnings', 'Written with ['.repeat(20_000)],
    ['notes', `${' a:'.repeat(60_000)}\n---\n${'['.repeat(60_000)}`],
  ])('take little time in a text of %s', (_, text) => {
    const start = performance.now();
    tracesIn(facts({ body: text, commits: [commit({ message: text, note: text })] }), PATTERNS);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
