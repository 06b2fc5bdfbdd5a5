import { z } from 'zod';
import { personRole } from './account.ts';
import { base, count, done, email, id, instant, line, locale, pageOf, pageQuery, reason, requiredLine } from './shared.ts';

const read = base.meta({ access: 'admin', scope: 'read' });
const write = base.meta({ access: 'admin', scope: 'write' });
// Whoever gets hold of an administrator's key must not get around everybody's second factor.
const inPerson = base.meta({ access: 'admin', scope: 'session' });
const create = base.meta({ access: 'admin', scope: 'write', idempotent: true });

export const person = z.object({ id, name: z.string(), email: z.string(), role: personRole, active: z.boolean(), emailVerified: z.boolean(), twoFactorEnabled: z.boolean(), locale, createdAt: instant, lastSignInAt: instant.nullable(), participations: count });
export const people = {
  list: read.route({ method: 'GET', path: '/people', summary: 'People with an account', tags: ['People'] })
    .input(z.object({ ...pageQuery, search: line().optional(), role: personRole.optional() })).output(pageOf(person)),
  invite: create.route({ method: 'POST', path: '/people', summary: 'Invite somebody by mail to set a password', tags: ['People'], successStatus: 201 })
    .input(z.object({ name: requiredLine(), email, role: personRole.default('member'), locale: locale.default('en') })).output(z.object({ id })),
  update: write.route({ method: 'PATCH', path: '/people/{id}', summary: 'Change name, role or whether the account is active', tags: ['People'] })
    .input(z.object({ id, name: requiredLine().optional(), role: personRole.optional(), active: z.boolean().optional() })).output(done),
  resendInvitation: write.route({ method: 'POST', path: '/people/{id}/invitation', summary: 'Send the invitation again', tags: ['People'] }).input(z.object({ id })).output(done),
  removeTwoFactor: inPerson.route({ method: 'DELETE', path: '/people/{id}/two-factor', summary: 'Remove the second factor of somebody who lost it; ends their sessions', tags: ['People'] })
    .input(z.object({ id, reason })).output(done),
};

export const organization = z.object({ id, name: z.string(), aliases: z.array(z.string()), parentId: id.nullable(), participants: count });
export const organizations = {
  list: read.route({ method: 'GET', path: '/organizations', summary: 'Organizations', tags: ['Organizations'] })
    .input(z.object({ ...pageQuery, search: line().optional() })).output(pageOf(organization)),
  create: create.route({ method: 'POST', path: '/organizations', summary: 'Add an organization', tags: ['Organizations'], successStatus: 201 })
    .input(z.object({ name: requiredLine(), aliases: z.array(requiredLine()).max(50).default([]), parentId: id.nullable().default(null) })).output(z.object({ id })),
  update: write.route({ method: 'PATCH', path: '/organizations/{id}', summary: 'Rename, or change aliases and parent', tags: ['Organizations'] })
    .input(z.object({ id, name: requiredLine().optional(), aliases: z.array(requiredLine()).max(50).optional(), parentId: id.nullable().optional() })).output(done),
  merge: write.route({ method: 'POST', path: '/organizations/{id}/merge', summary: 'Make one organization an alias of another', tags: ['Organizations'] })
    .input(z.object({ id, intoId: id })).output(done),
};
