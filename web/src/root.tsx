import '@mantine/core/styles.css';
import './app.css';
import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from 'react-router';
import { IntlProvider, useTranslations } from 'use-intl';
import type { Route } from './+types/root.ts';
import { viewerContext } from './context.ts';
import { useCatalogue, useNonce, useReport } from './shared/document.ts';
import { ErrorPage } from './shared/error-page.tsx';
import { formats } from './shared/messages.ts';
import type { PageViewer } from './shared/viewer.ts';
import { cssVariables, theme } from './theme.ts';

export function loader({ context }: Route.LoaderArgs): PageViewer {
  const { person, locale, timeZone, brand, now } = context.get(viewerContext);
  return { person, locale, timeZone, brand, now };
}

export function Layout({ children }: { children: ReactNode }) {
  const viewer = useRouteLoaderData<typeof loader>('root');
  const nonce = useNonce();
  const locale = viewer?.locale ?? 'en';
  const messages = useCatalogue(locale);
  const report = useReport();
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
        <Meta />
        <Links />
      </head>
      <body>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
          <IntlProvider locale={locale} messages={messages ?? {}} timeZone={viewer?.timeZone ?? 'UTC'} {...(viewer && { now: viewer.now })} formats={formats} onError={report}>
            <SkipLink />
            {children}
          </IntlProvider>
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** The last resort, when even the frame around the pages cannot be shown. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="main" className="bare">
      <ErrorPage error={error} />
    </main>
  );
}

function SkipLink() {
  const t = useTranslations('common');
  return (
    <a href="#main" className="skip-link">
      {t('skipToContent')}
    </a>
  );
}
