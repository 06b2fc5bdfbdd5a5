/** No event is put in before the first. What is there already is not refused here: `audit verify` tells of it. */
export const name: string = '0005-audit-begins-at-one';
export const up = /* sql */ `
alter table audit_event add constraint audit_event_sequence_positive check (sequence > 0) not valid;
`;
