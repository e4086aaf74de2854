import { describe, expect, it } from 'vitest';
import type { Door } from '../../../src/github/door.ts';
import { marked } from '../../../src/runner/action/comment-marker.ts';
import type { Outcome, Sticky } from '../../../src/runner/action/sticky-comment.ts';
import { keepComment } from '../../../src/runner/action/sticky-comment.ts';
import { doorTo, withGitHub } from '../../github/reading.ts';
import { ALICE, fakePullRequest, fakeRepository } from '../../support/fake-github/builders.ts';
import type { Fault } from '../../support/fake-github/faults.ts';
import type { FakeActor } from '../../support/fake-github/git-state.ts';
import { BAD_GATEWAY, secondaryLimit } from '../../support/fake-github/known-faults.ts';
import { READ_EVERYTHING } from '../../support/fake-github/permissions.ts';
import type { FakeGitHub, FakeGitHubOptions } from '../../support/fake-github/start.ts';
import type { FakeComment } from '../../support/fake-github/state.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const SECOND = 1_000;
const HEAD = 'a'.repeat(40);
const BOT: FakeActor = { __typename: 'Bot', login: 'github-actions' };
const RENOVATE: FakeActor = { __typename: 'Bot', login: 'renovate' };
const LOOKALIKE: FakeActor = { __typename: 'User', login: 'github-actions' };
const FOREVER = Number.POSITIVE_INFINITY;

type Given = { readonly at?: number; readonly key?: string; readonly text?: string; readonly result?: 'pass' | 'fail' };

function body({ at = NOON, key = 'default', text = 'text', result = 'fail' }: Given = {}): string {
  return marked({ key, asOf: at, result }, text);
}

function sticky({ at = NOON, key = 'default', text = 'text', result = 'fail' }: Given = {}): Sticky {
  const mark = { key, asOf: at, result };
  const conversation = { owner: 'octo', name: 'shop', number: 7 };
  return { conversation, mark, headSha: HEAD, first: text, again: text };
}

function comment(id: number, given: Partial<FakeComment> = {}): FakeComment {
  return { id, issue: 7, body: 'hello', user: BOT, createdAt: NOON, updatedAt: NOON, ...given };
}

function onPullRequest<T>(
  comments: readonly FakeComment[],
  play: (fake: FakeGitHub, door: Door) => Promise<T>,
  options: Partial<FakeGitHubOptions> = {},
): Promise<T> {
  const repository = fakeRepository({
    pullRequests: [fakePullRequest({ number: 7, commits: [HEAD], headRefOid: HEAD }), fakePullRequest({ number: 8 })],
    comments: [...comments],
  });
  return withGitHub({ repository, now: () => NOON, ...options }, play);
}

const shown = ({ repository }: FakeGitHub) => repository.comments.map(({ id, body: text }) => [id, text]);
const writes = ({ log }: FakeGitHub) =>
  log.filter(({ query, method }) => query === null && method !== 'GET').map(({ method }) => method);
const isPost: Fault['when'] = ({ method, query }) => method === 'POST' && query === null;

/** Both answers to their first question are sent before either may write. */
function meeting(): (door: Door) => Door {
  let waiting: (() => void)[] = [];
  return (door) => {
    let isFirst = true;
    return {
      ...door,
      rest: (request) => door.rest(request),
      graphql: async (query) => {
        const answer = await door.graphql(query);
        if (!isFirst) return answer;
        isFirst = false;
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          if (waiting.length < 2) return;
          for (const go of waiting) go();
          waiting = [];
        });
        return answer;
      },
    };
  };
}

