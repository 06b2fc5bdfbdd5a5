import { contract, type Client, type RefusalCode } from '@counterpart/contract';
import type { Reason } from '@counterpart/contract/refusal';

/** Answers by dotted procedure name; a function gets the call's input. */
export type Answers = Readonly<Record<string, unknown>>;

/** What was called, with what. */
export interface Call {
  readonly procedure: string;
  readonly input: unknown;
}

/**
 * A client that answers from a table. Answers pass the contract's output schema and inputs its input schema,
 * so that a test of pages cannot drift from the API. An unknown procedure is a mistake of the test.
 */
export function fakeClient(answers: Answers, calls: Call[] = []): Client {
  return node([]) as Client;

  function node(path: readonly string[]): unknown {
    const procedure = path.join('.');
    const call = async (input: unknown) => {
      calls.push({ procedure, input });
      if (!(procedure in answers)) throw new Error(`This test has no answer for ${procedure}.`);
      const answer = answers[procedure];
      return checked(procedure, typeof answer === 'function' ? await answer(input) : answer);
    };
    return new Proxy(call, { get: (_, name) => (name === 'then' ? undefined : node([...path, String(name)])) });
  }
}

/** The error that the server's in-process client throws for a refusal. */
export function refusal(code: RefusalCode, ...reasons: Partial<Reason>[]): Error {
  const data = { reasons: reasons.map((reason) => ({ code: 'invalid', path: '', values: {}, ...reason })) };
  return Object.assign(new Error(code), { code, data });
}

export const refusing = (code: RefusalCode, ...reasons: Partial<Reason>[]) => () => {
  throw refusal(code, ...reasons);
};

interface Procedure {
  readonly '~orpc': { readonly outputSchema?: { parse(value: unknown): unknown } };
}

function checked(procedure: string, answer: unknown): unknown {
  let found: unknown = contract;
  for (const step of procedure.split('.')) found = (found as Record<string, unknown>)[step];
  const schema = (found as Procedure)['~orpc'].outputSchema;
  return schema ? schema.parse(answer) : answer;
}
