import { tiers } from '../audience/matrix.ts';
import { invitationStatuses } from '../flow/statuses.ts';
import { validateRankSettings } from './settings.ts';
import { availabilities, engagementTypes, tagTypes } from './types.ts';
import type { Expert, RankingProblem, RankingProblemCode, RankingSnapshot, Tag } from './types.ts';
import { UnusableError } from '../../unusable.ts';

/** Thrown by `rankExperts` when handed a snapshot that `validateRanking` has something to say about. */
export class UnusableRankingError extends UnusableError<RankingProblem> {
  constructor(problems: readonly RankingProblem[]) {
    super('UnusableRankingError', 'snapshot', problems, ({ code, path }) => `${code} at ${path}`);
  }
}

type Report = (code: RankingProblemCode, path: string, value: unknown) => void;

/** Every reason why a snapshot cannot be ranked, in reading order; empty means it can. O(experts + tags). */
export function validateRanking({ request, experts, settings }: RankingSnapshot): readonly RankingProblem[] {
  const problems: RankingProblem[] = validateRankSettings(settings).map((setting) => ({ code: 'setting', path: `settings.${setting.path}`, value: setting.value, setting }));
  const report: Report = (code, path, value) => { problems.push({ code, path, value: String(value) }); };
  oneOf(request.engagementType, engagementTypes, 'request.engagementType', report);
  checkTags(request.tags, 'request.tags', report);
  const seen = new Set<string>();
  experts.forEach((expert, at) => {
    const path = `experts[${at}]`;
    if (expert.id === '') report('emptyId', `${path}.id`, '');
    if (seen.has(expert.id)) report('duplicateId', `${path}.id`, expert.id);
    seen.add(expert.id);
    checkExpert(expert, path, report);
  });
  return problems;
}

function checkExpert({ tier, availability, thisRequest, tags, yearsExperience, activeBookings, capacity, past }: Expert, path: string, report: Report): void {
  oneOf(tier, tiers, `${path}.tier`, report);
  oneOf(availability, availabilities, `${path}.availability`, report);
  if (thisRequest !== null) oneOf(thisRequest, invitationStatuses, `${path}.thisRequest`, report);
  checkTags(tags, `${path}.tags`, report);
  if (yearsExperience !== null && !(yearsExperience >= 0 && yearsExperience <= 80)) report('notACount', `${path}.yearsExperience`, yearsExperience);
  const counts = { activeBookings, ...(capacity === null ? {} : { capacity }), 'past.asked': past.asked, 'past.declined': past.declined, 'past.unanswered': past.unanswered };
  for (const [name, count] of Object.entries(counts)) if (!Number.isSafeInteger(count) || count < 0) report('notACount', `${path}.${name}`, count);
  if (past.declined + past.unanswered > past.asked) report('moreThanAsked', `${path}.past`, past.declined + past.unanswered);
}

function checkTags(tags: readonly Tag[], path: string, report: Report): void {
  tags.forEach(({ type }, at) => oneOf(type, tagTypes, `${path}[${at}].type`, report));
}

function oneOf(value: string, choices: readonly string[], path: string, report: Report): void {
  if (!choices.includes(value)) report('unknownValue', path, value);
}