describe('the sticky comment', () => {
  it('is written, kept as it is, and brought up to date', async () => {
    await onPullRequest([], async (fake, door) => {
      expect(await keepComment(door, sticky())).toBe('created');
      expect(await keepComment(door, sticky())).toBe('unchanged');
      expect(writes(fake)).toEqual(['POST']);
      expect(await keepComment(door, sticky({ at: NOON + SECOND, text: 'new' }))).toBe('updated');
      expect(writes(fake)).toEqual(['POST', 'PATCH']);
      expect(shown(fake)).toEqual([[3_000_000_001, body({ at: NOON + SECOND, text: 'new' })]]);
    });
  });

  it('is the same text where GitHub gives other line breaks', async () => {
    await onPullRequest([comment(1, { body: body().replaceAll('\n', '\r\n') })], async (fake, door) => {
      expect(await keepComment(door, sticky())).toBe('unchanged');
      expect(writes(fake)).toEqual([]);
    });
  });

  it('leaves a moment of later facts although nothing else is new: an older run that is still going must see it', async () => {
    await onPullRequest([comment(1, { body: body({ result: 'pass' }) })], async (fake, door) => {
      expect(await keepComment(door, sticky({ at: NOON + 2 * SECOND, result: 'pass' }))).toBe('updated');
      expect(await keepComment(door, sticky({ at: NOON + SECOND, text: 'old news' }))).toBe('newer');
      expect(shown(fake)).toEqual([[1, body({ at: NOON + 2 * SECOND, result: 'pass' })]]);
    });
  });

  it.each<[string, Given, Outcome]>([
    ['of a later moment stays', { at: NOON + SECOND, text: 'later' }, 'newer'],
    ['of the same moment with a worse result stays', { result: 'fail', text: 'worse' }, 'newer'],
    ['of an earlier moment gives way', { at: NOON - SECOND, text: 'earlier' }, 'updated'],
    ['that claims tomorrow gives way', { at: NOON + 86_400_000, text: 'forged' }, 'updated'],
  ])('%s', async (_, there, outcome) => {
    await onPullRequest([comment(1, { body: body(there) })], async (fake, door) => {
      expect(await keepComment(door, sticky({ result: 'pass', text: 'own' }))).toBe(outcome);
      const expected = outcome === 'newer' ? body(there) : body({ result: 'pass', text: 'own' });
      expect(shown(fake)).toEqual([[1, expected]]);
    });
  });

  it('is found on the last page, and nobody else’s is taken for it', async () => {
    const others = Array.from({ length: 298 }, (_, at) => comment(10 + at, { body: `${at}` }));
    const forged = [
      comment(1, { user: ALICE, body: body() }),
      comment(2, { user: RENOVATE, body: body() }),
      comment(3, { user: LOOKALIKE, body: body() }),
      comment(4, { user: null, body: body() }),
      comment(5, { body: `> ${body()}` }),
      comment(6, { issue: 8, body: body() }),
    ];
    const own = comment(4_000_000_000, { body: body({ at: NOON - SECOND }) });
    const before = [...forged, ...others];
    await onPullRequest([...before, own], async (fake, door) => {
      expect(await keepComment(door, sticky({ text: 'mine' }))).toBe('updated');
      expect(shown(fake)).toEqual([
        ...before.map(({ id, body: text }) => [id, text]),
        [own.id, body({ text: 'mine' })],
      ]);
      expect(writes(fake)).toEqual(['PATCH']);
    });
  });

  it('of each key is one', async () => {
    await onPullRequest([], async (fake, door) => {
      for (const key of ['api', 'web', 'api']) await keepComment(door, sticky({ key, text: key }));
      expect(shown(fake).map(([, text]) => text)).toEqual(['api', 'web'].map((key) => body({ key, text: key })));
    });
  });

  it.each([
    ['the first is of older facts', 0, SECOND],
    ['the first is of newer facts', SECOND, 0],
    ['both are of one moment', 0, 0],
  ])('is one after a race of two runs: %s', async (_, one, other) => {
    await onPullRequest([], async (fake) => {
      const meet = meeting();
      const runs = [one, other].map((later) => {
        return keepComment(meet(doorTo(fake)), sticky({ at: NOON + later, text: `${later}` }));
      });
      await Promise.all(runs);
      expect(writes(fake).filter((method) => method === 'POST')).toHaveLength(2);
      expect(shown(fake)).toEqual([
        [3_000_000_001, body({ at: NOON + Math.max(one, other), text: `${Math.max(one, other)}` })],
      ]);
    });
  });

  it('is one again where several were left: the oldest, with the newest text', async () => {
    const left = [comment(2, { body: body({ at: NOON + SECOND, text: 'newest' }) }), comment(1, { body: body() })];
    await onPullRequest([...left, comment(3, { body: body() })], async (fake, door) => {
      expect(await keepComment(door, sticky({ text: 'own' }))).toBe('newer');
      expect(shown(fake)).toEqual([[1, body({ at: NOON + SECOND, text: 'newest' })]]);
    });
  });

  it('says so where one of several may not be deleted', async () => {
    await onPullRequest([comment(1, { body: body() }), comment(2, { body: body() })], async (fake, door) => {
      const reply = { status: 403, body: { message: 'Resource not accessible by integration' } };
      fake.fault({ when: ({ method }) => method === 'DELETE', reply, times: FOREVER });
      expect(await keepComment(door, sticky({ text: 'own' }))).toMatchObject({ ok: false, reason: 'forbidden' });
      expect(shown(fake)).toEqual([
        [1, body({ text: 'own' })],
        [2, body()],
      ]);
    });
  });

  it('is not written where none is wanted, and kept up to date where there is one', async () => {
    const quiet = { ...sticky({ at: NOON + SECOND, text: 'resolved' }), first: null };
    await onPullRequest([], async (fake, door) => {
      expect(await keepComment(door, quiet)).toBe('none');
      fake.repository.comments.push(comment(1, { body: body() }));
      expect(await keepComment(door, quiet)).toBe('updated');
      expect(shown(fake)).toEqual([[1, body({ at: NOON + SECOND, text: 'resolved' })]]);
    });
  });

  it('is left alone once the head has moved on', async () => {
    await onPullRequest([comment(1, { body: body({ at: 0 }) })], async (fake, door) => {
      expect(await keepComment(door, { ...sticky(), headSha: 'b'.repeat(40) })).toBe('outdated');
      expect(writes(fake)).toEqual([]);
    });
  });
});

