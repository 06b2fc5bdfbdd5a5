/** The longest word that a reading's tokens tell (see `Tokens.word`). */
export const LONGEST_WORD = 24;

/**
 * Words of a rule, written with blanks between, to be compared with the words of a reading. Those are of small letters and nothing else,
 * so that "meeting-id" or "Tel" could never match: such an entry throws a RangeError when the rules are loaded. O(length).
 */
export function wordSet(list: string): ReadonlySet<string> {
  const words = list.trim().split(/\s+/u);
  const unreadable = words.filter((word) => word.length > LONGEST_WORD || !/^\p{Ll}+$/u.test(word));
  if (unreadable.length > 0) throw new RangeError(`no reading has the word ${unreadable.join(', ')}`);
  return new Set(words);
}
