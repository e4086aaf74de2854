/** A GitHub on this machine: GraphQL over the public schema and the REST routes that the program uses. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { EpochMs } from '../../../src/history/time.ts';
import { MS_PER_HOUR } from '../../../src/history/time.ts';
import { answer } from './answer.ts';
import type { World } from './context.ts';
import { deliver, deliverFault } from './deliver.ts';
import type { Fault, FaultSource } from './faults.ts';
import { faultSource } from './faults.ts';
import type { FakeActor } from './git-state.ts';
import type { LoggedRequest } from './log.ts';
import type { Permissions } from './permissions.ts';
import { READ_AND_REPORT } from './permissions.ts';
import type { RandomFaults } from './random-faults.ts';
import { randomFaultSource } from './random-faults.ts';
import { refusal } from './reply.ts';
import type { Incoming } from './request.ts';
import { loggedRequest, readRequest } from './request.ts';
import { executableSchema } from './schema.ts';
import type { FakeRepository } from './state.ts';

export type FakeGitHubOptions = {
  readonly repository: FakeRepository;
  readonly token?: string;
  readonly permissions?: Permissions;
  /** Who the token belongs to. */
  readonly viewer?: FakeActor;
  /** `/api/v3`: an Enterprise Server, its GraphQL at `/api/graphql`. */
  readonly basePath?: '' | '/api/v3';
  readonly saml?: boolean;
  readonly webUrl?: string;
  /** GitHub's clock; the machine's by default. */
  readonly now?: () => EpochMs;
  /** Points and requests of the hour. */
  readonly pointLimit?: number;
  readonly requestLimit?: number;
};

export type FakeGitHub = {
  readonly url: string;
  readonly restUrl: string;
  readonly graphqlUrl: string;
  readonly token: string;
  readonly log: readonly LoggedRequest[];
  /** May be changed between requests. */
  readonly repository: FakeRepository;
  /** Token, permissions, single sign-on and budgets; may be changed between requests. */
  readonly world: World;
  /** Makes requests fail; call the result to stop it. */
  readonly fault: (fault: Fault) => () => void;
  readonly randomFaults: (options: RandomFaults) => () => void;
  readonly close: () => Promise<void>;
};

/** Starts the fake on a free port of the loopback interface. */
export async function startFakeGitHub(options: FakeGitHubOptions): Promise<FakeGitHub> {
  executableSchema();
  const log: LoggedRequest[] = [];
  const sources: FaultSource[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake has no port');
  const url = `http://127.0.0.1:${address.port}`;
  const basePath = options.basePath ?? '';
  const graphqlPath = basePath === '' ? '/graphql' : '/api/graphql';
  const world = worldOf(options, url + basePath);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const incoming: Incoming = await readRequest(request, { basePath, graphqlPath });
    const entry = loggedRequest(incoming);
    log.push(entry);
    response.setHeader('date', new Date(world.now()).toUTCString());
    if (basePath !== '') response.setHeader('x-github-enterprise-version', '3.19.0');
    const fault = faultFor(entry);
    entry.fault = fault?.name ?? null;
    const carryOut = (): ReturnType<typeof answer> => answer(incoming, world);
    const sent = fault === null ? deliver(response, carryOut()) : deliverFault(response, fault.reply, carryOut);
    entry.status = sent.status;
    entry.points = sent.points;
  }

  function faultFor(entry: LoggedRequest): ReturnType<FaultSource> {
    // Every source sees every request, so that "the third one" means what it says.
    const found = sources.map((source) => source(entry));
    return found.find((fault) => fault !== null) ?? null;
  }

  function use(source: FaultSource): () => void {
    sources.push(source);
    return () => {
      const place = sources.indexOf(source);
      if (place >= 0) sources.splice(place, 1);
    };
  }

  return {
    url,
    restUrl: url + basePath,
    graphqlUrl: url + graphqlPath,
    token: world.token,
    log,
    repository: options.repository,
    world,
    fault: (fault) => use(faultSource(fault)),
    randomFaults: (random) => use(randomFaultSource(random)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A mistake in the fake must show up in the test that hits it. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) response.destroy();
  else deliver(response, refusal(501, `the fake failed: ${error instanceof Error ? error.stack : String(error)}`));
}

function worldOf(options: FakeGitHubOptions, restUrl: string): World {
  const now = options.now ?? Date.now;
  const resetAt = now() + MS_PER_HOUR;
  return {
    repository: options.repository,
    token: options.token ?? 'ghs_fake',
    permissions: options.permissions ?? READ_AND_REPORT,
    saml: options.saml ?? false,
    viewer: options.viewer ?? { __typename: 'Bot', login: 'github-actions' },
    webUrl: options.webUrl ?? 'https://github.com',
    restUrl,
    now,
    graphql: { limit: options.pointLimit ?? 1_000, used: 0, resetAt },
    core: { limit: options.requestLimit ?? 1_000, used: 0, resetAt },
  };
}
