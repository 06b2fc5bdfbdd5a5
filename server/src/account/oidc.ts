import { localeOf } from '../platform/http/locale.ts';
import { reason, refuse } from '../platform/refuse.ts';
import { authPath, oidcAuthOn, oidcProvider, signInPath, type AccountConfig } from './auth.ts';
import { headersWith, passCookies } from './cookies.ts';
import { actingAs, type AccountParts } from './parts.ts';
import { recordSignIn } from './sign-in.ts';

/** What went wrong, as the sign-in page says it; everything else is `failed`. */
const refusals: Readonly<Record<string, string>> = { signup_disabled: 'notInvited', account_not_linked: 'unproven', unable_to_create_user: 'unproven' };

/** Signing in through the configured identity provider. A second factor is the provider's business there. */
export function createOidc(parts: AccountParts) {
  const { config, db, transactor } = parts;
  let made: Promise<ReturnType<typeof oidcAuthOn>> | null = null;

  /** Made at the first use and kept, unless the provider did not answer: then the next use tries again. */
  function ready(oidc: NonNullable<AccountConfig['oidc']>): Promise<ReturnType<typeof oidcAuthOn>> {
    made ??= (async () => {
      const auth = oidcAuthOn(db, parts, oidc, {
        signedIn: (id) => transactor.write(actingAs(id), (tx) => recordSignIn(tx, id, 'identityProvider')),
        localeFor: (headers) => (headers ? localeOf(headers, config.defaultLocale) : config.defaultLocale),
        registered: (id) => transactor.write(actingAs(id), async (tx) => tx.record({ action: 'person.registered', subject: { kind: 'person', id }, after: { by: 'identityProvider' } })),
      });
      const { socialProviders } = await auth.$context;
      if (!socialProviders.some(({ id }) => id === oidcProvider)) refuse('unavailable', reason('identityProviderUnreachable'));
      return auth;
    })();
    made.catch(() => { made = null; });
    return made;
  }

  return {
    async begin(headers: Headers): Promise<{ url: string; cookies: Headers }> {
      if (!config.oidc) refuse('notFound');
      const auth = await ready(config.oidc);
      const answer = await auth.api.signInSocial({ body: { provider: oidcProvider, callbackURL: '/', errorCallbackURL: signInPath, disableRedirect: true }, headers: headersWith(headers, config.baseUrl, []), returnHeaders: true });
      return { url: answer.response.url ?? refuse('unavailable', reason('identityProviderUnreachable')), cookies: answer.headers };
    },
    /** The provider's way back; null for any other address. */
    async callback(request: Request): Promise<Response | null> {
      const url = new URL(request.url);
      if (!config.oidc || request.method !== 'GET' || url.pathname !== `${authPath}/callback/${oidcProvider}`) return null;
      // The library goes by the address it sees; behind a proxy that is not the one people typed.
      const answer = await (await ready(config.oidc)).handler(new Request(new URL(url.pathname + url.search, config.baseUrl), { headers: request.headers }));
      const error = new URL(answer.headers.get('location') ?? '/', config.baseUrl).searchParams.get('error');
      if (error === null) return answer;
      // By code alone: what the address says otherwise is whatever somebody wrote into it.
      const headers = new Headers({ location: `${signInPath}?refused=${refusals[error] ?? 'failed'}` });
      passCookies(answer.headers, headers);
      return new Response(null, { status: 302, headers });
    },
  };
}
