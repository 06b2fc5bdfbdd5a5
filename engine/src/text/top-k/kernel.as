// AssemblyScript, compiled into kernel-bytes.ts by ../compile-kernels.test-support.ts. 16-bit whole numbers in, 32-bit sums out, and products in doubles for those who may be best.

export let pairs: u32 = 0; // of head terms
export let headOfProposals: usize = 0; // i16 [proposal][head term]
export let headOfBlock: usize = 0; // i16 [reviewer / 4][pair][reviewer % 4][2]
export let tailStarts: usize = 0; // u32 [proposal + 1], into tail
export let tail: usize = 0; // u32 [term, value]
export let postingStarts: usize = 0; // u32 [term + 1], into postings
export let postings: usize = 0; // u32: reviewer of the block << 16 | value
export let sums: usize = 0; // i32 [4][reviewer of the block]
export let blockRows: u32 = 0; // a multiple of 8
export let firstOfBlock: u32 = 0; // number of its first reviewer

export let wanted: u32 = 0; // k
export let slack: i32 = 0; // by how much two sums may be in the wrong order
export let capacity: u32 = 0; // hits that a row can hold, a multiple of 4
export let proposalHits: usize = 0; // [row] of u32 other row [capacity], then i32 sum [capacity]
export let proposalCounts: usize = 0; // u32 [row]
export let proposalThresholds: usize = 0; // i32 [row]
export let reviewerHits: usize = 0; // the same, by reviewer of the block
export let reviewerCounts: usize = 0;
export let reviewerThresholds: usize = 0;
export let packed: usize = 0; // u32 [reviewer of the block + 4]: hits of one proposal
export let packedSums: usize = 0; // i32 [reviewer of the block + 8]
export let fronts: usize = 0; // u8 [16][16]: which bytes come to the front, by the bits of those of four numbers that do
export let scratch: usize = 0; // i32 [capacity]

/** So many rows are all alike that hits do not tell them apart: the row is searched in full. */
const FLOODED: u32 = 0xffffffff;

/** Every proposal of [from, to) with every reviewer of the block. `from` is a multiple of 4. */
export function sweep(from: u32, to: u32): void {
  for (let proposal = from; proposal < to; proposal += 4) {
    denseSums(headOfProposals + <usize>proposal * pairs * 4);
    const last = min<u32>(proposal + 4, to);
    for (let row = proposal; row < last; row++) {
      const rowSums = sums + <usize>(row - proposal) * blockRows * 4;
      addTail(row, rowSums);
      collect(row, rowSums);
    }
  }
}

/** Four proposals with eight reviewers at a time: each load serves several multiplications. */
function denseSums(proposals: usize): void {
  const rowBytes = <usize>pairs * 4;
  const groupBytes = <usize>pairs * 16;
  const sumBytes = <usize>blockRows * 4;
  let group = headOfBlock;
  for (let at: usize = sums, end = sums + sumBytes; at < end; at += 32, group += groupBytes * 2) {
    let a0 = i32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
    let left = group, proposal = proposals;
    for (const stop = group + groupBytes; left < stop; left += 16, proposal += 4) {
      const r0 = v128.load(left);
      const r1 = v128.load(left + groupBytes);
      const a = v128.load32_splat(proposal);
      a0 = i32x4.add(a0, i32x4.dot_i16x8_s(a, r0));
      a1 = i32x4.add(a1, i32x4.dot_i16x8_s(a, r1));
      const b = v128.load32_splat(proposal + rowBytes);
      b0 = i32x4.add(b0, i32x4.dot_i16x8_s(b, r0));
      b1 = i32x4.add(b1, i32x4.dot_i16x8_s(b, r1));
      const c = v128.load32_splat(proposal + rowBytes * 2);
      c0 = i32x4.add(c0, i32x4.dot_i16x8_s(c, r0));
      c1 = i32x4.add(c1, i32x4.dot_i16x8_s(c, r1));
      const d = v128.load32_splat(proposal + rowBytes * 3);
      d0 = i32x4.add(d0, i32x4.dot_i16x8_s(d, r0));
      d1 = i32x4.add(d1, i32x4.dot_i16x8_s(d, r1));
    }
    v128.store(at, a0);
    v128.store(at, a1, 16);
    v128.store(at + sumBytes, b0);
    v128.store(at + sumBytes, b1, 16);
    v128.store(at + sumBytes * 2, c0);
    v128.store(at + sumBytes * 2, c1, 16);
    v128.store(at + sumBytes * 3, d0);
    v128.store(at + sumBytes * 3, d1, 16);
  }
}

