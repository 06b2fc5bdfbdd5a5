/** Who calls. Resolved once per request from the session cookie or the API key. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'admin' | 'member';
  readonly locale: 'en' | 'de';
  readonly timeZone: string;
  readonly twoFactorEnabled: boolean;
}

export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'session'; readonly person: Person; readonly sessionId: string }
  | { readonly kind: 'apiKey'; readonly person: Person; readonly scopes: readonly ('read' | 'write')[] };

/** Who is written into the audit trail: a person, or the product itself (a deadline, a sweep). */
export type Actor = { readonly kind: 'person'; readonly id: string } | { readonly kind: 'system' };
export const system: Actor = { kind: 'system' };

export function personOf(caller: Caller): Person | null {
  return caller.kind === 'anonymous' ? null : caller.person;
}

export function actorOf(caller: Caller): Actor {
  return caller.kind === 'anonymous' ? system : { kind: 'person', id: caller.person.id };
}
