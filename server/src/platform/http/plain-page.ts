import type { RefusalCode } from '@counterpart/contract/refusal';
import { localeOf, type Locale } from './locale.ts';

interface Words { readonly title: string; readonly text: string; readonly back: string }
type Told = Extract<RefusalCode, 'unavailable' | 'invalidInput' | 'crossSite' | 'bodyTooLarge' | 'internal'>;

const words: Readonly<Record<Locale, Readonly<Record<Told, Words>>>> = {
  en: {
    unavailable: { title: 'Back in a moment', text: 'The database cannot be reached just now. Nothing that was saved is lost. Please try again in a few seconds.', back: 'Try again' },
    invalidInput: { title: 'That cannot be read', text: 'Nothing was changed. Check the address for signs that do not belong there, or begin at the start.', back: 'To the start' },
    crossSite: { title: 'That came from another site', text: 'For your safety nothing was changed. Open the page here and send it once more.', back: 'To the start' },
    bodyTooLarge: { title: 'That is too large', text: 'Nothing was changed. Send a smaller file or a shorter text.', back: 'To the start' },
    internal: { title: 'Something went wrong here', text: 'It is our mistake and has been noted. Please try again; if it happens again, tell whoever runs this site.', back: 'To the start' },
  },
  de: {
    unavailable: { title: 'Gleich wieder da', text: 'Die Datenbank ist gerade nicht erreichbar. Gespeichertes ist nicht verloren. Bitte versuchen Sie es in einigen Sekunden noch einmal.', back: 'Noch einmal versuchen' },
    invalidInput: { title: 'Das ist nicht lesbar', text: 'Es wurde nichts geändert. Prüfen Sie, ob die Adresse Zeichen enthält, die nicht hineingehören, oder beginnen Sie von vorn.', back: 'Zum Anfang' },
    crossSite: { title: 'Das kam von einer anderen Seite', text: 'Zu Ihrer Sicherheit wurde nichts geändert. Öffnen Sie die Seite hier und senden Sie sie noch einmal.', back: 'Zum Anfang' },
    bodyTooLarge: { title: 'Das ist zu groß', text: 'Es wurde nichts geändert. Senden Sie eine kleinere Datei oder einen kürzeren Text.', back: 'Zum Anfang' },
    internal: { title: 'Hier ist etwas schiefgegangen', text: 'Der Fehler liegt bei uns und ist vermerkt. Bitte versuchen Sie es noch einmal; bleibt es dabei, sagen Sie es denen, die diese Seite betreiben.', back: 'Zum Anfang' },
  },
};

/**
 * What is refused before there can be a page, to somebody who asked for one: a sentence rather than JSON. Scripts and the API keep
 * the problem as it is.
 */
export function plainPage(request: Request, ofTheHouse: Locale, code: RefusalCode): string | null {
  if (!request.headers.get('accept')?.includes('text/html') || new URL(request.url).pathname.startsWith('/api/')) return null;
  const language = localeOf(request.headers, ofTheHouse);
  const { title, text, back } = words[language][code in words.en ? code as Told : 'internal'];
  const again = code === 'unavailable' && request.method === 'GET' ? '' : '/';
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title>`
    + `<main><h1>${title}</h1><p>${text}</p><p><a href="${again}">${back}</a></p></main></html>`;
}
