import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@react-router/node';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { isRouteErrorResponse, ServerRouter, type EntryContext, type HandleErrorFunction, type RouterContextProvider } from 'react-router';
import { reportContext, viewerContext } from './context.ts';
import de from './messages/de/index.ts';
import en from './messages/en/index.ts';
import { DocumentContext, type Catalogues } from './shared/document.ts';

// What the server needs to serve these pages: it imports build/server/index.js and finds these on `entry.module`.
export { clientContext, openApiContext, reportContext, viewerContext } from './context.ts';

export const streamTimeout = 5_000;
const catalogues: Catalogues = { en, de };

export default function handleRequest(request: Request, status: number, headers: Headers, router: EntryContext, context: RouterContextProvider): Promise<Response> | Response {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (request.method === 'HEAD') return new Response(null, { status, headers });

  const { nonce, locale } = context.get(viewerContext);
  const report = context.get(reportContext);
  headers.set('Content-Language', locale);
  // A crawler gets the page whole; a person gets its frame at once and the rest as it comes.
  const whole = isbot(request.headers.get('user-agent'));
  return new Promise((resolve, reject) => {
    let framed = false;
    const send = () => {
      const body = new PassThrough({
        final(done) {
          clearTimeout(timer);
          done();
        },
      });
      rendering.pipe(body);
      resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
    };
    const rendering = renderToPipeableStream(
      <DocumentContext value={{ nonce, catalogues, report }}>
        <ServerRouter context={router} url={request.url} nonce={nonce} />
      </DocumentContext>,
      {
        nonce,
        onShellReady() {
          framed = true;
          if (!whole) send();
        },
        onAllReady() {
          if (whole) send();
        },
        onShellError: reject,
        // Without a frame, `handleError` hears of it and the error page is shown; behind one, nobody else would tell.
        onError(error) {
          if (framed && !request.signal.aborted) report(error);
        },
      },
    );
    const timer = setTimeout(() => rendering.abort(), streamTimeout + 1_000);
  });
}

/** Refusals are answers, not mistakes; everything else belongs into the log of whoever runs the server. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.get(reportContext)(error);
};
