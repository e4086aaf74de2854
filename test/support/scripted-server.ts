import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. Bodies that are no text are sent as JSON. */
export type Step = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /**
   * `reset`: closes at once; `reset-mid-body`: after half the body; `hang`: never answers; `drip`: a byte every 5 ms;
   * `cut`: ends the body halfway as if it were whole.
   */
  readonly fault?: 'reset' | 'reset-mid-body' | 'hang' | 'drip' | 'cut';
  /** Before the answer, in real time. */
  readonly delayMs?: number;
};

export type Received = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type ScriptedServer = {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** The most requests that were open at the same time. */
  mostAtOnce(): number;
  close(): Promise<void>;
};

/** The moment that the server believes it is, on the second: tests set their clock to it. */
export const SERVER_TIME = Date.parse('2026-11-22T10:00:00Z');

/** A server on this machine that answers with the steps in order, and with 599 once they are used up. */
export async function startScriptedServer(steps: readonly Step[]): Promise<ScriptedServer> {
  const received: Received[] = [];
  let open = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    open++;
    most = Math.max(most, open);
    response.on('close', () => open--);
    const step = steps[received.length] ?? { status: 599, body: 'no step left' };
    const entry = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: '' };
    received.push(entry);
    for await (const chunk of request) entry.body += chunk;
    if (step.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, step.delayMs));
    play(step, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    received,
    mostAtOnce: () => most,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function play(step: Step, response: ServerResponse): void {
  if (step.fault === 'hang') return;
  if (step.fault === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const text = typeof step.body === 'string' ? step.body : step.body === undefined ? '' : JSON.stringify(step.body);
  response.sendDate = false;
  response.writeHead(step.status ?? 200, {
    date: new Date(SERVER_TIME).toUTCString(),
    'content-type': 'application/json; charset=utf-8',
    ...step.headers,
  });
  if (step.fault === 'drip') {
    const timer = setInterval(() => response.write(' '), 5);
    response.on('close', () => clearInterval(timer));
    return;
  }
  if (step.fault === 'reset-mid-body') {
    response.write(text.slice(0, text.length / 2), () => response.socket?.resetAndDestroy());
    return;
  }
  response.end(step.fault === 'cut' ? text.slice(0, text.length / 2) : text);
}
