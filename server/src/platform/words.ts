import { createTranslator } from 'use-intl/core';

export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Sentences of the server in both languages (ICU messages). A word that is missing is our mistake and throws. */
export function createWords<Messages extends object>(messages: { readonly en: Messages; readonly de: Messages }): Readonly<Record<'en' | 'de', Translate>> {
  const speak = (locale: 'en' | 'de') => createTranslator({ locale, messages: messages[locale], timeZone: 'UTC', onError: (error) => { throw error; } }) as unknown as Translate;
  return { en: speak('en'), de: speak('de') };
}
