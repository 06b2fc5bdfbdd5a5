import type { Person } from '../platform/identity.ts';
import type { Tx } from '../platform/transact.ts';
import { authOn, type AuthSettings } from './auth.ts';
import { headersWith } from './cookies.ts';
import { accepted } from './refusals.ts';

export async function signOut(tx: Tx, settings: AuthSettings, person: Person, headers: Headers): Promise<Headers> {
  const answer = await accepted(authOn(tx.db, settings).api.signOut({ headers: headersWith(headers, settings.config.baseUrl, ['session_token', 'dont_remember']), returnHeaders: true }));
  tx.record({ action: 'person.signedOut', subject: { kind: 'person', id: person.id } });
  return answer.headers;
}
