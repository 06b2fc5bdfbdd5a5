/**
 * How many random problems an oracle gets: usually `rounds`, which keeps the whole suite near ten seconds; `ORACLE_EFFORT=50 npx vitest run engine`
 * gives fifty times as many.
 */
export function oracleRounds(rounds: number): number {
  return Math.ceil(rounds * Number(process.env.ORACLE_EFFORT ?? 1));
}
