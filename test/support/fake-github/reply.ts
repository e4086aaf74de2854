/** A reply before it goes onto the wire. */

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or what becomes JSON; `null`: no body. */
  readonly body: unknown;
  /** Points the request cost. */
  readonly points: number;
};

const DOCUMENTATION = 'https://docs.github.com/rest';

/** An error in the shape of GitHub's REST API. */
export function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: { message, documentation_url: DOCUMENTATION, status: String(status) }, points: 0 };
}

/** The bytes of a reply's body. */
export function bytesOf(body: unknown): Buffer {
  if (body === null) return Buffer.alloc(0);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
