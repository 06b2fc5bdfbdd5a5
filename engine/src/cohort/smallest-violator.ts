/**
 * A smallest set of people with fewer partners than members, by looking at all of them, smallest first.
 *
 * Finding one is NP-hard in general (it is the girth of a transversal matroid: McCormick 1983), but members of a violator of size k have
 * fewer than k partners each, which leaves few to try in a cohort. The search stops after a fixed number of steps; then the violator that
 * a maximum matching shows has to do.
 */
const MOST_STEPS = 50_000;

/** Partner sets are bits of one number. */
const MOST_PARTNERS = 31;

export interface SmallViolator { readonly members: readonly number[]; readonly partners: readonly number[] }

/** `isPartner(member, partner)` is the graph. Null: none with fewer than `below` members, or not found within the steps. */
export function smallestViolatorBelow(
  below: number, members: number, partners: number, isPartner: (member: number, partner: number) => boolean,
): SmallViolator | null {
  if (partners > MOST_PARTNERS) return null;
  const partnersOf = Array.from({ length: members }, (_, member) => {
    let bits = 0;
    for (let partner = 0; partner < partners; partner++) if (isPartner(member, partner)) bits |= 1 << partner;
    return bits;
  });
  const steps = { left: MOST_STEPS };
  for (let size = 1; size < below && steps.left > 0; size++) {
    const chosen = choose(partnersOf, size, [], 0, 0, steps);
    if (chosen !== null) return { members: chosen, partners: partnersWithin(chosen, partnersOf, partners) };
  }
  return null;
}

/** The first `size` members, in order, that share fewer than `size` partners. */
function choose(
  partnersOf: readonly number[], size: number, chosen: readonly number[], union: number, from: number, steps: { left: number },
): readonly number[] | null {
  if (chosen.length === size) return chosen;
  for (let member = from; member < partnersOf.length; member++) {
    if (steps.left-- <= 0) return null;
    const wider = union | partnersOf[member]!;
    if (bitCount(wider) >= size) continue;
    const found = choose(partnersOf, size, [...chosen, member], wider, member + 1, steps);
    if (found !== null) return found;
  }
  return null;
}

function partnersWithin(chosen: readonly number[], partnersOf: readonly number[], partners: number): number[] {
  const union = chosen.reduce((bits, member) => bits | partnersOf[member]!, 0);
  return Array.from({ length: partners }, (_, partner) => partner).filter((partner) => ((union >> partner) & 1) === 1);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
