/** A mistake of whoever runs the process: shown as sentences, without a stack. */
export class StartProblem extends Error {}
