/** A line of a mail. `paragraph` and `button` name a text of messages/*.json; `quote` shows a fact alone; the button opens the letter's path. */
export type Line = ({ readonly paragraph: string } | { readonly quote: Fact } | { readonly button: string }) & { readonly when?: Fact; readonly unless?: Fact };
export type Fact = 'cohortName' | 'participantName' | 'partnerName' | 'deadline' | 'keyName';

const intro: Line = { paragraph: 'intro' };
const outro: Line = { paragraph: 'outro' };
const button: Line = { button: 'button' };
const deadline: Line = { paragraph: 'deadline', when: 'deadline' };

/** What each mail says, in order; the words are in messages/. No mail names anybody's list, refusal or veto (S7). */
export const templates = {
  verifyEmail: [intro, button, outro],
  resetPassword: [intro, button, outro],
  invitation: [intro, { paragraph: 'cohort', when: 'cohortName' }, { paragraph: 'next' }, button, outro],
  passwordChanged: [intro, outro, button],
  passwordReset: [intro, outro, button],
  twoFactorEnabled: [intro, outro, button],
  twoFactorDisabled: [intro, outro, button],
  twoFactorRemoved: [intro, outro, button],
  apiKeyCreated: [intro, { quote: 'keyName' }, outro, button],
  alreadyRegistered: [intro, button, outro],
  cohortOpened: [intro, deadline, button],
  remindSubmission: [intro, deadline, button],
  remindProfile: [intro, deadline, button],
  remindBroaden: [intro, deadline, button],
  considerPerson: [intro, { quote: 'partnerName' }, outro, deadline, button],
  reopened: [intro, deadline, button],
  reopeningDeclined: [intro, button],
  reopeningRequested: [intro, button],
  deadlineSoon: [intro, deadline, button],
  cohortClosed: [intro, button],
  matchPublished: [intro, { paragraph: 'partner', when: 'partnerName' }, { paragraph: 'none', unless: 'partnerName' }, button],
  matchWithdrawn: [intro, button],
} as const satisfies Record<string, readonly Line[]>;
export type TemplateName = keyof typeof templates;