function addTail(row: u32, rowSums: usize): void {
  const end = tail + (<usize>load<u32>(tailStarts + (<usize>row << 2), 4) << 3);
  for (let entry = tail + (<usize>load<u32>(tailStarts + (<usize>row << 2)) << 3); entry < end; entry += 8) {
    const start = postingStarts + (<usize>load<u32>(entry) << 2);
    const value = load<u32>(entry, 4);
    let at = postings + (<usize>load<u32>(start) << 2);
    const stop = postings + (<usize>load<u32>(start, 4) << 2);
    // A reviewer occurs once per term, so two may be under way at once.
    for (; at + 4 < stop; at += 8) {
      const one = load<u32>(at), two = load<u32>(at, 4);
      const first = rowSums + <usize>(one >> 16 << 2), second = rowSums + <usize>(two >> 16 << 2);
      store<u32>(first, load<u32>(first) + value * (one & 0xffff));
      store<u32>(second, load<u32>(second) + value * (two & 0xffff));
    }
    if (at < stop) {
      const one = load<u32>(at);
      const first = rowSums + <usize>(one >> 16 << 2);
      store<u32>(first, load<u32>(first) + value * (one & 0xffff));
    }
  }
}

/** Lists what can be among the best of the proposal, or of a reviewer. */
function collect(row: u32, rowSums: usize): void {
  const count = load<u32>(proposalCounts + (<usize>row << 2));
  const hits = raise(row, rowSums);
  v128.store(packedSums, i32x4.splat(load<i32>(proposalThresholds + (<usize>row << 2))));
  if (hits > 0 && count + hits + 4 <= capacity) {
    const own = proposalHits + (<usize>row * capacity << 3) + (<usize>count << 2);
    pack(rowSums, packedSums, 0, firstOfBlock, own, own + (<usize>capacity << 2));
    store<u32>(proposalCounts + (<usize>row << 2), count + hits);
  } else if (hits > 0) {
    const end = pack(rowSums, packedSums, 0, firstOfBlock, packed, packedSums + 16);
    for (let at: usize = 0; at < end; at += 4) {
      const sum = load<i32>(packedSums + at, 16);
      if (sum >= load<i32>(proposalThresholds + (<usize>row << 2))) keep(proposalHits, proposalCounts, proposalThresholds, row, load<u32>(packed + at), sum);
    }
  }
  const end = pack(rowSums, reviewerThresholds, 16, 0, packed, packedSums);
  for (let at: usize = 0; at < end; at += 4) keep(reviewerHits, reviewerCounts, reviewerThresholds, load<u32>(packed + at), row, load<i32>(packedSums + at));
}

/** Where a block has many more hits for a proposal than are wanted, its threshold rises before they are kept: most would be dropped again. Says how many hits are left. */
function raise(row: u32, rowSums: usize): u32 {
  const threshold = proposalThresholds + (<usize>row << 2);
  const least = load<i32>(threshold);
  const hits = countFrom(rowSums, blockRows, least);
  if (hits < wanted + (wanted >> 1)) return hits;
  const raised = max(least, nthGreatest(rowSums, blockRows, least) - slack);
  store<i32>(threshold, raised);
  return countFrom(rowSums, blockRows, raised);
}

/**
 * Of the sums of a block those not below their thresholds, which lie beside them (`step` 16) or are four (`step` 0), go into a list, and their places, counted from
 * `first`, into another. Says how many bytes each has got; three more numbers may be written.
 */
function pack(rowSums: usize, thresholds: usize, step: usize, first: u32, places: usize, into: usize): usize {
  let four = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), filled: usize = 0;
  for (let at = rowSums, end = rowSums + (<usize>blockRows << 2); at < end; at += 16, thresholds += step) {
    const values = v128.load(at);
    const hit = i32x4.bitmask(i32x4.ge_s(values, v128.load(thresholds)));
    const front = v128.load(fronts + (<usize>hit << 4));
    v128.store(places + filled, i8x16.swizzle(four, front));
    v128.store(into + filled, i8x16.swizzle(values, front));
    filled += <usize>popcnt(hit) << 2;
    four = i32x4.add(four, i32x4.splat(4));
  }
  return filled;
}

