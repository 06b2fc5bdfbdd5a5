export interface Difference {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two JSON values, leaf by leaf: `settings.weights.rank  40 → 50`. */
export function differences(before: unknown, after: unknown): Difference[] {
  const left = leaves(before);
  const right = leaves(after);
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((path) => ({ path, before: left.get(path) ?? null, after: right.get(path) ?? null }))
    .filter((difference) => difference.before !== difference.after)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return found;
  if (typeof value === 'object' && !isListOfScalars(value)) {
    for (const [key, child] of Object.entries(value)) leaves(child, path ? `${path}.${key}` : key, found);
    return found;
  }
  return found.set(path, Array.isArray(value) ? value.map(String).join(', ') : String(value));
}

/** A list of tags reads best on one line. */
const isListOfScalars = (value: object): boolean => Array.isArray(value) && value.every((entry) => typeof entry !== 'object' || entry === null);
