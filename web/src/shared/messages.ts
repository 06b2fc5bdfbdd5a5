import type { Locale } from '@counterpart/contract';
import type en from '../messages/en/index.ts';

// Makes `t('…')` a matter of types: a key that does not exist in the English texts does not compile.
// That the German texts have the same keys is checked by web/test/messages.test.ts.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}

/** ICU's named styles, alike on every page. */
export const formats = {
  dateTime: {
    date: { dateStyle: 'medium' },
    dateTime: { dateStyle: 'medium', timeStyle: 'short' },
    withZone: { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  },
  number: {
    points: { maximumFractionDigits: 1 },
  },
} as const;