function keep(hits: usize, counts: usize, thresholds: usize, row: u32, other: u32, sum: i32): void {
  const own = hits + (<usize>row * capacity << 3);
  const counter = counts + (<usize>row << 2);
  const count = load<u32>(counter);
  store<u32>(own + (<usize>count << 2), other);
  store<i32>(own + (<usize>(capacity + count) << 2), sum);
  store<u32>(counter, count + 1);
  if (count + 1 < capacity) return;
  const least = load<i32>(thresholds + (<usize>row << 2));
  const threshold = max(least, nthGreatest(own + (<usize>capacity << 2), capacity, least) - slack);
  const kept = discard(own, capacity, threshold);
  const flooded = kept > capacity - (capacity >> 2);
  store<u32>(counter, flooded ? FLOODED : kept);
  store<i32>(thresholds + (<usize>row << 2), flooded ? i32.MAX_VALUE : threshold);
}

/** Drops hits under the threshold, keeps the order of the others, and says how many these are. */
function discard(own: usize, count: u32, threshold: i32): u32 {
  let kept = own;
  const beside = <usize>capacity << 2;
  for (let at = own, end = own + (<usize>count << 2); at < end; at += 4) {
    const sum = load<i32>(at + beside);
    store<u32>(kept, load<u32>(at));
    store<i32>(kept + beside, sum);
    kept += sum >= threshold ? 4 : 0;
  }
  return <u32>(kept - own >> 2);
}

/** The wanted-th greatest of sums, or what lies between it and the next, or `least` where it is not above that. */
function nthGreatest(list: usize, count: u32, least: i32): i32 {
  // A number that exactly the wanted ones reach is sought by halving.
  let low = least, above = i32.MAX_VALUE;
  while (above - low > 1) {
    const middle = low + (above - low >> 1);
    const reached = countFrom(list, count, middle);
    if (reached < wanted) above = middle;
    else low = middle;
    if (reached == wanted) break;
  }
  return low;
}

/** How many sums are not below `least`, which is above 0. A list that does not end with a group of four must have room for it. */
function countFrom(list: usize, count: u32, least: i32): u32 {
  const end = list + (<usize>count << 2);
  for (let at = end; at & 12; at += 4) store<i32>(at, 0);
  const four = i32x4.splat(least);
  let counts = i32x4.splat(0);
  for (let at = list; at < end; at += 16) counts = i32x4.sub(counts, i32x4.ge_s(v128.load(at), four));
  return i32x4.extract_lane(counts, 0) + i32x4.extract_lane(counts, 1) + i32x4.extract_lane(counts, 2) + i32x4.extract_lane(counts, 3);
}

/** Of a row's hits those that can be among the wanted ones, or 0 when such a one may have been left out. */
export function contenders(hits: usize, counts: usize, row: u32): u32 {
  const count = load<u32>(counts + (<usize>row << 2));
  if (count == FLOODED || count < wanted) return 0;
  const own = hits + (<usize>row * capacity << 3);
  const threshold = nthGreatest(own + (<usize>capacity << 2), count, 1) - slack;
  return threshold < 1 ? 0 : discard(own, count, threshold);
}

/** Of a row's hits those of a threshold at least. */
export function hitsFrom(hits: usize, counts: usize, row: u32, threshold: i32): u32 {
  return discard(hits + (<usize>row * capacity << 3), load<u32>(counts + (<usize>row << 2)), threshold);
}

/** The wanted greatest sums of a row into `scratch`, in no order; how many they are, or `FLOODED`. */
export function greatestSums(hits: usize, counts: usize, row: u32): u32 {
  const count = load<u32>(counts + (<usize>row << 2));
  if (count == FLOODED) return FLOODED;
  const list = hits + (<usize>row * capacity << 3) + (<usize>capacity << 2);
  const least = count < wanted ? 1 : nthGreatest(list, count, 1);
  let into = scratch;
  const full = scratch + (<usize>wanted << 2);
  for (let at = list, end = list + (<usize>count << 2); at < end && into < full; at += 4) {
    store<i32>(into, load<i32>(at));
    into += load<i32>(at) >= least ? 4 : 0;
  }
  return <u32>(into - scratch >> 2);
}

