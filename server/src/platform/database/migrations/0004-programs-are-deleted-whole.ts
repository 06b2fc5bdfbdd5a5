/** A program's rows refer to one another too. Checked when all of them are gone, in whatever order that happens, and not between two of them. */
export const name: string = '0004-programs-are-deleted-whole';
export const up = /* sql */ `
alter table run alter constraint run_task_id_fkey deferrable initially deferred;
alter table run alter constraint run_parent_run_id_fkey deferrable initially deferred;
alter table cohort alter constraint cohort_active_run_id_fkey deferrable initially deferred;
alter table publication alter constraint publication_run_id_fkey deferrable initially deferred;
alter table cohort_import alter constraint cohort_import_task_id_fkey deferrable initially deferred;
`;
