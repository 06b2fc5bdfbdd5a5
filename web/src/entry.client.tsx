import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { DocumentContext, type Catalogues } from './shared/document.ts';
import { isLocale } from './shared/locale.ts';

const load = {
  en: () => import('./messages/en/index.ts'),
  de: () => import('./messages/de/index.ts'),
};

// One language per document: a change of language loads a new document (see `redirectDocument` in account.tsx).
const lang = document.documentElement.lang;
const locale = isLocale(lang) ? lang : 'en';
const catalogues: Catalogues = { [locale]: (await load[locale]()).default };

// Browsers hide the attribute from CSS and scripts of others, but not the property.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
// Mantine's scroll lock adds a style tag through get-nonce, which looks here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <DocumentContext value={{ nonce, catalogues, report: console.error }}>
        <HydratedRouter />
      </DocumentContext>
    </StrictMode>,
  );
});
