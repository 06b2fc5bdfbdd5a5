import { fold } from '../../text/index.ts';
import { comparableName, nameKeys, nameLikeness, type ComparableName, type NameLikeness } from './names.ts';

/** What is known of who somebody is; null or empty where nothing is. */
export interface Identity {
  readonly accountId: string | null;
  /** With or without the address before it. */
  readonly orcid: string | null;
  readonly emails: readonly string[];
  readonly name: string;
}

/** By what two records are one person's. A name is a suspicion only: near-identical names of different people are common (R10). */
export type IdentityBasis =
  | { readonly by: 'account' | 'orcid' | 'email'; readonly value: string }
  | { readonly by: 'name'; readonly value: string; readonly alike: NameLikeness };

/** An identity made comparable once. */
export interface Person {
  readonly accountId: string | null;
  readonly orcid: string | null;
  readonly emails: readonly string[];
  readonly name: string;
  readonly comparable: ComparableName;
}

export function personOf({ accountId, orcid, emails, name }: Identity): Person {
  return { accountId: accountId === '' ? null : accountId, orcid: orcid === null ? null : orcidOf(orcid), emails: emails.map(fold).filter((email) => email !== ''), name, comparable: comparableName(name) };
}

/** The identifier itself, or null where its check digit (ISO 7064, MOD 11-2) says that it is none. */
export function orcidOf(text: string): string | null {
  const orcid = /(?:^|\/)(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\/?$/.exec(text.trim().toUpperCase())?.[1];
  if (orcid === undefined) return null;
  const digits = orcid.replaceAll('-', '');
  let rest = 0;
  for (const digit of digits.slice(0, -1)) rest = ((rest + Number(digit)) * 2) % 11;
  return '0123456789X'[(12 - rest) % 11] === digits.at(-1) ? orcid : null;
}

/** By account, then ORCID, then e-mail; else by a similar name, unless two ORCIDs say that they are two people. Null: nothing says they are one. */
export function identify(a: Person, b: Person): IdentityBasis | null {
  if (a.accountId !== null && a.accountId === b.accountId) return { by: 'account', value: a.accountId };
  if (a.orcid !== null && a.orcid === b.orcid) return { by: 'orcid', value: a.orcid };
  const shared = a.emails.find((email) => b.emails.includes(email));
  if (shared !== undefined) return { by: 'email', value: shared };
  if (a.orcid !== null && b.orcid !== null) return null;
  const alike = nameLikeness(a.comparable, b.comparable);
  return alike === null ? null : { by: 'name', value: b.name, alike };
}

/** Finds who of many may be a person, without comparing all: those who share an account, an ORCID, an address or a key of the name. */
export class PeopleIndex<Item> {
  private readonly byKey = new Map<string, { readonly person: Person; readonly item: Item }[]>();

  add(person: Person, item: Item): void {
    const entry = { person, item };
    for (const key of keysOf(person)) {
      const known = this.byKey.get(key);
      if (known === undefined) this.byKey.set(key, [entry]);
      else known.push(entry);
    }
  }

  /** `basis.value` is what they have. */
  find(person: Person): { readonly item: Item; readonly basis: IdentityBasis }[] {
    const looked = new Set<{ readonly person: Person; readonly item: Item }>();
    const found: { readonly item: Item; readonly basis: IdentityBasis }[] = [];
    for (const key of keysOf(person)) {
      for (const candidate of this.byKey.get(key) ?? []) {
        if (looked.has(candidate)) continue;
        looked.add(candidate);
        const basis = identify(person, candidate.person);
        if (basis !== null) found.push({ item: candidate.item, basis });
      }
    }
    return found;
  }
}

function* keysOf({ accountId, orcid, emails, comparable }: Person): Generator<string> {
  if (accountId !== null) yield `account ${accountId}`;
  if (orcid !== null) yield `orcid ${orcid}`;
  for (const email of emails) yield `email ${email}`;
  if (comparable.parts.length > 1) for (const key of nameKeys(comparable)) yield `name ${key}`;
}
