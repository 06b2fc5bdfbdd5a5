import { os } from '../../platform/procedure.ts';
import { ownMatch } from './own-match.ts';
import { getOwn, ownCandidates, ownOrganizations } from './read-own.ts';
import { saveOwnPreferences } from './save-preferences.ts';
import { saveOwnProfile } from './save-profile.ts';
import { requestReopening, submitOwn } from './submit.ts';

export function participationRouter() {
  const api = os.participation;
  return {
    get: api.get.handler(({ input, context }) => context.read((db) => getOwn(db, context.person().id, input))),
    organizations: api.organizations.handler(({ input, context }) => context.read((db) => ownOrganizations(db, context.person().id, input))),
    saveProfile: api.saveProfile.handler(({ input, context }) => context.write((tx) => saveOwnProfile(tx, context.person().id, input))),
    candidates: api.candidates.handler(({ input, context }) => context.read((db) => ownCandidates(db, context.person().id, input))),
    savePreferences: api.savePreferences.handler(({ input, context }) => context.write((tx) => saveOwnPreferences(tx, context.person().id, input))),
    submit: api.submit.handler(({ input, context }) => context.write((tx) => submitOwn(tx, context.person().id, input))),
    requestReopening: api.requestReopening.handler(({ input, context }) => context.write((tx) => requestReopening(tx, context.person().id, input))),
    match: api.match.handler(({ input, context }) => context.read((db) => ownMatch(db, context.person().id, input))),
  };
}
