import type { Client, Locale } from '@counterpart/contract';
import { createContext } from 'react-router';
import type { me } from '@counterpart/contract';
import type { z } from 'zod';

export type Person = z.infer<typeof me>;

/** Who looks, and how things are written for them. Made by the server for each request. */
export interface Viewer {
  readonly person: Person | null;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly brand: string;
  /** Of this response's content security policy; every inline script and style carries it. */
  readonly nonce: string;
  readonly now: Date;
}

/** An OpenAPI 3.1 document, as far as the reference page reads it. */
export type OpenApiDocument = Readonly<Record<string, unknown>>;

// Without a default: a request that reaches a page before the server set these is a programmer's mistake, and throws.
export const clientContext = createContext<Client>();
export const viewerContext = createContext<Viewer>();
export const openApiContext = createContext<OpenApiDocument>();
/** Into the server's one log, which leaves people out: what runs on the server never writes to the console. */
export const reportContext = createContext<(error: unknown) => void>();
