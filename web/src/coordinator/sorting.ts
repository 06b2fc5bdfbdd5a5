export interface Sorting { readonly key: string; readonly desc: boolean }

/** `?sort=-score`: by score, highest first. */
export function sortingOf(search: URLSearchParams, otherwise: Sorting, param = 'sort'): Sorting {
  const text = search.get(param);
  if (!text) return otherwise;
  return { key: text.replace(/^-/, ''), desc: text.startsWith('-') };
}

/** Numbers by size, text as the language sorts it, nothing after everything whichever way round. */
export function sortedBy<Row>(rows: readonly Row[], value: ((row: Row) => string | number | null) | undefined, { desc }: Sorting, locale: string): readonly Row[] {
  if (!value) return rows;
  const collator = new Intl.Collator(locale, { numeric: true });
  return rows.toSorted((left, right) => {
    const [a, b] = [value(left), value(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);
    return desc ? -order : order;
  });
}
