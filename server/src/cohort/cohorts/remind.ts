import { found, reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import { cohortFor } from '../policy.ts';
import { tellParticipant, type ParticipantTemplate } from '../notify.ts';
import { everyParticipant, findParticipant, type Side } from '../store/participant-store.ts';

const templates = { submission: 'remindSubmission', profile: 'remindProfile', broaden: 'remindBroaden' } as const satisfies Record<string, ParticipantTemplate>;
type Kind = keyof typeof templates;

/** Who has left meanwhile, or submitted, is not reminded: the list that the coordinator saw may be older than the answer. */
export async function remind(tx: Tx, { cohortId, participantIds, kind }: { cohortId: string; participantIds: string[]; kind: Kind }): Promise<{ mails: number }> {
  const cohort = await cohortFor(tx, 'remind', cohortId);
  const known = new Map((await everyParticipant(tx.db, cohortId)).map((row) => [row.id, row]));
  const chosen = [...new Set(participantIds)].flatMap((id) => known.get(id) ?? []);
  const recipients = kind === 'submission' ? chosen.filter(({ submittedAt }) => submittedAt === null) : chosen;
  for (const recipient of recipients) await tellParticipant(tx, templates[kind], cohort, recipient);
  tx.record({ action: 'cohort.reminded', subject: { kind: 'cohort', id: cohortId }, programId: cohortId, after: { kind, participantIds: recipients.map(({ id }) => id) } });
  return { mails: recipients.length };
}

/** The mail names the other as a suggestion of the coordinator, and says nothing about anybody's list (S7). */
export async function askToConsider(tx: Tx, { cohortId, mentorId, menteeId, ask }: { cohortId: string; mentorId: string; menteeId: string; ask: Side[] }): Promise<{ mails: number }> {
  const cohort = await cohortFor(tx, 'remind', cohortId);
  const pair = { mentor: found(await findParticipant(tx.db, cohortId, mentorId)), mentee: found(await findParticipant(tx.db, cohortId, menteeId)) };
  if (pair.mentor.side !== 'mentor' || pair.mentee.side !== 'mentee') refuse('invalidInput', reason('wrongSide', {}, pair.mentor.side === 'mentor' ? 'menteeId' : 'mentorId'));
  if (pair.mentor.personId === pair.mentee.personId) refuse('pairNotAllowed', reason('samePerson'));
  const sides = [...new Set(ask)];
  for (const side of sides) await tellParticipant(tx, 'considerPerson', cohort, pair[side], pair[side === 'mentor' ? 'mentee' : 'mentor'].displayName);
  tx.record({ action: 'cohort.consideringAsked', subject: { kind: 'cohort', id: cohortId }, programId: cohortId, after: { mentorId, menteeId, ask: sides } });
  return { mails: sides.length };
}
