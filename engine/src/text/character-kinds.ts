/** What a character is to a word, as words.as has it too; those that are always part of one come last. */
export const OUTSIDE = 1;
/** Half of a character beyond U+FFFF: the other one must be asked. */
export const HALF = 2;
export const LETTER = 3;
export const DIGIT = 4;

export function kindOf(unit: number): number {
  if (unit >= 0xd800 && unit < 0xe000) return HALF;
  return kindOfCharacter(String.fromCharCode(unit));
}

/** What the whole one is; alone a half is no character. */
export function kindOfHalf(units: Uint16Array, at: number): number {
  const first = units[at]! >= 0xdc00 ? at - 1 : at;
  const point = String.fromCharCode(...units.subarray(Math.max(0, first), first + 2)).codePointAt(0) ?? 0;
  return point > 0xffff ? kindOfCharacter(String.fromCodePoint(point)) : OUTSIDE;
}

function kindOfCharacter(character: string): number {
  if (/^\p{N}$/u.test(character)) return DIGIT;
  return /^[\p{L}\p{M}]$/u.test(character) ? LETTER : OUTSIDE;
}
