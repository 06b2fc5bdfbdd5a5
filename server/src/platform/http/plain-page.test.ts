import { expect, test } from 'vitest';
import { plainPage } from './plain-page.ts';

const asked = (path: string, headers: Record<string, string>, method = 'GET') => new Request(`http://localhost:3000${path}`, { method, headers });
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test('somebody who asked for a page reads a sentence in their language, and where to go', () => {
  expect(plainPage(asked('/cohorts', browser), 'en', 'unavailable')).toContain('<h1>Back in a moment</h1>');
  expect(plainPage(asked('/cohorts', { ...browser, 'accept-language': 'de-CH,de;q=0.9' }), 'en', 'unavailable')).toContain('<html lang="de">');
  expect(plainPage(asked('/cohorts', browser), 'en', 'unavailable')).toContain('<a href="">Try again</a>');
  // A form is not sent again by following a link.
  expect(plainPage(asked('/cohorts', browser, 'POST'), 'en', 'unavailable')).toContain('<a href="/">');
});

test('the language is that of the pages: what was chosen, then what is preferred most, then the house’s', () => {
  const languageOf = (headers: Record<string, string>, house: 'en' | 'de' = 'en') => /lang="(\w+)"/.exec(plainPage(asked('/', { ...browser, ...headers }), house, 'internal') ?? '')?.[1];
  expect(languageOf({ cookie: 'a=b; locale=de', 'accept-language': 'en' })).toBe('de');
  expect(languageOf({ 'accept-language': 'fr, de-CH;q=0.8, en;q=0.3' })).toBe('de');
  expect(languageOf({ 'accept-language': 'de;q=0.2, en' })).toBe('en');
  expect(languageOf({ 'accept-language': 'fr' }, 'de')).toBe('de');
});

test('what has no words of its own is called our mistake', () => {
  expect(plainPage(asked('/', browser), 'en', 'wrongState')).toContain('Something went wrong here');
});

test('programs get the problem as it is', () => {
  expect(plainPage(asked('/api/cohorts', browser), 'en', 'unavailable')).toBeNull();
  expect(plainPage(asked('/cohorts.data', { accept: '*/*' }), 'en', 'unavailable')).toBeNull();
});
