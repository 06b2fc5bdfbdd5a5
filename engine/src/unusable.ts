/** What the engine's entry points throw for input that their validators object to: every problem, and the first of them in words. */
export abstract class UnusableError<Problem extends { readonly path: string }> extends Error {
  readonly problems: readonly Problem[];

  constructor(name: string, what: string, problems: readonly Problem[], first: (problem: Problem) => string) {
    super(`Unusable ${what}: ${problems.length} problem(s)${problems[0] === undefined ? '' : `, the first ${first(problems[0])}`}`);
    this.name = name;
    this.problems = problems;
  }
}
