import type { Person } from '../src/context.ts';

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const admin: Person = { id: id(1), name: 'Ada Admin', email: 'ada@example.org', role: 'admin', locale: 'en', timeZone: 'Europe/Berlin', twoFactorEnabled: false, participations: [] };

const participation = { cohortId: id(50), participantId: id(60), cohortName: 'Spring', side: 'mentor', status: 'open', submitted: false, published: false } as const;

export const member: Person = { ...admin, id: id(2), name: 'Mia Member', email: 'mia@example.org', role: 'member', participations: [participation] };

export const busyMember: Person = { ...member, participations: [participation, { ...participation, participantId: id(61), cohortName: 'Autumn', side: 'mentee', status: 'matched', submitted: true, published: true }] };
