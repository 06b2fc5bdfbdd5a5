import type { Trx } from '../../platform/database/connect.ts';
import type { PeoplePort } from '../deps.ts';
import { settingsOf } from '../settings.ts';
import { everyParticipant, namesByEmail, organizationSpellings, type ParticipantRow } from '../store/participant-store.ts';
import { listsInCohort, type Lists } from '../store/preference-store.ts';
import type { ImportRow } from '../store/import-store.ts';
import type { OrganizationNames } from './organizations.ts';
import type { Attribute } from './profile-cells.ts';

/** What a row is compared with, of one moment. */
export interface Facts {
  /** By `side email`: the same person may be on both sides (C10). */
  readonly participants: ReadonlyMap<string, ParticipantRow>;
  readonly byId: ReadonlyMap<string, ParticipantRow>;
  readonly lists: ReadonlyMap<string, Lists>;
  /** Of people who have an account already. */
  readonly namesByEmail: ReadonlyMap<string, string>;
  readonly organizationNames: OrganizationNames;
  readonly attributes: readonly Attribute[];
  /** What the file says was known before this moment. */
  readonly uploadedAt: Date;
  readonly foldName: PeoplePort['foldName'];
}

export async function factsOf(db: Trx, cohort: { id: string; settingsVersion: number }, { createdAt: uploadedAt }: Pick<ImportRow, 'createdAt'>, emails: readonly string[], foldName: PeoplePort['foldName']): Promise<Facts> {
  const rows = await everyParticipant(db, cohort.id);
  return {
    participants: new Map(rows.map((row) => [`${row.side} ${row.email}`, row])),
    byId: new Map(rows.map((row) => [row.id, row])),
    lists: await listsInCohort(db, cohort.id),
    namesByEmail: await namesByEmail(db, emails),
    organizationNames: await organizationSpellings(db),
    attributes: (await settingsOf(db, cohort.id, cohort.settingsVersion)).attributes,
    uploadedAt,
    foldName,
  };
}

/** The file knows nothing of what these people, or somebody for them, have entered since. */
export function changedSince({ updatedAt }: Pick<ParticipantRow, 'updatedAt'>, { uploadedAt }: Facts): boolean {
  return updatedAt > uploadedAt;
}
