import { sameJson } from '../same-json.ts';
import { provenPairs } from './certificate.ts';
import { encode, isCandidate, isCompliant, pairIndex } from './encode.ts';
import type { Encoded } from './encode.ts';
import { explainPairing } from './explain.ts';
import { basicBlockers, lockBlockers } from './findings.ts';
import { objectiveOf } from './tiers.ts';
import type { CohortResult, CohortSnapshot, HallViolator } from './types.ts';
import { validateSnapshot } from './validate.ts';

export type ResultProblemCode =
  | 'unusableSnapshot' | 'modeDiffers' | 'unknownPerson' | 'notOneToOne' | 'pairNotAllowed' | 'strictNotComplete' | 'basicBlockerIgnored'
  | 'matchDiffers' | 'unmatchedDiffers' | 'objectiveDiffers' | 'certificateMissing' | 'certificateUnsound' | 'notProvenOptimal'
  | 'infeasibilityNotProven' | 'infeasibleWithMatches';

export interface ResultProblem {
  readonly code: ResultProblemCode;
  /** Ids or the name of what differs. */
  readonly values: readonly string[];
}

/**
 * Checks a stored or received result against its snapshot without solving anything: that its pairs are allowed, its numbers follow
 * from them, and its certificate proves that nothing better exists (or, for an infeasible strict run, that a blocker or a Hall violator
 * forbids one). Empty = proven. Regret is taken as given. O(stages × n²).
 */
export function verifyResult(snapshot: CohortSnapshot, result: CohortResult): readonly ResultProblem[] {
  if (validateSnapshot(snapshot).length > 0) return [problem('unusableSnapshot')];
  if (snapshot.mode !== result.mode) return [problem('modeDiffers', snapshot.mode, result.mode)];
  const encoded = encode(snapshot);
  if (result.status === 'infeasible') return checkInfeasible(encoded, result);
  const pairing = readPairs(encoded, result);
  if (pairing.problems.length > 0) return pairing.problems;
  return [
    ...checkMode(encoded, pairing.columnOfRow), ...checkNumbers(encoded, result, pairing.columnOfRow),
    ...checkOptimal(encoded, result, pairing.columnOfRow),
  ];
}

function readPairs(encoded: Encoded, result: CohortResult): { columnOfRow: Int32Array; problems: ResultProblem[] } {
  const columnOfRow = new Int32Array(encoded.mentors.length).fill(-1);
  const taken = new Set<number>();
  const problems: ResultProblem[] = [];
  for (const { mentor, mentee } of result.matches) {
    const row = encoded.rowOf.get(mentor);
    const column = encoded.columnOf.get(mentee);
    if (row === undefined || column === undefined) {
      problems.push(problem('unknownPerson', mentor, mentee));
      continue;
    }
    if (columnOfRow[row] !== -1 || taken.has(column)) problems.push(problem('notOneToOne', mentor, mentee));
    columnOfRow[row] = column;
    taken.add(column);
  }
  return { columnOfRow, problems };
}

function checkMode(encoded: Encoded, columnOfRow: Int32Array): ResultProblem[] {
  const { mentors, mentees, snapshot } = encoded;
  const problems: ResultProblem[] = [];
  columnOfRow.forEach((column, row) => {
    if (column < 0 || isCandidate(encoded, pairIndex(encoded, row, column), snapshot.mode)) return;
    problems.push(problem('pairNotAllowed', mentors[row]!.id, mentees[column]!.id));
  });
  if (snapshot.mode === 'strict') {
    if (mentors.length !== mentees.length || columnOfRow.includes(-1)) problems.push(problem('strictNotComplete'));
    problems.push(...strictStoppers(encoded).map((code) => problem('basicBlockerIgnored', code)));
  }
  return problems;
}

