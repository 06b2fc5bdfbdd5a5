import { describe, expect, it } from 'vitest';
import { randomSource, shuffled } from '../../cohort/random.test-support.ts';
import { rankExperts } from './rank.ts';
import { defaultRankSettings, validateRankSettings } from './settings.ts';
import { checkShortlist } from './shortlist.ts';
import type { Expert, ExpertRequest, RankPartName, RankSettings, Tag } from './types.ts';
import { UnusableRankingError, validateRanking } from './validate.ts';

const tag = (type: Tag['type'], name: string): Tag => ({ type, name });
const REQUEST: ExpertRequest = {
  id: 'r1', engagementType: 'consultation', company: 'Nordic Hospitals GmbH', problem: 'Our hospitals lose medicines in the supply chain. Wir brauchen Beratung zur Logistik.',
  tags: [tag('discipline', 'Logistics'), tag('sector', 'Health'), tag('skill', 'Forecasting'), tag('skill', 'SQL')],
};
const EXPERT: Expert = {
  id: 'e', admitted: true, isClient: false, tier: 'public', tags: [], sectorExpertise: '', availability: 'available', yearsExperience: null, researches: false,
  activeBookings: 0, capacity: null, past: { asked: 0, declined: 0, unanswered: 0 }, thisRequest: null,
};
const rank = (experts: readonly Partial<Expert>[], request: Partial<ExpertRequest> = {}, settings: RankSettings = defaultRankSettings) =>
  rankExperts({ request: { ...REQUEST, ...request }, experts: experts.map((expert, at) => ({ ...EXPERT, id: `e${at}`, ...expert })), settings });
const part = (name: RankPartName, expert: Partial<Expert>, request: Partial<ExpertRequest> = {}) => {
  const { value, points, says } = rank([expert], request).ranked[0]!.parts.find((each) => each.part === name)!;
  return [value, points, says.en];
};