type Trouble = {
  readonly what: string;
  readonly options?: Partial<FakeGitHubOptions>;
  readonly before?: (fake: FakeGitHub) => unknown;
  readonly expected: object;
};

describe('trouble with the comment', () => {
  const lost = (reply: Fault['reply']): Fault => ({ when: isPost, reply, times: FOREVER });

  it.each<[string, Fault['reply'], string]>([
    ['is written and the answer is lost: it is found, not sent again', 'lost', 'created'],
    ['is written and the answer is cut off: it is found, not sent again', 'cut', 'created'],
  ])('%s', async (_, reply, outcome) => {
    await onPullRequest([], async (fake, door) => {
      fake.fault(lost(reply));
      expect(await keepComment(door, sticky())).toBe(outcome);
      expect([writes(fake), shown(fake)]).toEqual([['POST'], [[3_000_000_001, body()]]]);
    });
  });

  it('is not known to be written, and is not there: it is said, and not sent again', async () => {
    await onPullRequest([], async (fake, door) => {
      fake.fault(lost(BAD_GATEWAY));
      await expect(keepComment(door, sticky())).rejects.toThrow('It is not known whether a write succeeded');
      expect(writes(fake)).toEqual(['POST']);
    });
  });

  it('is written, and whether another was can not be seen: it counts', async () => {
    await onPullRequest([], async (fake, door) => {
      let asked = 0;
      const isSecond: Fault['when'] = ({ query }) => query !== null && ++asked > 1;
      fake.fault({ when: isSecond, reply: BAD_GATEWAY, times: FOREVER });
      expect(await keepComment(door, sticky())).toBe('created');
      expect(shown(fake)).toHaveLength(1);
    });
  });

  it('is deleted between finding and updating: a new one is written, if one is wanted', async () => {
    for (const [first, outcome, left] of [['text', 'created', 1] as const, [null, 'none', 0] as const]) {
      await onPullRequest([comment(1, { body: body({ at: 0 }) })], async (fake, door) => {
        fake.fault({
          when: ({ method }) => method === 'PATCH',
          reply: { status: 404, body: { message: 'Not Found' } },
        });
        const gone: Door = {
          ...door,
          graphql: (query) => door.graphql(query),
          rest: (request) => {
            if (request.method === 'PATCH') fake.repository.comments.length = 0;
            return door.rest(request);
          },
        };
        expect(await keepComment(gone, { ...sticky(), first })).toBe(outcome);
        expect(shown(fake)).toHaveLength(left);
      });
    }
  });

  it.each<Trouble>([
    { what: 'may not be written', options: { permissions: READ_EVERYTHING }, expected: { reason: 'forbidden' } },
    {
      what: 'is for a locked conversation',
      before: ({ repository }) => {
        for (const pull of repository.pullRequests) pull.locked = true;
      },
      expected: { reason: 'forbidden', detail: expect.stringContaining('issue is locked') },
    },
    {
      what: 'comes too soon after many others',
      before: (fake) => fake.fault(lost(secondaryLimit(403, 3600))),
      expected: { reason: 'budget' },
    },
    {
      what: 'comes too soon, without a word on how long',
      before: (fake) => fake.fault(lost(secondaryLimit(403, null))),
      expected: { reason: 'budget' },
    },
  ])('$what: that is said', async ({ options, before, expected }) => {
    const play = async (fake: FakeGitHub, door: Door) => {
      before?.(fake);
      expect(await keepComment(door, sticky())).toMatchObject({ ok: false, ...expected });
      expect(shown(fake)).toEqual([]);
    };
    await onPullRequest([], play, options);
  });

  it('waits for a limit that passes soon, and is one then', async () => {
    await onPullRequest([], async (fake, door) => {
      fake.fault({ when: isPost, reply: secondaryLimit(403, 2) });
      expect(await keepComment(door, sticky())).toBe('created');
      expect(shown(fake)).toHaveLength(1);
    });
  });

  it('writes nothing where a page of the comments could not be read', async () => {
    const others = Array.from({ length: 150 }, (_, at) => comment(at + 1));
    await onPullRequest(others, async (fake, door) => {
      const isSecondPage: Fault['when'] = ({ variables }) => typeof variables?.cursor === 'string';
      fake.fault({ when: isSecondPage, reply: BAD_GATEWAY, times: FOREVER });
      const outcome = await keepComment(door, sticky()).catch((error: unknown) => error);
      expect(outcome).not.toBe('created');
      expect(writes(fake)).toEqual([]);
    });
  });
});
