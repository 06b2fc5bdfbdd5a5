import { os } from '../platform/procedure.ts';
import { createFirstAdmin } from './first-admin.ts';
import { spendAttempt } from './limits.ts';
import type { createOidc } from './oidc.ts';
import type { AccountParts } from './parts.ts';
import { entryRouter } from './router-entry.ts';
import { linkRouter } from './router-links.ts';
import { ownRouter } from './router-own.ts';
import { hasAdmin } from './store.ts';

export function accountRouter(parts: AccountParts, oidc: ReturnType<typeof createOidc>) {
  return { setup: setupRouter(parts), account: { ...entryRouter(parts, oidc), ...linkRouter(parts), ...ownRouter(parts) } };
}

function setupRouter({ config, transactor }: AccountParts) {
  return {
    status: os.setup.status.handler(async ({ context }) => ({ needed: !await context.read(hasAdmin) })),
    createFirstAdmin: os.setup.createFirstAdmin.handler(async ({ context, input: { code, ...admin } }) => {
      await spendAttempt(transactor, 'setup', null, context.request.ip);
      await context.write((tx) => createFirstAdmin(tx, code, { ...admin, timeZone: config.defaultTimeZone }));
      return {};
    }),
  };
}