/** Everything but the regret, which only solving again could tell, is worked out anew and must be the same to the byte. */
function checkNumbers(encoded: Encoded, result: CohortResult, columnOfRow: Int32Array): ResultProblem[] {
  const regretOfMentor = new Map(result.matches.map(({ mentor, regret }) => [mentor, regret]));
  const expected = explainPairing(encoded, columnOfRow, encoded.mentors.map(({ id }) => regretOfMentor.get(id) ?? null), result.mode);
  const problems: ResultProblem[] = [];
  expected.matches.forEach((match, at) => {
    if (!sameJson(match, result.matches[at])) problems.push(problem('matchDiffers', match.mentor, match.mentee));
  });
  if (!sameJson(expected.unmatched, result.unmatched)) problems.push(problem('unmatchedDiffers'));
  if (!sameJson(expected.objective, result.objective)) problems.push(problem('objectiveDiffers'));
  return problems;
}

/**
 * Optimal exactly when every pair, and every way to fill the places left over, is tight. Leftover places cost the same however they are
 * filled, so one look at all of them replaces a search; two people left over who could be a pair show that a pair is missing.
 */
function checkOptimal(encoded: Encoded, result: CohortResult, columnOfRow: Int32Array): ResultProblem[] {
  const { mentors, mentees } = encoded;
  if (result.certificate === null) return [problem('certificateMissing')];
  const proof = provenPairs(objectiveOf(encoded, result.mode), mentors.length, mentees.length, result.certificate);
  if (proof.problems.length > 0) return [problem('certificateUnsound', ...proof.problems)];
  const loose: ResultProblem[] = [];
  columnOfRow.forEach((column, row) => {
    if (column >= 0 && proof.tight[row * proof.size + column] === 0) loose.push(problem('notProvenOptimal', mentors[row]!.id, mentees[column]!.id));
  });
  const places = Array.from({ length: proof.size }, (_, place) => place);
  const freeColumns = places.filter((column) => !columnOfRow.includes(column));
  for (const row of places) {
    if (row < mentors.length && columnOfRow[row] !== -1) continue;
    for (const column of freeColumns) {
      const couldPair = row < mentors.length && column < mentees.length && isCandidate(encoded, pairIndex(encoded, row, column), result.mode);
      if (couldPair || proof.tight[row * proof.size + column] === 0) loose.push(problem('notProvenOptimal', mentors[row]?.id ?? '', mentees[column]?.id ?? ''));
    }
  }
  return loose;
}

function checkInfeasible(encoded: Encoded, result: CohortResult): ResultProblem[] {
  if (result.matches.length > 0 || result.certificate !== null) return [problem('infeasibleWithMatches')];
  const proven = result.mode === 'strict'
    ? strictStoppers(encoded).length > 0 || isHallViolator(encoded, result.diagnostics.hallViolator)
    : encoded.score.length === 0;
  return proven ? [] : [problem('infeasibilityNotProven')];
}

function strictStoppers(encoded: Encoded): string[] {
  return [...basicBlockers(encoded), ...lockBlockers(encoded)].map(({ code }) => code).filter((code) => code !== 'notSubmitted');
}

/** Members outnumber the partners named, and every compliant partner of a member is among those (Hall 1935). */
function isHallViolator(encoded: Encoded, violator: HallViolator | null): boolean {
  if (violator === null || violator.members.length <= violator.partners.length) return false;
  const isMentor = violator.side === 'mentor';
  const [own, other] = isMentor ? [encoded.rowOf, encoded.mentees] : [encoded.columnOf, encoded.mentors];
  const partners = new Set(violator.partners);
  if (new Set(violator.members).size !== violator.members.length) return false;
  return violator.members.every((id) => {
    const place = own.get(id);
    if (place === undefined) return false;
    return other.every((person, at) => partners.has(person.id) || !isCompliant(encoded, isMentor ? pairIndex(encoded, place, at) : pairIndex(encoded, at, place)));
  });
}

function problem(code: ResultProblemCode, ...values: string[]): ResultProblem {
  return { code, values };
}
