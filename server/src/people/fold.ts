/**
 * How two spellings of a name are compared (C11): compatibility forms united, case folded, spaces at the ends cut and
 * within them united, signs that nobody sees left out. Case is folded sign by sign as Unicode's full folding does
 * (ß and ẞ become ss, final and other sigma the same; dotless ı stays itself), which no single method of JavaScript does.
 */
export function foldName(name: string): string {
  const seen = name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  const folded = [...seen].map((sign) => (sign === 'ı' ? sign : sign.toLowerCase().toUpperCase().toLowerCase())).join('');
  return folded.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}
