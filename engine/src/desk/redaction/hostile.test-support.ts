/** Texts made to be slow: what makes a backtracking expression try every way, and floods of whatever a rule begins with. */
const SEEDS: Readonly<Record<string, string>> = {
  'points between letters': 'a.',
  'at signs': '@',
  'letters and at signs': 'a@',
  'hyphens between digits': '1-',
  'trunk zeros': '0171-',
  'numbers that nearly exist': '0171 39200 ',
  'numbers that exist': '+49 171 3920012, ',
  'digits': '7',
  'digits in single file': '0 1 7 1 3 9 ',
  'schemes': 'http://',
  'links': 'https://a.com/(x) ',
  'hosts': 'www.',
  'hosts and capitals': 'a.Com.B',
  'zero width': '\u200b',
  'zero width in an address': 'a\u200b@\u200bb.',
  'marks on a letter': 'a\u0301\u0302\u0303\u0304\u0305\u0306\u0307',
  'marks alone': '\u0301',
  'ligatures that unfold': '\ufdfa',
  'opening brackets': '([{',
  'bracketed signs': '(at)[dot]',
  'open bracketed signs': '( at ( dot ',
  'blanks between letters': 'a b ',
  'blanks between letters and signs': 'a @ b . ',
  'words for signs': 'a at b dot ',
  'names of digits': 'zero one seven ',
  'repeated digits': 'double zero triple ',
  'plus': 'plus 4 ',
  'names of signs in two words': 'a at sign b ',
  'providers': 'a.b at gmail com',
  'fields of objects': 'a.total a.net ',
  'users of Reddit': 'reddit u/a_1 ',
  'letters for digits': 'o1l',
  'platforms': 'telegram ',
  'platforms and colons': 'telegram: - ',
  'requests': 'write me me me on signal ',
  'handles': '@a_1.',
  'numbered names': 'discord a#1234',
  'dates': '03.04.2026-',
  'accounts': 'DE89 3704 ',
  'identifiers': '10.1234/',
  'hexadecimal': '123e4567-e89b-',
  'prices': '1.000.000 ',
  'quotes': '"a"@b',
  'blanks': ' ',
  'line breaks': 'a@b.\n',
  'long word': 'a',
  'look-alikes': 'а@е.',
  'domain of figures': 'a@1.1.1.',
};

/** Figures that never come again, so that nothing about them can be remembered. */
const EVER_NEW: Readonly<Record<string, (figures: string) => string>> = {
  'ever new numbers in single file': (figures) => `${[...`0171${figures.slice(2)}`].join(' ')} `,
  'ever new national numbers': (figures) => `0${figures.slice(0, 3)} ${figures.slice(3)} `,
  'ever new international numbers': (figures) => `+49 1${figures}, `,
};

export const hostileKinds: readonly string[] = [...Object.keys(SEEDS), ...Object.keys(EVER_NEW)];

/** Exactly so many UTF-16 units of one kind. */
export function hostileText(kind: string, length: number): string {
  const renewed = EVER_NEW[kind];
  if (renewed !== undefined) return everNew(renewed, length);
  const seed = SEEDS[kind]!;
  return seed.repeat(Math.ceil(length / seed.length)).slice(0, length);
}

/** Nine figures after nine, from a linear congruence (Park and Miller). */
export function everNew(piece: (figures: string) => string, length: number): string {
  let text = '';
  for (let state = 20045; text.length < length;) {
    state = (state * 48271) % 2147483647;
    text += piece(String(state % 1e9).padStart(9, '0'));
  }
  return text.slice(0, length);
}
