import type { Locale } from '@counterpart/contract';

export const locales = ['en', 'de'] as const satisfies readonly Locale[];
export const localeNames: Record<Locale, string> = { en: 'English', de: 'Deutsch' };

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

/** For whoever is not signed in. The server reads it before the browser's own wishes. */
export const localeCookie = (locale: Locale): string => `locale=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;

/** A choice made before signing in, which the account is to learn of. It is soon forgotten: the next to sign in at this device may be somebody else. */
export const choiceCookie = (locale: Locale): string => `locale-choice=${locale}; Path=/; Max-Age=1800; HttpOnly; SameSite=Lax`;
export const choiceTaken = 'locale-choice=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax';

export function choiceOf(request: Request): Locale | null {
  const [, chosen] = /(?:^|;\s*)locale-choice=([a-z]*)/.exec(request.headers.get('cookie') ?? '') ?? [];
  return isLocale(chosen) ? chosen : null;
}
