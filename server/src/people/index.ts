import type { Config } from '../platform/config.ts';
import type { Tx } from '../platform/transact.ts';
import { createOrganization } from './create-organization.ts';
import { foldName } from './fold.ts';
import { findOrAdd, inviteIfNew } from './invite-person.ts';
import { peopleRouter } from './router.ts';

export { foldName } from './fold.ts';

/** People and organizations, which all kinds of program share. */
export function createPeople(config: Pick<Config, 'defaultTimeZone'>) {
  return {
    router: peopleRouter(config.defaultTimeZone),
    /** For the other slices. */
    port: {
      addPerson: (tx: Tx, person: { name: string; email: string; locale: 'en' | 'de' }) => findOrAdd(tx, { ...person, role: 'member', timeZone: config.defaultTimeZone }),
      inviteIfNew,
      createOrganization,
      foldName,
    },
  };
}
