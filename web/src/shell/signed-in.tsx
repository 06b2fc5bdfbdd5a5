import { redirect, redirectDocument, type MiddlewareFunction } from 'react-router';
import { viewerContext } from '../context.ts';
import { attempt, clientOf } from '../shared/action.ts';
import { choiceOf, choiceTaken } from '../shared/locale.ts';

/** Pages below need somebody signed in. What that person may do is the server's to say, call by call. */
export const middleware: MiddlewareFunction<Response>[] = [
  async ({ request, context }, next) => {
    const { pathname, search } = new URL(request.url);
    if (!context.get(viewerContext).person) throw redirect(`/sign-in?${new URLSearchParams({ next: pathname + search })}`);
    const chosen = choiceOf(request);
    if (chosen === null || request.method !== 'GET') return next();
    // Chosen on the way in, by whichever way that was: it holds from here on, and is asked for once.
    await attempt(() => clientOf(context).account.update({ locale: chosen }));
    throw redirectDocument(pathname + search, { headers: { 'set-cookie': choiceTaken } });
  },
];

/** Makes sure that the middleware also runs on navigations within pages that load nothing themselves. */
export const loader = () => null;