describe('the score of an expert for a request (K15)', () => {
  it('counts the tags that were asked for, by type and name', () => {
    expect(part('tags', { tags: [tag('discipline', ' logistics'), tag('skill', 'SQL'), tag('skill', 'sql'), tag('skill', 'health')] }))
      .toEqual([0.5, 20, '2 of 4 tags; has logistics (discipline), sql (skill); lacks health (sector), forecasting (skill)']);
    expect(part('tags', { tags: REQUEST.tags })).toEqual([1, 40, '4 of 4 tags; has logistics (discipline), health (sector), forecasting (skill), sql (skill)']);
    expect(part('tags', { tags: REQUEST.tags }, { tags: [] })).toEqual([0, 0, 'the request asks for no tag']);
  });
  it('weighs types of tags as the settings say', () => {
    const settings = { ...defaultRankSettings, tagWeights: { discipline: 3, sector: 1, skill: 0 } };
    const [discipline, sector, skill] = ['discipline', 'sector', 'skill'].map((type) => rank([{ tags: REQUEST.tags.filter((each) => each.type === type) }], {}, settings).ranked[0]!.parts[0]!.value);
    expect([discipline, sector, skill]).toEqual([0.75, 0.25, 0]);
    const [tags] = rank([{ tags: REQUEST.tags }], { tags: [tag('skill', 'SQL')] }, settings).ranked[0]!.parts;
    expect([tags!.value, tags!.says.en]).toEqual([0, 'no tag that the request asks for has weight']);
  });
  it('finds words of the sector in company and problem, in English and German, whatever their endings', () => {
    expect(part('sector', { sectorExpertise: 'The hospital, and supply chains of a medicine' })).toEqual([1, 15, '4 words of the sector in common: chains, hospital, medicine, supply']);
    expect(part('sector', { sectorExpertise: 'Ich kenne Logistiken und die Bahn.' })).toEqual([0.3333333333, 5, '1 word of the sector in common: logistiken']);
    expect(part('sector', { sectorExpertise: 'Logistics, logistic' })).toEqual([0.3333333333, 5, '1 word of the sector in common: logistics']);
    expect(part('sector', { sectorExpertise: 'banks in the north' })).toEqual([0, 0, 'no word of the sector in common']);
  });
  it('knows availability, years, load and past declines, each with its words', () => {
    expect(part('availability', { availability: 'limited' })).toEqual([0.5, 7.5, 'availability is limited']);
    expect([part('years', { yearsExperience: 3 }), part('years', { yearsExperience: 40 }), part('years', {})])
      .toEqual([[0.2, 2, '3 years of experience'], [1, 10, '40 years of experience'], [0, 0, 'years of experience are not stated']]);
    expect([part('load', { activeBookings: 3, capacity: 4 }), part('load', { activeBookings: 1 })]).toEqual([[0.25, 2.5, '3 of 4 bookings under way'], [1, 10, '1 booking under way, no limit stated']]);
    expect(part('declines', { past: { asked: 1, declined: 1, unanswered: 0 } })).toEqual([0.6666666667, 6.6666666667, '1 of 1 invitation declined, 0 unanswered']);
    expect(part('declines', { past: { asked: 8, declined: 2, unanswered: 3 } })).toEqual([0.5, 5, '2 of 8 invitations declined, 3 unanswered']);
    expect(part('declines', {})).toEqual([1, 10, 'never asked before']);
  });
  it('asks what each type of engagement asks for (§1.1)', () => {
    expect(part('research', { researches: true }, { engagementType: 'research' })).toEqual([1, 10, 'a record of research']);
    expect(part('years', { yearsExperience: 15 }, { engagementType: 'advisory' })).toEqual([1, 30, '15 years of experience']);
    expect(rank([EXPERT]).ranked[0]!.parts.map(({ part: name }) => name)).not.toContain('research');
  });
  it('is told in German as well', () => {
    const inGerman = (expert: Partial<Expert>, request: Partial<ExpertRequest> = {}) => rank([expert], { engagementType: 'research', ...request }).ranked[0]!.parts.map(({ says }) => says.de);
    expect(inGerman({ tags: [tag('skill', 'SQL')], sectorExpertise: 'Logistik', yearsExperience: 1, capacity: 1, past: { asked: 1, declined: 1, unanswered: 0 } })).toEqual([
      '1 von 4 Schlagwörtern; hat sql (Fähigkeit); ohne logistics (Fachgebiet), health (Branche), forecasting (Fähigkeit)', '1 gemeinsames Wort zur Branche: logistik', 'verfügbar',
      '1 Jahr Erfahrung', '0 von höchstens 1 laufenden Buchung', '1 von 1 Einladung abgelehnt, 0 unbeantwortet', 'kein Nachweis von Forschung',
    ]);
    expect(inGerman({ researches: true, availability: 'limited', yearsExperience: 4, activeBookings: 2, past: { asked: 3, declined: 0, unanswered: 1 }, sectorExpertise: 'Logistik, Beratung' }, { tags: [] })).toEqual([
      'die Anfrage nennt kein Schlagwort', '2 gemeinsame Wörter zur Branche: beratung, logistik', 'eingeschränkt verfügbar', '4 Jahre Erfahrung', '2 laufende Buchungen, keine Grenze angegeben',
      '0 von 3 Einladungen abgelehnt, 1 unbeantwortet', 'forscht nachweislich',
    ]);
    expect(inGerman({}, { tags: [tag('skill', 'SQL')] }).slice(0, 2)).toEqual(['0 von 1 Schlagwort; ohne sql (Fähigkeit)', 'kein gemeinsames Wort zur Branche']);
  });
  it('is the sum of its parts, between 0 and 100', () => {
    const [best] = rank([{ tags: REQUEST.tags, sectorExpertise: REQUEST.problem, yearsExperience: 20 }]).ranked;
    expect(best!.score).toBe(100);
    expect(rank([{ availability: 'limited', activeBookings: 1, capacity: 2 }]).ranked[0]!.score).toBe(22.5);
  });
  it('does not count how private somebody is, and shows it', () => {
    const { ranked } = rank([{ tier: 'private' }, { tier: 'semi_private' }, { tier: 'public' }]);
    expect(ranked.map(({ tier }) => tier)).toEqual(['private', 'semi_private', 'public']);
    expect(new Set(ranked.map(({ score }) => score)).size).toBe(1);
  });
});

