/** A server with a certificate of its own, asked by the built program. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder } from '../support/folder.ts';
import { runTerminal } from '../support/run-terminal.ts';

const OPENSSL = 'openssl';

function hasOpenssl(): boolean {
  try {
    execFileSync(OPENSSL, ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A server that accepts no token, and the file with the certificate that vouches for it. */
async function startServer(): Promise<{ readonly url: string; readonly authority: string }> {
  const folder = aFolder({});
  const [key, authority] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', authority, ...names];
  execFileSync(OPENSSL, ['req', '-x509', ...made], { stdio: 'ignore' });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(authority) }, (_, response) => {
    response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"Bad credentials"}');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `https://localhost:${address.port}/api/v3`, authority };
}

async function said(env: Readonly<Record<string, string>>): Promise<string> {
  const given = { cwd: aFolder({}), env: { GITHUB_TOKEN: 'ghs_x', ...env } };
  return (await runTerminal(['-R', 'octo/shop', '--quiet'], given)).err;
}

describe.skipIf(!hasOpenssl())('a certificate of one’s own', () => {
  it('is refused, and taken with NODE_EXTRA_CA_CERTS', async () => {
    const { url, authority } = await startServer();
    const refused = await said({ GITHUB_API_URL: url });
    expect(refused).toMatch(/certificate|can't be reached/);
    expect(refused).not.toContain('(401)');
    const taken = await said({ GITHUB_API_URL: url, NODE_EXTRA_CA_CERTS: authority });
    expect(taken).toContain('GitHub does not accept the token (401).');
  });
});
