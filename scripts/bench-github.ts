/**
 * Reads generated repositories from a fake GitHub in another process, 120 ms away:
 * `node scripts/bench-github.ts [changes …]` (100, 1,000 and 10,000). Prints requests, points, wall time and the peak of
 * the reader's memory, for a first read and for one after ten pull requests changed.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openDoor } from '../src/github/door.ts';
import { openRepository } from '../src/github/repository.ts';
import type { GitHubRead } from '../src/github/source.ts';
import { readGitHub } from '../src/github/source.ts';
import type { KnownHistory } from '../src/github/source-base.ts';
import { MS_PER_HOUR } from '../src/history/time.ts';
import { generatedRepository } from '../test/github/generated-world.ts';
import { startFakeGitHub } from '../test/support/fake-github/start.ts';
import { aPlan, UNTIL } from '../test/support/history.ts';

const LATENCY_MS = 120;
const SERVE = 'serve';

const [mode, ...rest] = process.argv.slice(2);
if (mode === SERVE) await serve(Number(rest[0]));
else {
  const sizes = [mode, ...rest].flatMap((size) => (size === undefined ? [] : [Number(size)]));
  for (const size of sizes.length === 0 ? [100, 1_000, 10_000] : sizes) await measure(size);
}

/** The fake, and in front of it a relay that holds back what is asked. A message of the parent changes ten of them. */
async function serve(changes: number): Promise<void> {
  const repository = generatedRepository({ changes, until: UNTIL, days: 220, merges: 'squash', deployEvery: 10 });
  let now = UNTIL;
  const fake = await startFakeGitHub({ repository, now: () => now, pointLimit: 5_000 });
  const port = Number(new URL(fake.url).port);
  const relay = createServer((client) => {
    const server = connect(port);
    client.on('data', (piece) => void setTimeout(LATENCY_MS).then(() => server.write(piece)));
    server.pipe(client);
    for (const socket of [client, server]) socket.on('error', () => client.destroy());
    client.on('close', () => server.destroy());
  });
  process.on('message', () => {
    now += MS_PER_HOUR;
    for (const pull of repository.pullRequests.slice(-10)) Object.assign(pull, { labels: ['late'], updatedAt: now });
    process.send?.('changed');
  });
  relay.listen(0, '127.0.0.1', () => {
    const address = relay.address();
    process.send?.(typeof address === 'object' ? address?.port : null);
  });
}

async function measure(changes: number): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), [SERVE, String(changes)]);
  const [port] = z
    .tuple([z.number()])
    .rest(z.unknown())
    .parse(await once(child, 'message'));
  const first = await timed(`${changes} changes, first read`, port, null);
  child.send('change');
  await once(child, 'message');
  const { history, watermark, fullReadAt } = first;
  const configuration = { path: null, ref: null, settings: {} };
  const saved = { history, watermark, fullReadAt, window: aPlan().window, configuration };
  await timed(`${changes} changes, 10 updated`, port, { saved, plan: aPlan(), issueLabels: ['incident'] });
  child.kill();
}

async function timed(title: string, port: number, known: KnownHistory | null): Promise<GitHubRead> {
  const startedAt = performance.now();
  const door = openDoor({
    token: 'ghs_fake',
    apiUrl: `http://127.0.0.1:${port}`,
    userAgent: 'one-pizza-bench',
    clock: { now: () => Date.now(), sleep: (ms) => setTimeout(ms) },
    log: () => undefined,
    environment: {},
  });
  const repository = await openRepository(door, { owner: 'octo', name: 'shop' });
  const log = () => undefined;
  const read = await readGitHub({ door, repository, plan: aPlan(), issueLabels: ['incident'], known, log });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1_024);
  const gaps = read.history.gaps.length === 0 ? '' : `, ${read.history.gaps.length} gaps`;
  console.log(`${title}: ${door.requests} requests, ${door.points} points, ${seconds} s, ${peak} MB${gaps}`);
  return read;
}
