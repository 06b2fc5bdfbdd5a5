import type { ContractRouterClient } from '@orpc/contract';
import { account, setup } from './account.ts';
import { cohorts, participants } from './cohort/cohorts.ts';
import { imports } from './cohort/imports.ts';
import { participation } from './cohort/participation.ts';
import { runs } from './cohort/runs.ts';
import { audit, outbox, tasks } from './operations.ts';
import { organizations, people } from './people.ts';

/** The whole API. OpenAPI, the typed client, the pages and the command line derive from this one value. */
export const contract = { setup, account, people, organizations, cohorts, participants, participation, imports, runs, tasks, audit, outbox };
export type Contract = typeof contract;
export type Client = ContractRouterClient<Contract>;

export * as model from './cohort/model.ts';
export { me, newPerson, personRole } from './account.ts';
export { importKind, importPreview, importDecision, importFailureCodes, importProblemCodes } from './cohort/imports.ts';
export { auditEvent, mail, task } from './operations.ts';
export { organization, person } from './people.ts';
export { email, locale, requiredLine, side, type Access, type Locale, type ProcedureMeta, type Scope, type Side } from './shared.ts';
export * from './refusal.ts';
