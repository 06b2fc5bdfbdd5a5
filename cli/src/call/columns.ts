/** What the files of a call name their columns, as conference systems, spreadsheets and people write it; in German too. */
const NAMES = {
  proposal: 'proposal paper submission note manuscript application project head antrag einreichung beitrag manuskript projekt'.split(' '),
  reviewer: 'reviewer user expert referee profile evaluator person email tail gutachter gutachterin gutachtende experte expertin'.split(' '),
  affinity: 'affinity affinityscore score value similarity weight affinität ähnlichkeit wert punkte'.split(' '),
  bid: 'bid bidvalue value preference label gebot wert präferenz'.split(' '),
  max: 'max maximum quota limit load maxload capacity maxproposals maxpapers höchstens höchstzahl kontingent anzahl'.split(' '),
} as const;

export type Column = keyof typeof NAMES;

/** Null for what is no name of these columns. In any case, with blanks, hyphens or underscores, and as `paper_id`; digits are of ids: `paper1` is one. */
export function columnNamed(cell: string, columns: readonly Column[]): Column | null {
  const name = cell.normalize('NFKC').toLowerCase().replaceAll(/[\s_-]/gu, '');
  return columns.find((column) => NAMES[column].includes(name)) ?? columns.find((column) => NAMES[column].includes(name.replace(/(?:id|#)$/u, ''))) ?? null;
}

export interface HeaderTrouble { readonly value: string; readonly reason: string; readonly remedy: string }

/** Where in a line each column stands, or what is wrong with the header. */
export function readHeader(cells: readonly string[], columns: readonly Column[]): { readonly order: readonly number[]; readonly troubles: readonly HeaderTrouble[] } {
  const named = cells.map((cell) => columnNamed(cell, columns));
  const troubles = cells.flatMap((value, at): HeaderTrouble[] => {
    const column = named[at]!;
    if (column === null) return [{ value, reason: 'is not a column this file can have', remedy: `Rename or remove it; there are ${columns.join(', ')}.` }];
    const first = named.indexOf(column);
    return first === at ? [] : [{ value, reason: `names the column ${column}, as "${cells[first]!}" does`, remedy: 'Remove one of the two.' }];
  });
  const missing = columns.filter((column) => !named.includes(column));
  const lacking = troubles.length > 0 ? [] : missing.map((value) => ({ value, reason: 'is missing among the columns', remedy: 'Add the column.' }));
  return { order: columns.map((column) => named.indexOf(column)), troubles: [...troubles, ...lacking] };
}
