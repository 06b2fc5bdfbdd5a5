import type { Config } from '../platform/config.ts';
import type { Tx } from '../platform/transact.ts';
import { createOrganization } from './create-organization.ts';
import { foldName } from './fold.ts';
import { findOrInvite } from './invite-person.ts';
import { peopleRouter } from './router.ts';

export { foldName } from './fold.ts';

/** People and organizations, which all kinds of program share. */
export function createPeople(config: Pick<Config, 'defaultTimeZone'>) {
  return {
    router: peopleRouter(config.defaultTimeZone),
    /** For the other slices. */
    port: {
      /** Whoever has this address; where nobody has, an account is made and the mail to set a password posted. */
      invitePerson: (tx: Tx, person: { name: string; email: string; locale: 'en' | 'de'; programId?: string | null; cohortName?: string | null }) =>
        findOrInvite(tx, { name: person.name, email: person.email, locale: person.locale, role: 'member', timeZone: config.defaultTimeZone }, person),
      createOrganization,
      foldName,
    },
  };
}
