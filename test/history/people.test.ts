import { describe, expect, it } from 'vitest';
import { AGENT_LOGINS } from '../../src/history/agent-logins.ts';
import type { Actor } from '../../src/history/commit.ts';
import { isAutomation, isIgnored, isKnownHuman, plainLogin } from '../../src/history/people.ts';

const PEOPLE = { bots: ['acme-*', 'robot[bot]'], ignore: ['intern-?', 'renovate'] };

const user = (login: string): Actor => ({ login, type: 'User' });
const bot = (login: string): Actor => ({ login, type: 'Bot' });

describe('a login', () => {
  it.each([
    ['dependabot[bot]', 'dependabot'],
    ['dependabot[BOT]', 'dependabot'],
    ['dependabot', 'dependabot'],
    ['[bot]alice', '[bot]alice'],
    ['', ''],
  ])('%j is %j without what REST appends', (login, plain) => {
    expect(plainLogin(login)).toBe(plain);
  });
});

describe('who did something', () => {
  it.each([
    ['a user', user('alice'), { automation: false, human: true, ignored: false }],
    ['a deleted account', null, { automation: false, human: false, ignored: false }],
    ['a bot', bot('dependabot'), { automation: true, human: false, ignored: false }],
    ['a bot as REST spells it', bot('dependabot[bot]'), { automation: true, human: false, ignored: false }],
    ['a user listed as a bot', user('Acme-Robot'), { automation: true, human: false, ignored: false }],
    ['a user listed as REST spells it', user('robot[bot]'), { automation: true, human: false, ignored: false }],
    ['an AI agent', bot('copilot-swe-agent'), { automation: false, human: false, ignored: false }],
    ['an AI agent as REST spells it', bot('Copilot[bot]'), { automation: false, human: false, ignored: false }],
    ["a user with an agent's name", user('claude'), { automation: false, human: true, ignored: false }],
    ['a user to leave out', user('intern-7'), { automation: false, human: true, ignored: true }],
    ['a bot to leave out', bot('renovate[bot]'), { automation: true, human: false, ignored: true }],
  ])('%s', (_, actor, expected) => {
    const found = {
      automation: isAutomation(actor, PEOPLE),
      human: isKnownHuman(actor, PEOPLE),
      ignored: isIgnored(actor, PEOPLE),
    };
    expect(found).toEqual(expected);
  });

  it('is found by a pattern that ends as REST spells bots', () => {
    const listed = { bots: ['Robot[bot]'], ignore: ['acme-*[bot]'] };
    expect([isAutomation(user('robot'), listed), isKnownHuman(user('robot'), listed)]).toEqual([true, false]);
    expect([isIgnored(bot('acme-bumper'), listed), isIgnored(user('robot'), listed)]).toEqual([true, false]);
  });

  it('is no person where a pattern with wildcards ends as REST spells bots', () => {
    const listed = { bots: ['*[bot]'], ignore: ['acme-*[BOT]', 'ali?e[bot]'] };
    expect([isKnownHuman(user('alice'), listed), isAutomation(user('alice'), listed)]).toEqual([true, false]);
    expect([isIgnored(user('alice'), listed), isIgnored(user('acme-ann'), listed)]).toEqual([false, false]);
    expect([isIgnored(bot('acme-bumper'), listed), isIgnored(user('acme-bumper[bot]'), listed)]).toEqual([true, true]);
    expect(isAutomation(user('robot[bot]'), listed)).toBe(true);
  });

  it('is nobody special where nothing is set', () => {
    const nobody = { bots: [], ignore: [] };
    expect([isAutomation(user('acme-robot'), nobody), isIgnored(user('alice'), nobody)]).toEqual([false, false]);
  });
});

describe('the logins of AI agents', () => {
  it('are spelled as they are looked up', () => {
    for (const login of AGENT_LOGINS) expect(login).toBe(plainLogin(login).toLowerCase());
  });
});
