/** Reads a list typed as numbers: lower first, equal numbers in the order of the page. `never` wins over a number. */
export function preferencesFromForm(form: FormData): { preferences: string[]; never: string[] } {
  const never = form.getAll('never').map(String);
  const refused = new Set(never);
  const preferences = [...form.entries()].flatMap(([name, value]) => {
    const id = name.startsWith('rank.') ? name.slice('rank.'.length) : '';
    const rank = Number(value);
    return id !== '' && !refused.has(id) && value !== '' && rank > 0 ? [{ id, rank }] : [];
  });
  return { preferences: preferences.toSorted((a, b) => a.rank - b.rank).map(({ id }) => id), never };
}
