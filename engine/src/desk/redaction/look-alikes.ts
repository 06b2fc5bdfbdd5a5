/**
 * Letters that look like a Latin one and are not it after NFKC: Cyrillic, Greek, Armenian, Latin small capitals. Only those that
 * a reader takes for the Latin letter (compare Unicode Technical Standard 39, confusables); texts are lower case here.
 */
const PAIRS: readonly (readonly [latin: string, alikes: string])[] = [
  ['a', 'аɑαᴀ'], ['b', 'ЬʙƄ'], ['c', 'сϲᴄ'], ['d', 'ԁᴅ'], ['e', 'еҽᴇєε'], ['f', 'ꜰƒ'], ['g', 'ɡɢց'], ['h', 'һհʜ'], ['i', 'іıιɪ'], ['j', 'јᴊϳ'],
  ['k', 'кκᴋ'], ['l', 'ӏʟⅼ'], ['m', 'мᴍ'], ['n', 'ոɴп'], ['o', 'оοօᴏσ'], ['p', 'рρᴘ'], ['q', 'ԛզ'], ['r', 'гʀ'], ['s', 'ѕꜱ'], ['t', 'тτᴛ'],
  ['u', 'υսᴜ'], ['v', 'ѵνᴠ'], ['w', 'ԝшᴡω'], ['x', 'хχ'], ['y', 'уүʏγ'], ['z', 'ᴢʐ'], ['-', '‐‑‒–—―−⁃﹘'], ['.', '。․ꓸ'], ["'", '’‘ʼ'],
];

const LATIN = new Map(PAIRS.flatMap(([latin, alikes]) => [...alikes].map((alike): [number, number] => [alike.codePointAt(0)!, latin.charCodeAt(0)])));

/** Where the ten digits of other scripts begin, each run in order 0 to 9. */
const ZEROS = [0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20, 0x1040];
/** White letters in black circles and squares, A to Z. */
const CAPITALS = [0x1f150, 0x1f170];

/** The Latin letter, digit or ASCII sign that a code point passes for; itself where it passes for none. */
export function unmasked(code: number): number {
  if (code < 0x80) return code;
  const latin = LATIN.get(code);
  if (latin !== undefined) return latin;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return 48 + code - zero;
  const capital = CAPITALS.find((first) => code >= first && code < first + 26);
  return capital === undefined ? code : 97 + code - capital;
}

/** Takes no room on the page: zero width, soft hyphens, fillers, direction marks, tags, and what combines with the letter before. */
export function isInvisible(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) || code === 0xfeff || code === 0x180e
    || code === 0x061c || code === 0x115f || code === 0x1160 || code === 0x3164 || code === 0xffa0 || code === 0x17b4 || code === 0x17b5 || (code >= 0xe0000 && code <= 0xe0fff);
}
