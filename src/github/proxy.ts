/** The way out: straight, or through the proxy that the environment names. */
import { Agent, type Dispatcher, ProxyAgent, fetch as undiciFetch } from 'undici';
import { UpstreamError } from './errors.ts';
import type { Send } from './transport.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Sends requests to `apiUrl`, through the proxy of `https_proxy` (`http_proxy` for a plain `http` address; upper case
 * too) unless `no_proxy` lists the host. Follows the rules of the Actions toolkit: loopback addresses are never
 * proxied, `no_proxy` holds hosts, optionally with a port, and a host covers its subdomains; `*` covers all. Node's own
 * `fetch` ignores these variables on Node 20.
 */
export function openSend(apiUrl: string, environment: Environment): Send {
  const proxy = proxyOf(new URL(apiUrl), environment);
  const dispatcher = proxy === null ? new Agent() : through(proxy);
  return (url, init) => undiciFetch(url, { ...init, dispatcher });
}

/** The proxy for this address, as the environment spells it; `null`: none. */
export function proxyOf(url: URL, environment: Environment): string | null {
  if (isLoopback(url.hostname)) return null;
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const proxy = environment[name] || environment[name.toUpperCase()];
  if (!proxy || isListed(url, environment.no_proxy || environment.NO_PROXY || '')) return null;
  return /^https?:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function isListed(url: URL, list: string): boolean {
  const host = url.hostname.toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const bare = entry.replace(/^\*?\./, '');
      return [host, `${host}:${port}`].some((name) => name === bare || name.endsWith(`.${bare}`));
    });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '[::1]';
}

/** The proxy's address may hold a password: no message repeats it. */
function through(proxy: string): Dispatcher {
  try {
    return new ProxyAgent(proxy);
  } catch {
    throw new UpstreamError(
      'The address of the proxy is not valid.',
      'Correct HTTPS_PROXY (http://host:port, special characters in the password percent-encoded).',
    );
  }
}
