import { v7 } from 'uuid';

/** The only source of time and of ids, so that tests can turn the hands. */
export interface Clock { now(): Date }
export const systemClock: Clock = { now: () => new Date() };

/** Sortable by creation, unguessable enough to be an id and never used as a secret. */
export function newId(): string { return v7(); }