describe('the ranking', () => {
  it('lists who cannot be asked with all the reasons, and nobody twice', () => {
    const { ranked, ineligible } = rank([
      { thisRequest: 'declined', availability: 'unavailable' }, { activeBookings: 2, capacity: 2 }, { thisRequest: 'requested' }, { thisRequest: 'accepted', isClient: true },
      { thisRequest: 'expired' }, { admitted: false }, { thisRequest: 'withdrawn' }, {},
    ]);
    expect(ineligible).toEqual([
      { id: 'e0', reasons: ['declined', 'unavailable'] }, { id: 'e1', reasons: ['atCapacity'] }, { id: 'e2', reasons: ['alreadyInvited'] },
      { id: 'e3', reasons: ['isClient', 'alreadyInvited'] }, { id: 'e4', reasons: ['unanswered'] }, { id: 'e5', reasons: ['notAdmitted'] },
    ]);
    expect(ranked.map(({ id, place }) => [id, place])).toEqual([['e6', 1], ['e7', 2]]);
  });
  it('is the same to the byte in whatever order experts and tags come (S2)', () => {
    const random = randomSource(3);
    const names = ['logistics', 'health', 'sql', 'forecasting', 'law'];
    const experts = Array.from({ length: 40 }, (_, at): Expert => ({
      ...EXPERT, id: `e${at}`, tags: names.filter(() => random() < 0.5).map((name, type) => tag((['discipline', 'sector', 'skill'] as const)[type % 3]!, name)),
      sectorExpertise: random() < 0.5 ? 'Hospitals and medicine' : 'Bahn, Logistik', yearsExperience: Math.floor(random() * 3) * 5, activeBookings: Math.floor(random() * 3), capacity: 2,
    }));
    const answer = (people: readonly Expert[], tags: readonly Tag[]) => JSON.stringify(rankExperts({ request: { ...REQUEST, tags }, experts: people, settings: defaultRankSettings }));
    const expected = answer(experts, REQUEST.tags);
    for (let round = 0; round < 20; round++) {
      expect(answer(shuffled(experts, random).map((expert) => ({ ...expert, tags: shuffled(expert.tags, random) })), shuffled(REQUEST.tags, random))).toBe(expected);
    }
    const { ranked } = JSON.parse(expected) as ReturnType<typeof rankExperts>;
    expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).toSorted((a, b) => b - a));
  });
});

describe('a shortlist (§1.2)', () => {
  const ranking = rank([{}, {}, {}, {}, {}, {}, { availability: 'unavailable' }]);

  it('has one to five experts who can be asked, each once', () => {
    expect(checkShortlist(['e0', 'e5'], ranking)).toEqual([]);
    expect(checkShortlist(['e0', 'e1', 'e2', 'e3', 'e4'], ranking)).toEqual([]);
    expect(checkShortlist([], ranking)).toEqual([{ code: 'tooFew', expert: null, reasons: [] }]);
    expect(checkShortlist(['e0', 'e1', 'e2', 'e3', 'e4', 'e5'], ranking).map(({ code }) => code)).toEqual(['tooMany']);
    expect(checkShortlist(['e0', 'e6', 'e0', 'zoe'], ranking)).toEqual([
      { code: 'ineligible', expert: 'e6', reasons: ['unavailable'] }, { code: 'duplicate', expert: 'e0', reasons: [] }, { code: 'unknown', expert: 'zoe', reasons: [] },
    ]);
  });
});

describe('input of the ranking', () => {
  it('is refused with every wrong place', () => {
    const wrong = { ...EXPERT, id: '', tier: 'secret', availability: 'maybe', tags: [tag('art' as 'skill', 'x')], yearsExperience: -1, activeBookings: 0.5, capacity: -2, past: { asked: 1, declined: 1, unanswered: 1 }, thisRequest: 'lost' } as never as Expert;
    const snapshot = { request: { ...REQUEST, engagementType: 'chat' as never }, experts: [EXPERT, EXPERT, wrong], settings: { ...defaultRankSettings, fullYears: 0 } };
    expect(validateRanking(snapshot).map(({ code, path, value }) => `${code} ${path} ${value}`)).toEqual([
      'setting settings.fullYears 0', 'unknownValue request.engagementType chat', 'duplicateId experts[1].id e', 'emptyId experts[2].id ', 'unknownValue experts[2].tier secret',
      'unknownValue experts[2].availability maybe', 'unknownValue experts[2].thisRequest lost', 'unknownValue experts[2].tags[0].type art', 'notACount experts[2].yearsExperience -1',
      'notACount experts[2].activeBookings 0.5', 'notACount experts[2].capacity -2', 'moreThanAsked experts[2].past 2',
    ]);
    expect(() => rankExperts(snapshot)).toThrow(UnusableRankingError);
  });
  it('has settings whose weights sum to 100 for each type of engagement', () => {
    expect(validateRankSettings(defaultRankSettings)).toEqual([]);
    const { weights } = defaultRankSettings;
    const problems = (changes: object) => validateRankSettings({ ...defaultRankSettings, ...changes }).map(({ path, value, remedy }) => `${path}=${value}:${remedy}`);
    expect(problems({ weights: { ...weights, research: { ...weights.research, tags: 41 }, advisory: 3, chat: {} } })).toEqual(['weights.chat=object:removeKey', 'weights.research=101:makeSum', 'weights.advisory=3:giveObject']);
    expect(problems({ weights: null, tagWeights: { discipline: -1, sector: 1, skill: 1 }, sectorWords: 0 })).toEqual(['weights=null:giveObject', 'tagWeights.discipline=-1:giveNumber', 'sectorWords=0:giveNumber']);
    expect(validateRankSettings(7)).toHaveLength(1);
  });
});
