import type { model } from '@counterpart/contract';
import type { z } from 'zod';
import type { Findings } from './diagnosis.ts';

export type AdminDiagnostics = z.output<typeof model.diagnostics>;
const shownOptions = 400;
const shownIds = 200;

/** The engine's findings, with lists cut to what a page can show; `values.count` says how many there are where ids were cut. */
export function presentDiagnostics(diagnostics: Findings): AdminDiagnostics {
  const { counts, options, lowestOptions, organizations, unavoidableSameOrganization, hallViolator, fewestAcceptances, strictFeasible } = diagnostics;
  const lowest = options.length <= shownOptions ? options : options.toSorted((a, b) => a.strict - b.strict).slice(0, shownOptions);
  return {
    counts: { ...counts }, blockers: diagnostics.blockers.map(finding), warnings: diagnostics.warnings.map(finding), options: lowest.map((option) => ({ ...option })),
    lowestOptions: { mentors: lowestOptions.mentors.map((option) => ({ ...option })), mentees: lowestOptions.mentees.map((option) => ({ ...option })) },
    organizations: organizations.toSorted((a, b) => b.mentors + b.mentees - a.mentors - a.mentees).slice(0, shownIds).map((organization) => ({ ...organization })),
    unavoidableSameOrganization: { ...unavoidableSameOrganization },
    hallViolator: hallViolator && { side: hallViolator.side, members: [...hallViolator.members], partners: [...hallViolator.partners] },
    fewestAcceptances: fewestAcceptances?.slice(0, shownIds).map((suggestion) => ({ ...suggestion, ask: [...suggestion.ask] })) ?? null,
    strictFeasible,
  };
}

function finding({ code, side, ids, values }: Findings['blockers'][number] | Findings['warnings'][number]): AdminDiagnostics['blockers'][number] {
  return { code, side, ids: ids.slice(0, shownIds), values: ids.length > shownIds ? { ...values, count: ids.length } : { ...values } };
}

/** Names for every id that these diagnostics mention. */
export function namesFor(diagnostics: AdminDiagnostics, nameOf: (id: string) => string | undefined): Record<string, string> {
  const values = [...diagnostics.blockers, ...diagnostics.warnings].flatMap((entry) => [...entry.ids, ...Object.values(entry.values).filter((value) => typeof value === 'string')]);
  const ids = [
    ...values, ...diagnostics.options.map(({ id }) => id), ...diagnostics.lowestOptions.mentors.map(({ id }) => id), ...diagnostics.lowestOptions.mentees.map(({ id }) => id),
    ...diagnostics.hallViolator?.members ?? [], ...diagnostics.hallViolator?.partners ?? [], ...(diagnostics.fewestAcceptances ?? []).flatMap(({ mentor, mentee }) => [mentor, mentee]),
    ...diagnostics.organizations.map(({ id }) => id),
  ];
  return Object.fromEntries([...new Set(ids)].flatMap((id) => { const name = nameOf(id); return name === undefined ? [] : [[id, name]]; }));
}
