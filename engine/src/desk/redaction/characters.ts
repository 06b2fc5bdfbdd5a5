/** Classes of UTF-16 units of a normalised text: lower case, compatibility forms joined, marks and invisible characters gone. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Letters of any script, generously: whatever is beyond ASCII and no known block of signs. */
export const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7) || (code >= 0x2c00 && code < 0xd800 && !(code >= 0x2e00 && code < 0x3040)) || (code >= 0xf900 && code < 0xfe00);

export const isWordUnit = (code: number): boolean => isLetter(code) || isDigit(code);

/** space, or the line break that a normalised text has for every kind of one. */
export const isBlank = (code: number): boolean => code === 32 || code === 10;

export const AT = 64;
export const DOT = 46;
export const HYPHEN = 45;
export const SLASH = 47;
export const COLON = 58;
