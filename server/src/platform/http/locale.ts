import { plainCookie } from './cookies.ts';

export type Locale = 'en' | 'de';

/** The visitor's choice, else what the browser prefers among the languages that we speak, else the house's. */
export function localeOf(headers: Headers, ofTheHouse: Locale): Locale {
  const chosen = plainCookie(headers, 'locale');
  if (chosen === 'en' || chosen === 'de') return chosen;
  const wishes = (headers.get('accept-language') ?? '').slice(0, 500).split(',').map((part) => {
    const [tag = '', ...options] = part.trim().toLowerCase().split(';');
    const quality = Number(options.find((option) => option.trim().startsWith('q='))?.trim().slice(2) ?? 1);
    return { language: tag.split('-')[0], quality: Number.isFinite(quality) ? quality : 0 };
  });
  const best = wishes.filter(({ language, quality }) => (language === 'en' || language === 'de') && quality > 0).sort((a, b) => b.quality - a.quality)[0];
  return (best?.language as Locale | undefined) ?? ofTheHouse;
}
