import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { createRouterClient, ORPCError, type Router } from '@orpc/server';
import type { Client, Contract } from '@counterpart/contract';
import type { RequestContext } from '../procedure.ts';
import { Refusal } from '../refuse.ts';
import { toORPCError } from './problem.ts';

export type ApiRouter = Router<Contract, RequestContext>;

/** The API over HTTP: `/api/...`, refusals as problem+json. */
export function createApi(router: ApiRouter, report: (error: unknown) => void) {
  const handler = new OpenAPIHandler(router, {
    clientInterceptors: [async ({ next, context }) => {
      try { return await next(); } catch (error) {
        if (error instanceof Refusal && error.retryAfter !== undefined) context.responseHeaders.set('retry-after', String(error.retryAfter));
        throw toORPCError(error, report);
      }
    }],
    // What cannot be read at all fails before any procedure, and outside of the interceptor.
    customErrorResponseBodyEncoder: (error) => toORPCError(error, report).data,
  });
  return async (request: Request, context: RequestContext): Promise<Response | null> => {
    const { matched, response } = await handler.handle(request, { prefix: '/api', context });
    if (!matched) return null;
    const headers = new Headers(response.headers);
    for (const [name, value] of context.responseHeaders) headers.append(name, value);
    if (response.status >= 400) headers.set('content-type', 'application/problem+json');
    return new Response(response.body, { status: response.status, headers });
  };
}

/** The same procedures for the pages, without HTTP in between. */
export function createClient(router: ApiRouter, context: RequestContext, report: (error: unknown) => void): Client {
  return createRouterClient(router, {
    context,
    interceptors: [async ({ next }) => {
      try { return await next(); } catch (error) { throw error instanceof ORPCError && error.defined ? error : toORPCError(error, report); }
    }],
  }) as Client;
}
