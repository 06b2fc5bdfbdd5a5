import { csvFile, xlsxFile, type Cell, type Sheet } from '../../platform/files/write.ts';
import type { Tx } from '../../platform/transact.ts';
import { createWords, type Translate } from '../../platform/words.ts';
import { someCohort } from '../policy.ts';
import { castOf, pairPerson, type Cast, type PairPerson } from '../present-run.ts';
import { runResult, type MatchRow, type RunResult } from '../store/run-store.ts';
import de from '../words/de.json' with { type: 'json' };
import en from '../words/en.json' with { type: 'json' };
import { runFacts, type RunFacts } from './read-runs.ts';
import { requireFinished } from './require-finished.ts';

/** §11, in both languages alike: scripts read these names. */
const columns = [
  'cohort', 'mentor_name', 'mentor_email', 'mentor_org', 'mentee_name', 'mentee_email', 'mentee_org', 'match_percent',
  'ambiguity_flag', 'ambiguity_reason', 'exception_flag', 'exception_type', 'exception_reason', 'manual_override_flag', 'override_reason',
] as const;
const words = createWords({ en, de });

export type Format = 'csv' | 'xlsx';
interface Exported extends RunFacts { readonly cohortName: string; readonly result: RunResult }

/** An export takes personal data out of the house: that it happened is kept, like any change (§11). */
export async function recordExport(tx: Tx, { cohortId, runId, format }: { cohortId: string; runId: string; format: Format }): Promise<Exported> {
  const facts = await runFacts(tx.db, { cohortId, runId });
  requireFinished(facts.row);
  const { name } = await someCohort(tx.db, cohortId);
  tx.record({ action: 'run.exported', subject: { kind: 'run', id: runId }, programId: cohortId, after: { number: facts.row.number, format, pairs: facts.matches.length } });
  return { ...facts, cohortName: name, result: (await runResult(tx.db, runId))! };
}

/** The pairs, then who is left over (C3). The name of the file says no more than the run's number: it ends up in folders and mails. */
export async function exportFile({ row, cohortName, input, matches, result }: Exported, format: Format, locale: 'en' | 'de'): Promise<File> {
  const t: Translate = (key, values) => words[locale](`export.${key}`, values);
  const cast = castOf(input);
  const { people } = cast;
  const explain = { t, ...cast, strictFeasible: result.diagnostics.strictFeasible };
  const sheet: Sheet = {
    name: t('sheet'), header: columns,
    rows: [
      ...matches.map((match) => [cohortName, ...pairCells(match, explain)]),
      ...result.unmatched.mentors.map((id) => [cohortName, ...leftOver(t, pairPerson(id, people), null)]),
      ...result.unmatched.mentees.map((id) => [cohortName, ...leftOver(t, null, pairPerson(id, people))]),
    ],
  };
  const fileName = `run-${row.number}.${format}`;
  return format === 'csv' ? csvFile(fileName, sheet) : xlsxFile(fileName, sheet);
}

interface Explain extends Cast { readonly t: Translate; readonly strictFeasible: boolean }
interface Explained { readonly match: MatchRow; readonly mentor: PairPerson; readonly mentee: PairPerson }

function pairCells(match: MatchRow, explain: Explain): Cell[] {
  const pair = { match, mentor: pairPerson(match.mentorId, explain.people), mentee: pairPerson(match.menteeId, explain.people) };
  const { exceptionTypes, ambiguity } = match.verdict;
  return [
    ...personCells(pair.mentor), ...personCells(pair.mentee), match.scorePercent, ambiguity.ambiguous, ambiguityReason(pair, explain),
    exceptionTypes.length > 0, exceptionTypes.join('+') || 'NONE', exceptionReason(pair, explain), match.manualOverride, match.overrideReason ?? '',
  ];
}

function leftOver(t: Translate, mentor: PairPerson | null, mentee: PairPerson | null): Cell[] {
  return [...personCells(mentor), ...personCells(mentee), null, false, '', true, 'UNMATCHED', t('unmatched'), false, ''];
}

function personCells(person: PairPerson | null): Cell[] {
  return person === null ? ['', '', ''] : [person.name, person.email, person.organization];
}

/** Rules A and B (§7), and what choosing otherwise would cost the cohort (C7). */
function ambiguityReason({ match: { verdict: { ambiguity, regret } }, mentor, mentee }: Explained, { t, people }: Explain): string {
  if (!ambiguity.ambiguous) return '';
  const sides = ([[mentee, ambiguity.mentee], [mentor, ambiguity.mentor]] as const).flatMap(([person, { ambiguous, best, second }]) => {
    if (!ambiguous || best === null || second === null) return [];
    const name = (id: string) => pairPerson(id, people).name;
    return [t('ambiguity', { person: person.name, best: name(best.id), bestPercent: best.scorePercent, second: name(second.id), secondPercent: second.scorePercent })];
  });
  return [...sides, regret === null ? t('onlyOption') : regret === 0 ? t('regretNone') : t('regret', { points: regret })].join(' ');
}

/** §8.5: which policies are broken, and why it came to that. */
function exceptionReason({ match, mentor, mentee }: Explained, { t, uncounted, strictFeasible }: Explain): string {
  const { exceptionTypes, acceptability, locked, vetoLifted } = match.verdict;
  if (exceptionTypes.length === 0) return '';
  const why = match.manualOverride ? 'manual' : locked ? 'locked' : strictFeasible ? 'feasible' : 'infeasible';
  const lists = [mentor, mentee].filter(({ id }) => uncounted.has(id));
  const broken = lists.length === 0 ? 'policy' : 'policyOfCounted';
  const policies = exceptionTypes.map((type) => type === 'E3' ? t('policy.sameOrganization', { organization: houseOf(mentor.organization, mentee.organization) }) : t(`${broken}.${acceptability}`, { mentor: mentor.name, mentee: mentee.name }));
  return [t(`why.${why}`), t('violates', { policies: policies.join('; ') }), ...lists.map(({ name }) => t('listNotCounted', { name })), ...vetoLifted ? [t('vetoLifted')] : []].join(' ');
}

/** Two parts of one organization are both named. */
function houseOf(one: string, other: string): string {
  return one === other ? one : `${one} / ${other}`;
}
