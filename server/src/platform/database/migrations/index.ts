import * as foundation from './0001-foundation.ts';
import * as cohorts from './0002-cohorts.ts';
import * as deadlineNotice from './0003-cohort-deadline-notice.ts';
import * as wholePrograms from './0004-programs-are-deleted-whole.ts';
import * as auditFromOne from './0005-audit-begins-at-one.ts';

/** In order; never edited once released, only added to. */
export const migrations = [foundation, cohorts, deadlineNotice, wholePrograms, auditFromOne];
