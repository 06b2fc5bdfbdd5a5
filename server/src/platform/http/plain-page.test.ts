import { expect, test } from 'vitest';
import { plainPage } from './plain-page.ts';

const asked = (path: string, headers: Record<string, string>, method = 'GET') => new Request(`http://localhost:3000${path}`, { method, headers });
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test('somebody who asked for a page reads a sentence in their language, and where to go', () => {
  expect(plainPage(asked('/cohorts', browser), 'unavailable')).toContain('<h1>Back in a moment</h1>');
  expect(plainPage(asked('/cohorts', { ...browser, 'accept-language': 'de-CH,de;q=0.9' }), 'unavailable')).toContain('<html lang="de">');
  expect(plainPage(asked('/cohorts', browser), 'unavailable')).toContain('<a href="">Try again</a>');
  // A form is not sent again by following a link.
  expect(plainPage(asked('/cohorts', browser, 'POST'), 'unavailable')).toContain('<a href="/">');
});

test('what has no words of its own is called our mistake', () => {
  expect(plainPage(asked('/', browser), 'wrongState')).toContain('Something went wrong here');
});

test('programs get the problem as it is', () => {
  expect(plainPage(asked('/api/cohorts', browser), 'unavailable')).toBeNull();
  expect(plainPage(asked('/cohorts.data', { accept: '*/*' }), 'unavailable')).toBeNull();
});
