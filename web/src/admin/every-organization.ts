import type { Client, organization } from '@counterpart/contract';
import type { z } from 'zod';

export type Organization = z.infer<typeof organization>;
const MOST = 2_000;

/** All organizations, to choose one from: page by page, up to a number that a list can still show. */
export async function everyOrganization(client: Client): Promise<Organization[]> {
  const all: Organization[] = [];
  for (let cursor: string | null | undefined; cursor !== null && all.length < MOST; ) {
    const page = await client.organizations.list({ limit: 200, ...(cursor && { cursor }) });
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}
