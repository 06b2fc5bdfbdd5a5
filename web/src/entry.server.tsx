import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@react-router/node';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { isRouteErrorResponse, ServerRouter, type EntryContext, type HandleErrorFunction, type RouterContextProvider } from 'react-router';
import { viewerContext } from './context.ts';
import de from './messages/de/index.ts';
import en from './messages/en/index.ts';
import { DocumentContext, type Catalogues } from './shared/document.ts';

// What the server needs to serve these pages: it imports build/server/index.js and finds these on `entry.module`.
export { clientContext, openApiContext, viewerContext } from './context.ts';

export const streamTimeout = 5_000;
const catalogues: Catalogues = { en, de };

export default function handleRequest(request: Request, status: number, headers: Headers, router: EntryContext, context: RouterContextProvider): Promise<Response> | Response {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (request.method === 'HEAD') return new Response(null, { status, headers });

  const { nonce, locale } = context.get(viewerContext);
  headers.set('Content-Language', locale);
  return new Promise((resolve, reject) => {
    const rendering = renderToPipeableStream(
      <DocumentContext value={{ nonce, catalogues }}>
        <ServerRouter context={router} url={request.url} nonce={nonce} />
      </DocumentContext>,
      {
        nonce,
        // A crawler gets the page whole; a person gets its frame at once and the rest as it comes.
        [isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady']() {
          const body = new PassThrough({
            final(done) {
              clearTimeout(timer);
              done();
            },
          });
          rendering.pipe(body);
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        },
        onShellError: reject,
      },
    );
    const timer = setTimeout(() => rendering.abort(), streamTimeout + 1_000);
  });
}

/** Refusals are answers, not mistakes; everything else belongs into the log of whoever runs the server. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  console.error(error);
};
