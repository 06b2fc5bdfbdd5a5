import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';

/** What the pages get with each request. The keys come from the build itself, since they are compared by identity. */
export interface PageContext { readonly client: unknown; readonly viewer: unknown; readonly openApi: unknown; readonly report: (error: unknown) => void }
interface PageModule { clientContext: never; viewerContext: never; openApiContext: never; reportContext: never }

export interface Pages {
  render(request: Request, context: PageContext): Promise<Response>;
  asset(path: string): Promise<Response | null>;
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon',
  '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8', '.woff2': 'font/woff2', '.map': 'application/json',
};

/** Null where the pages have not been built: the API alone is served. */
export async function loadPages(webRoot: string): Promise<Pages | null> {
  const entry = join(webRoot, 'build/server/index.js');
  if (!existsSync(entry)) return null;
  const build = await import(pathToFileURL(entry).href) as ServerBuild;
  const keys = build.entry.module as unknown as PageModule;
  const handle = createRequestHandler(build, 'production');
  return {
    render(request, { client, viewer, openApi, report }) {
      const context = new RouterContextProvider();
      context.set(keys.clientContext, client as never);
      context.set(keys.viewerContext, viewer as never);
      context.set(keys.openApiContext, openApi as never);
      context.set(keys.reportContext, report as never);
      return handle(request, context);
    },
    asset: (path) => staticFile(join(webRoot, 'build/client'), path),
  };
}

async function staticFile(root: string, path: string): Promise<Response | null> {
  const type = types[extname(path)];
  const file = normalize(join(root, path));
  if (!type || !file.startsWith(root)) return null;
  try {
    const body = await readFile(file);
    // Names of built assets carry a hash of their content.
    const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
    return new Response(body, { headers: { 'content-type': type, 'content-length': String(body.byteLength), 'cache-control': cache } });
  } catch {
    return null;
  }
}
