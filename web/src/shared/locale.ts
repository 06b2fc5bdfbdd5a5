import type { Locale } from '@counterpart/contract';

export const locales = ['en', 'de'] as const satisfies readonly Locale[];
export const localeNames: Record<Locale, string> = { en: 'English', de: 'Deutsch' };
const COOKIE = 'locale';

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

/** The person's own language, else the one chosen in the footer, else the first that the browser asks for and we speak. */
export function chooseLocale(headers: Headers, person: { readonly locale: Locale } | null): Locale {
  if (person) return person.locale;
  const chosen = headers.get('cookie')?.match(/(?:^|;\s*)locale=([a-z]{2})(?:;|$)/)?.[1];
  if (isLocale(chosen)) return chosen;
  return preferred(headers.get('accept-language') ?? '') ?? 'en';
}

export const localeCookie = (locale: Locale): string => `${COOKIE}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;

/** RFC 9110 §12.5.4, by the language alone: `de-AT;q=0.9` asks for German. */
function preferred(acceptLanguage: string): Locale | undefined {
  return acceptLanguage
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
      return { language: tag.split('-')[0], weight: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ language }) => language)
    .find(isLocale);
}