/** Doubles of a row, each put where its term's is, or taken away again. */
export function spreadRow(terms: usize, values: usize, from: u32, to: u32): void {
  for (let at: usize = from; at < to; at++) store<f64>(load<u32>(terms + (at << 2)), load<f64>(values + (at << 3)));
}

export function clearRow(terms: usize, from: u32, to: u32): void {
  for (let at: usize = from; at < to; at++) store<f64>(load<u32>(terms + (at << 2)), 0);
}

/** Contenders whose scores are to be found, by place: all of them. */
export function listAll(count: u32): void {
  for (let hit: usize = 0; hit < count; hit++) store<u32>(scratch + (hit << 2), <u32>hit);
}

/** Those whose scores the lists of the other side do not have, and how many they are; the others' scores are put into place. */
export function listUnknown(row: u32, own: usize, count: u32, others: usize, otherScores: usize, width: u32, scores: usize): u32 {
  let unknown = scratch;
  for (let hit: usize = 0; hit < count; hit++) {
    const start = <usize>load<u32>(own + (hit << 2)) * width;
    const place = placeOf(row, others + (start << 2), width);
    if (place < width) {
      store<f64>(scores + (hit << 3), load<f64>(otherScores + (start + place << 3)));
    } else {
      store<u32>(unknown, <u32>hit);
      unknown += 4;
    }
  }
  return <u32>(unknown - scratch >> 2);
}

/** Where a number stands in a list, or a greater place than any. May read 12 bytes beyond it. */
function placeOf(number: u32, list: usize, length: u32): u32 {
  const wantedNumber = i32x4.splat(number);
  for (let at: u32 = 0; at < length; at += 4) {
    const found = i32x4.bitmask(i32x4.eq(v128.load(list + (<usize>at << 2)), wantedNumber));
    if (found != 0) return at + ctz(found);
  }
  return length;
}

/** Adds weight · product of the spread row with the row of each listed contender to the scores, products in the order of the contender's terms. */
export function addProducts(weight: f64, starts: usize, terms: usize, values: usize, own: usize, listed: u32, scores: usize): void {
  // Two contenders are under way: an addition waits for the one before it, but not for that of the other. When one has ended the next takes its place.
  let score: usize = 0, term: usize = 0, end: usize = 0, value: usize = 0, sum: f64 = 0;
  for (let item = scratch, last = scratch + (<usize>listed << 2); item < last; item += 4) {
    const hit = <usize>load<u32>(item);
    const range = starts + (<usize>load<u32>(own + (hit << 2)) << 2);
    const otherScore = scores + (hit << 3), otherEnd = terms + (<usize>load<u32>(range, 4) << 2);
    let otherTerm = terms + (<usize>load<u32>(range) << 2), otherValue = values + (<usize>load<u32>(range) << 3), otherSum: f64 = 0;
    for (; term < end && otherTerm < otherEnd; term += 4, value += 8, otherTerm += 4, otherValue += 8) {
      sum += load<f64>(load<u32>(term)) * load<f64>(value);
      otherSum += load<f64>(load<u32>(otherTerm)) * load<f64>(otherValue);
    }
    if (term < end) {
      store<f64>(otherScore, load<f64>(otherScore) + weight * otherSum);
      continue;
    }
    if (score != 0) store<f64>(score, load<f64>(score) + weight * sum);
    score = otherScore;
    term = otherTerm;
    end = otherEnd;
    value = otherValue;
    sum = otherSum;
  }
  for (; term < end; term += 4, value += 8) sum += load<f64>(load<u32>(term)) * load<f64>(value);
  store<f64>(score, load<f64>(score) + weight * sum);
}

/** Puts contenders in the order of their scores, best first, and none above 1; equal ones stay as they are. */
export function sortByScore(own: usize, count: u32, scores: usize): void {
  for (let at: usize = 0; at < count; at++) {
    const score = min<f64>(load<f64>(scores + (at << 3)), 1);
    const other = load<u32>(own + (at << 2));
    let place = at;
    for (; place > 0 && load<f64>(scores + (place << 3) - 8) < score; place--) {
      store<f64>(scores + (place << 3), load<f64>(scores + (place << 3) - 8));
      store<u32>(own + (place << 2), load<u32>(own + (place << 2) - 4));
    }
    store<f64>(scores + (place << 3), score);
    store<u32>(own + (place << 2), other);
  }
}
