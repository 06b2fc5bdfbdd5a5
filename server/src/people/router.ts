import { os } from '../platform/procedure.ts';
import { createOrganization } from './create-organization.ts';
import { invitePerson } from './invite-person.ts';
import { listOrganizations } from './list-organizations.ts';
import { listPeople } from './list-people.ts';
import { mergeOrganizations } from './merge-organizations.ts';
import { removeTwoFactor } from './remove-two-factor.ts';
import { resendInvitation } from './resend-invitation.ts';
import { updateOrganization } from './update-organization.ts';
import { updatePerson } from './update-person.ts';

export function peopleRouter(timeZone: string) {
  return {
    people: {
      list: os.people.list.handler(({ context, input }) => context.read((db) => listPeople(db, input))),
      invite: os.people.invite.handler(({ context, input }) => context.write((tx) => invitePerson(tx, { ...input, timeZone }))),
      update: os.people.update.handler(({ context, input: { id, name, role, active } }) => context.write(async (tx) => {
        await updatePerson(tx, id, { name, role, active });
        return {};
      })),
      resendInvitation: os.people.resendInvitation.handler(({ context, input }) => context.write(async (tx) => {
        await resendInvitation(tx, input.id);
        return {};
      })),
      removeTwoFactor: os.people.removeTwoFactor.handler(({ context, input }) => context.write(async (tx) => {
        await removeTwoFactor(tx, input.id, input.reason);
        return {};
      })),
    },
    organizations: {
      list: os.organizations.list.handler(({ context, input }) => context.read((db) => listOrganizations(db, input))),
      create: os.organizations.create.handler(({ context, input }) => context.write(async (tx) => ({ id: await createOrganization(tx, input) }))),
      update: os.organizations.update.handler(({ context, input: { id, ...changes } }) => context.write(async (tx) => {
        await updateOrganization(tx, id, changes);
        return {};
      })),
      merge: os.organizations.merge.handler(({ context, input }) => context.write(async (tx) => {
        await mergeOrganizations(tx, input.id, input.intoId);
        return {};
      })),
    },
  };
}
