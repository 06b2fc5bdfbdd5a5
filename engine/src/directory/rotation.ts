/**
 * The order of the day (D3): who comes first among equals changes every day, is the same for everybody on that day, and can be checked by anybody:
 *
 *     place = mix( hash(id) XOR hash(day) )      day = "2026-11-21", smaller places first
 *
 * `hash` is FNV-1a over UTF-16 units, low byte first; `mix` is the finaliser of MurmurHash3 (A. Appleby), which maps 32 bits one to one, so that only ids with
 * the same hash, one pair in four thousand million, are left to the order of ids.
 */
export function rotationPlace(id: string, day: string): number {
  return mixed((hash(id) ^ hash(day)) >>> 0);
}

export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    state = Math.imul(state ^ (unit & 0xff), 0x01000193);
    state = Math.imul(state ^ (unit >>> 8), 0x01000193);
  }
  return state >>> 0;
}

export function mixed(bits: number): number {
  let state = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
