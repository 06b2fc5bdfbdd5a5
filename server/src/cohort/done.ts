/** The answer of a verb that has nothing to tell. */
export type Done = Record<string, never>;
