import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of an OpenID Connect provider as one sign-in needs. `claims` is who signs in next. */
export async function startIdentityProvider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = { claims: {} as Record<string, unknown>, nonce: '', forge: false, issuer: '', stop: async () => { server.closeAllConnections(); server.close(); await once(server, 'close'); } };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  function idToken(): string {
    const seconds = Math.floor(Date.now() / 1_000);
    const body = `${encode({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${encode({ iss: provider.issuer, aud: 'counterpart', iat: seconds, exp: seconds + 300, nonce: provider.nonce, ...provider.claims })}`;
    const signature = createSign('RSA-SHA256').update(body).sign(provider.forge ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : privateKey);
    return `${body}.${signature.toString('base64url')}`;
  }
  const answers: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer: provider.issuer, authorization_endpoint: `${provider.issuer}/authorize`, token_endpoint: `${provider.issuer}/token`, jwks_uri: `${provider.issuer}/jwks`,
      userinfo_endpoint: `${provider.issuer}/userinfo`, id_token_signing_alg_values_supported: ['RS256'], response_types_supported: ['code'], subject_types_supported: ['public'],
    }),
    '/jwks': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] }),
    '/token': () => ({ access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: idToken() }),
  };
  const server = createServer((request: IncomingMessage, response) => {
    request.resume();
    const answer = answers[new URL(request.url ?? '/', 'http://x').pathname];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer?.() ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}
