import type { Locale } from '@counterpart/contract';

export const locales = ['en', 'de'] as const satisfies readonly Locale[];
export const localeNames: Record<Locale, string> = { en: 'English', de: 'Deutsch' };

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

/** For visitors without an account. The server reads it before the browser's own wishes. */
export const localeCookie = (locale: Locale): string => `locale=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
