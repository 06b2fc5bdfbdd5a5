import { redirect, type MiddlewareFunction } from 'react-router';
import { viewerContext } from '../context.ts';

/** Pages below need somebody signed in. What that person may do is the server's to say, call by call. */
export const middleware: MiddlewareFunction<Response>[] = [
  ({ request, context }, next) => {
    if (context.get(viewerContext).person) return next();
    const { pathname, search } = new URL(request.url);
    throw redirect(`/sign-in?${new URLSearchParams({ next: pathname + search })}`);
  },
];

/** Makes sure that the middleware also runs on navigations within pages that load nothing themselves. */
export const loader = () => null;
