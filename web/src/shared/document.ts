import type { Locale } from '@counterpart/contract';
import { createContext, use } from 'react';
import type { Messages } from 'use-intl';

/** That every language has the keys of the English texts is checked by web/test/messages.test.ts, not by types. */
export type Catalogues = Partial<Record<Locale, object>>;

/**
 * What belongs to the document as a whole and never changes while it lives: the nonce of its content security policy, its texts, and where
 * mistakes in them are told.
 * The two entries provide it. It is not loader data, because a later response has another nonce than the document it is used in.
 */
export const DocumentContext = createContext<{ readonly nonce: string; readonly catalogues: Catalogues; readonly report: (error: unknown) => void }>({ nonce: '', catalogues: {}, report: () => {} });

export const useReport = () => use(DocumentContext).report;
export const useNonce = (): string => use(DocumentContext).nonce;
export const useCatalogue = (locale: Locale): Messages | undefined => use(DocumentContext).catalogues[locale] as Messages | undefined;
