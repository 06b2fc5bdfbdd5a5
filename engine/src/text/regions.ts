/** Where a word's region begins, as Snowball's stemmers define R1 and R2: after the first non-vowel that follows a vowel, seen from `from`. */
export function regionAfter(word: string, from: number, vowels: string): number {
  let at = from;
  while (at < word.length && !vowels.includes(word[at]!)) at++;
  while (at < word.length && vowels.includes(word[at]!)) at++;
  return Math.min(at + 1, word.length);
}

/** The longest of some suffixes that a word ends with; they are given longest first. */
export function suffixOf(word: string, suffixes: readonly string[]): string | undefined {
  return suffixes.find((suffix) => word.endsWith(suffix));
}

/** The word without its last letters. */
export function without(word: string, suffix: string): string {
  return word.slice(0, word.length - suffix.length);
}
