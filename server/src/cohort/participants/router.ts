import { os } from '../../platform/procedure.ts';
import type { CohortDeps } from '../deps.ts';
import { addParticipant } from './add-participant.ts';
import { removeParticipant, savePreferencesFor, updateParticipant } from './change-participant.ts';
import { getParticipant, listParticipants } from './list-participants.ts';
import { submitAllFor, submitFor } from './submit-for.ts';
import { declineReopening, reopenParticipant } from './unlock-participant.ts';

export function participantsRouter({ people }: CohortDeps) {
  const api = os.participants;
  return {
    list: api.list.handler(({ input, context }) => context.read((db) => listParticipants(db, input))),
    get: api.get.handler(({ input, context }) => context.read((db) => getParticipant(db, input))),
    add: api.add.handler(({ input, context }) => context.write((tx) => addParticipant(tx, people, input))),
    update: api.update.handler(({ input, context }) => context.write((tx) => updateParticipant(tx, input))),
    savePreferences: api.savePreferences.handler(({ input, context }) => context.write((tx) => savePreferencesFor(tx, input))),
    reopen: api.reopen.handler(({ input, context }) => context.write((tx) => reopenParticipant(tx, input))),
    declineReopening: api.declineReopening.handler(({ input, context }) => context.write((tx) => declineReopening(tx, input))),
    submitFor: api.submitFor.handler(({ input, context }) => context.write((tx) => submitFor(tx, input))),
    submitAllFor: api.submitAllFor.handler(({ input, context }) => context.write((tx) => submitAllFor(tx, input))),
    remove: api.remove.handler(({ input, context }) => context.write((tx) => removeParticipant(tx, input))),
  };
}
