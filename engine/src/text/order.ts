/**
 * Code-point order of two texts, the one order that ties break by (S2). Plain `<` on strings orders by UTF-16 units,
 * which puts a character beyond U+FFFF before one at U+E000. Negative, 0 or positive, as `sort` wants it. O(shared length).
 */
export function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above every other unit, so they rank last. */
function codePointRank(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
