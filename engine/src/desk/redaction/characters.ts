/** Classes of UTF-16 units of a normalised text: lower case, compatibility forms joined, marks and invisible characters gone. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const [LETTER, DIGIT] = [1, 2];
/** The class of every unit: looked up millions of times. */
const CLASSES = new Uint8Array(0x10000);
CLASSES.fill(DIGIT, 48, 58);
/** Letters of any script, generously: whatever is beyond ASCII and no known block of signs. */
for (const [from, to] of [[97, 123], [0xc0, 0x2000], [0x2c00, 0x2e00], [0x3040, 0xd800], [0xf900, 0xfe00]] as const) CLASSES.fill(LETTER, from, to);
for (const sign of [0xd7, 0xf7]) CLASSES[sign] = 0;

export const isLetter = (code: number): boolean => CLASSES[code] === LETTER;

export const isWordUnit = (code: number): boolean => CLASSES[code]! > 0;

/** space, or the line break that a normalised text has for every kind of one. */
export const isBlank = (code: number): boolean => code === 32 || code === 10;

export const AT = 64;
export const DOT = 46;
export const HYPHEN = 45;
export const SLASH = 47;
export const COLON = 58;
