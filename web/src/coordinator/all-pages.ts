import type { Client } from '@counterpart/contract';
import type { Participant, Side } from './types.ts';

interface PageOf<T> { readonly items: readonly T[]; readonly next: string | null; readonly total: number }

/** Every item of a list that the API answers in pages, up to a bound that a page can still show. */
export async function allOf<T>(page: (cursor: string | undefined) => Promise<PageOf<T>>, most = 2_000): Promise<{ items: T[]; total: number }> {
  const items: T[] = [];
  let cursor: string | undefined;
  let total = 0;
  do {
    const answer = await page(cursor);
    items.push(...answer.items);
    total = answer.total;
    cursor = answer.next ?? undefined;
  } while (cursor !== undefined && items.length < most);
  return { items, total };
}

export async function participantsOf(client: Client, cohortId: string, side?: Side): Promise<Participant[]> {
  const { items } = await allOf((cursor) => client.participants.list({ cohortId, limit: 200, ...(side && { side }), ...(cursor && { cursor }) }));
  return items.toSorted((a, b) => a.displayName.localeCompare(b.displayName));
}

export async function organizationsOf(client: Client): Promise<{ id: string; name: string }[]> {
  const { items } = await allOf((cursor) => client.organizations.list({ limit: 200, ...(cursor && { cursor }) }));
  return items.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
}
