import type { Trx } from '../platform/database/connect.ts';
import { reason, refuse } from '../platform/refuse.ts';
import { foldName } from './fold.ts';
import { ownersOf, type Spelling } from './store/organization-store.ts';

/** The name first, then aliases; those that fold to the same are one. */
export function spellings(name: string, aliases: readonly string[]): Spelling[] {
  const byFolded = new Map<string, Spelling>();
  for (const [index, alias] of [name, ...aliases].entries()) {
    const folded = foldName(alias);
    if (folded === '') refuse('invalidInput', reason('nameEmpty', {}, index === 0 ? 'name' : `aliases.${index - 1}`));
    if (!byFolded.has(folded)) byFolded.set(folded, { folded, alias, isName: index === 0 });
  }
  return [...byFolded.values()];
}

/** One spelling belongs to one organization; the refusal says which has it. */
export async function mustBeFree(trx: Trx, wanted: readonly Spelling[], except: string | null): Promise<void> {
  const owners = await ownersOf(trx, wanted.map(({ folded }) => folded), except);
  if (owners.length === 0) return;
  refuse('alreadyExists', ...owners.map(({ folded, id, name }) => {
    const spelling = wanted.find((one) => one.folded === folded);
    return reason('organizationNameTaken', { name: spelling?.alias ?? folded, organization: name, organizationId: id }, spelling?.isName ? 'name' : 'aliases');
  }));
}
