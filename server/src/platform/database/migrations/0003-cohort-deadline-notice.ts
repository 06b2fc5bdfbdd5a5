/** For which deadline people were told that it is near: once each, and again when the deadline moves. */
export const name: string = '0003-cohort-deadline-notice';
export const up = /* sql */ `
alter table cohort add column deadline_notice_for timestamptz;
`;
