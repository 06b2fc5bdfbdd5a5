import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export const client = { id: 'counterpart', secret: 'a secret of the client' };
type Claims = Record<string, unknown>;
interface Granted { readonly claims: Claims; readonly challenge: string; readonly redirectUri: string }

/**
 * An OpenID Connect provider on a port of its own, as strict as the standards ask: a code is good once, for the client
 * that asked, the address it came from and the holder of its PKCE verifier (RFC 7636, OpenID Connect Core §3.1).
 */
export async function startIdentityProvider() {
  const [own, foreign] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })];
  const granted = new Map<string, Granted>();
  const provider = {
    issuer: '',
    /** Who signs in next. */
    person: {} as Claims,
    /** What the next identity token says otherwise than it should. */
    lies: {} as Claims,
    /** Signs with a key that is not published. */
    forges: false,
    /** What the last sign-in asked for. */
    asked: new URLSearchParams(),
    settings: () => ({ issuer: provider.issuer, clientId: client.id, clientSecret: client.secret, name: 'Example ID' }),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  function identityToken(claims: Claims): string {
    const seconds = Math.floor(Date.now() / 1_000);
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = `${encode({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${encode({ iss: provider.issuer, aud: client.id, iat: seconds, exp: seconds + 300, ...claims, ...provider.lies })}`;
    return `${body}.${createSign('RSA-SHA256').update(body).sign((provider.forges ? foreign : own).privateKey).toString('base64url')}`;
  }

  function authorize(url: URL, response: ServerResponse): void {
    provider.asked = url.searchParams;
    const { redirect_uri: redirectUri = '', state = '', nonce, code_challenge: challenge = '' } = Object.fromEntries(url.searchParams);
    const whole = url.searchParams.get('client_id') === client.id && url.searchParams.get('response_type') === 'code' && url.searchParams.get('code_challenge_method') === 'S256' && state && nonce && challenge && redirectUri;
    if (!whole) return void response.writeHead(400).end('incomplete');
    const code = randomBytes(16).toString('hex');
    granted.set(code, { claims: { ...provider.person, nonce }, challenge, redirectUri });
    response.writeHead(302, { location: `${redirectUri}?${new URLSearchParams({ code, state })}` }).end();
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const basic = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString().split(':').map(decodeURIComponent);
    const secret = form.get('client_secret') ?? basic[1];
    const code = form.get('code') ?? '';
    const grant = granted.get(code);
    granted.delete(code);
    const proved = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (!grant || secret !== client.secret || form.get('redirect_uri') !== grant.redirectUri || proved !== grant.challenge) return json(response, 400, { error: 'invalid_grant' });
    json(response, 200, { access_token: 'an access token', token_type: 'Bearer', expires_in: 300, id_token: identityToken(grant.claims) });
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer);
    if (url.pathname === '/authorize') return authorize(url, response);
    if (url.pathname === '/token' && request.method === 'POST') return void exchange(request, response);
    if (url.pathname === '/jwks') return json(response, 200, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    if (url.pathname !== '/.well-known/openid-configuration') return json(response, 404, {});
    json(response, 200, {
      issuer: provider.issuer, authorization_endpoint: `${provider.issuer}/authorize`, token_endpoint: `${provider.issuer}/token`, jwks_uri: `${provider.issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'], response_types_supported: ['code'], subject_types_supported: ['public'], code_challenge_methods_supported: ['S256'],
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}
export type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
