import { compareText } from './order.ts';

/**
 * One spelling for text that means the same: compatibility forms joined, case folded, white space trimmed and
 * collapsed (§15, C11). JavaScript has no case folding; upper then lower case is the closest and joins "ß" with "SS", and
 * lower case before that the capital "ẞ". Folding twice changes nothing. O(length).
 */
export function fold(text: string): string {
  const cased = text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return cased.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Folded, without empties and doubles, in code-point order. */
export function foldList(texts: readonly string[]): string[] {
  const kept = new Set<string>();
  for (const text of texts) {
    const folded = fold(text);
    if (folded !== '') kept.add(folded);
  }
  return [...kept].sort(compareText);
}
