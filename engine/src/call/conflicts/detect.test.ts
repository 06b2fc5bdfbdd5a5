import { describe, expect, test } from 'vitest';
import { shuffled } from '../../cohort/random.test-support.ts';
import { detectConflicts } from './detect.ts';
import { defaultDetectionSettings, type DetectionInput, type KnownPerson, type Paper } from './known-people.ts';
import { UnusableDetectionError, validateDetection } from './validate.ts';

const now = Date.UTC(2026, 10, 21);
const somebody: KnownPerson = { accountId: null, orcid: null, emails: [], name: '', affiliations: [], papers: [] };
const known = (facts: Partial<KnownPerson>): KnownPerson => ({ ...somebody, ...facts });
const call = (reviewers: Record<string, Partial<KnownPerson>>, proposals: Record<string, Partial<KnownPerson>[]>): DetectionInput => ({
  reviewers: Object.entries(reviewers).map(([id, facts]) => ({ id, ...known(facts) })),
  proposals: Object.entries(proposals).map(([id, members]) => ({ id, members: members.map(known) })), settings: defaultDetectionSettings, now,
});
const brief = (input: DetectionInput) => {
  const { conflicts, suspicions } = detectConflicts(input);
  const lines = (list: typeof conflicts) => list.map(({ reviewer, proposal, type, severity }) => `${reviewer} ${proposal} ${type} ${severity}`);
  return { conflicts: lines(conflicts), suspicions: lines(suspicions) };
};
const nothing = { conflicts: [], suspicions: [] };

describe('a reviewer named in a proposal', () => {
  test('by account, ORCID or e-mail is a conflict, with the evidence', () => {
    const input = call({ r: { accountId: 'u1', emails: ['ada@example.org'], name: 'Ada Byron' } }, { p: [{ name: 'A. King', accountId: 'u1' }], q: [{ name: 'Someone', emails: ['Ada@Example.org'] }], s: [{ name: 'Else', accountId: 'u2' }] });
    expect(detectConflicts(input)).toEqual({
      conflicts: [
        { reviewer: 'r', proposal: 'p', type: 'ROLE_NAMED', severity: 'real', method: 'automated', evidence: [{ kind: 'named', member: 'A. King', basis: { by: 'account', value: 'u1' } }] },
        { reviewer: 'r', proposal: 'q', type: 'ROLE_NAMED', severity: 'real', method: 'automated', evidence: [{ kind: 'named', member: 'Someone', basis: { by: 'email', value: 'ada@example.org' } }] },
      ],
      suspicions: [],
    });
  });

  test.each([['Anna Maier', 'Anna Meier'], ['Anna Maier', 'A. Maier'], ['Wei Zhang', 'Zhang Wei'], ['Wei Zhang', 'Wei Zhang']])('%s and %s: near-identical names are a suspicion and never a conflict', (a, b) => {
    expect(brief(call({ r: { name: a, accountId: 'u1' } }, { p: [{ name: b, accountId: 'u2' }] }))).toEqual({ conflicts: [], suspicions: ['r p ROLE_NAMED real'] });
  });

  test('but not by a name that two ORCIDs tell apart, nor by one that only begins alike', () => {
    expect(brief(call({ r: { name: 'Wei Zhang', orcid: '0000-0002-1825-0097' } }, { p: [{ name: 'Wei Zhang', orcid: '0000-0001-5109-3700' }] }))).toEqual(nothing);
    expect(brief(call({ r: { name: 'Anna Maier' } }, { p: [{ name: 'Bernd Maier' }, { name: 'Anna Maierhof' }] }))).toEqual(nothing);
  });

  test('by a similar name only leaves what else is known of that person', () => {
    const there = [{ institution: 'x', until: null }];
    expect(brief(call({ r: { name: 'Wei Zhang', accountId: 'u1', affiliations: there } }, { p: [{ name: 'Wei Zhang', accountId: 'u2', affiliations: there }] })))
      .toEqual({ conflicts: ['r p INST_SAME real'], suspicions: ['r p ROLE_NAMED real'] });
  });

  test('shares no institution and no paper with themselves', () => {
    const paper: Paper = { doi: '10.1/a', title: 'A', year: 2026, authors: [] };
    const self = { accountId: 'u1', name: 'Ada Byron', affiliations: [{ institution: 'x', until: null }], papers: [paper] };
    expect(brief(call({ r: self }, { p: [self] })).conflicts).toEqual(['r p ROLE_NAMED real']);
  });
});

describe('an institution', () => {
  const at = (mine: string | null, theirs: string | null, institution = 'x') => brief(call({ r: { affiliations: [{ institution: 'x', until: mine }] } }, { p: [{ affiliations: [{ institution, until: theirs }] }] })).conflicts;

  test('that both are at is a real conflict; that one left within two years, to the day, an apparent one', () => {
    expect(at(null, null)).toEqual(['r p INST_SAME real']);
    expect(at('2026-11-21', '2030-01-01')).toEqual(['r p INST_SAME real']);
    expect(at('2026-11-20', null)).toEqual(['r p INST_FORMER apparent']);
    expect(at(null, '2024-11-21')).toEqual(['r p INST_FORMER apparent']);
    expect(at('2025-01-01', '2025-02-01')).toEqual(['r p INST_FORMER apparent']);
    expect(at(null, '2024-11-20')).toEqual([]);
    expect(at(null, null, 'y')).toEqual([]);
  });

  test('counts once for somebody who left and came back, and says which and since when', () => {
    const input = call({ r: { affiliations: [{ institution: 'x', until: '2025-05-05' }, { institution: 'x', until: null }] } }, { p: [{ name: 'Bo', affiliations: [{ institution: 'x', until: '2026-01-31' }] }] });
    expect(detectConflicts(input).conflicts.map(({ evidence }) => evidence)).toEqual([[{ kind: 'institution', member: 'Bo', institution: 'x', reviewerUntil: null, memberUntil: '2026-01-31' }]]);
    for (const stays of [['2020-01-01', '2025-06-01'], ['2025-06-01', '2020-01-01']]) {
      const left = call({ r: { affiliations: stays.map((until) => ({ institution: 'x', until })) } }, { p: [{ affiliations: [{ institution: 'x', until: null }] }] });
      expect(detectConflicts(left).conflicts).toMatchObject([{ type: 'INST_FORMER', evidence: [{ reviewerUntil: '2025-06-01' }] }]);
    }
  });
});

describe('papers written together', () => {
  const bo = { accountId: 'bo', name: 'Bo Berg' };
  const paper = (year: number, facts: Partial<Paper> = {}): Paper => ({ doi: null, title: `Paper of ${year}`, year, authors: [{ ...somebody, ...bo }, { ...somebody, name: 'R. Eviewer' }], ...facts });
  const found = (papers: readonly Paper[], theirs: readonly Paper[] = [], member: Partial<KnownPerson> = bo) => brief(call({ r: { name: 'Rita Eviewer', accountId: 'r', papers } }, { p: [{ ...member, papers: theirs }] }));

  test('in the last three years are apparent, older ones potential', () => {
    expect(found([paper(2023)]).conflicts).toEqual(['r p COAUTH_RECENT apparent']);
    expect(found([paper(2022), paper(2001)]).conflicts).toEqual(['r p COAUTH_OLD potential']);
    expect(found([])).toEqual(nothing);
  });

  test('are real from three papers with one in the last year', () => {
    expect(found([paper(2023), paper(2024), paper(2025)]).conflicts).toEqual(['r p COAUTH_RECENT real']);
    expect(found([paper(2023), paper(2024), paper(2024, { title: 'Another' })]).conflicts).toEqual(['r p COAUTH_RECENT apparent']);
    expect(found([paper(2022), paper(2024), paper(2026)]).conflicts).toEqual(['r p COAUTH_RECENT apparent']);
  });

  test('are found in either list, and counted once', () => {
    const mine = (year: number) => paper(year, { authors: [{ ...somebody, accountId: 'r', name: 'Rita Eviewer' }] });
    expect(found([], [mine(2024)]).conflicts).toEqual(['r p COAUTH_RECENT apparent']);
    expect(found([paper(2024), paper(2025)], [mine(2024), mine(2025)]).conflicts).toEqual(['r p COAUTH_RECENT apparent']);
    const listed = (title: string, doi: string) => paper(2025, { title, doi, authors: [] });
    expect(found([listed('One', 'https://doi.org/10.1/ABC')], [listed('One, revised', '10.1/abc')]).conflicts).toEqual(['r p COAUTH_RECENT apparent']);
    expect(found([listed('One', 'doi:10.1/abc')], [listed('Uno', 'http://dx.doi.org/10.1/abc')]).conflicts).toEqual(['r p COAUTH_RECENT apparent']);
    expect(found([listed('One', '10.1/abc')], [listed('One', '10.1/abd')])).toEqual(nothing);
    expect(found([listed('One', '')], [listed('Two', 'https://doi.org/')])).toEqual(nothing);
  });

  test('with a similar name are a suspicion, also of more than is known', () => {
    const berg = { ...somebody, name: 'B. Berg' };
    const guessed = (year: number) => paper(year, { authors: [berg] });
    expect(found([guessed(2025)])).toEqual({ conflicts: [], suspicions: ['r p COAUTH_RECENT apparent'] });
    expect(found([paper(2021), guessed(2025)])).toEqual({ conflicts: ['r p COAUTH_OLD potential'], suspicions: ['r p COAUTH_RECENT apparent'] });
    expect(found([paper(2025), paper(2024), guessed(2023)])).toEqual({ conflicts: ['r p COAUTH_RECENT apparent'], suspicions: ['r p COAUTH_RECENT real'] });
    expect(found([paper(2025), guessed(2021)])).toEqual({ conflicts: ['r p COAUTH_RECENT apparent'], suspicions: [] });
  });

  test('are none with oneself, by whatever name', () => {
    expect(found([paper(2025)], [], { name: 'Rita Eviewer', accountId: 'else' })).toEqual({ conflicts: [], suspicions: ['r p ROLE_NAMED real'] });
  });

  test('of two with the same title, the one with a DOI stands', () => {
    const input = call({ r: { name: 'Rita Eviewer', papers: [paper(2025, { title: 'Deep Nets' }), paper(2025, { title: 'deep nets', doi: '10.1/x' })] } }, { p: [bo] });
    expect(detectConflicts(input).conflicts).toMatchObject([{ evidence: [{ papers: [{ title: 'deep nets', doi: '10.1/x' }] }] }]);
  });

  test('with several of a team are one conflict, as grave as the gravest; kinds come in the order of their names', () => {
    const cy = { accountId: 'cy', name: 'Cy Young' };
    const there = [{ institution: 'x', until: null }];
    const input = call({ r: { affiliations: there, papers: [paper(2023), paper(2024), paper(2025), paper(2024, { title: 'With Cy', authors: [{ ...somebody, ...cy }] })] } }, { p: [cy, { ...bo, affiliations: there }] });
    expect(brief(input).conflicts).toEqual(['r p COAUTH_RECENT real', 'r p INST_SAME real']);
  });

  test('are named, newest first, with how the author is known', () => {
    const input = call({ r: { name: 'Rita Eviewer', papers: [paper(2023), paper(2025, { doi: '10.1/x' })] } }, { p: [bo] });
    const basis = { by: 'account', value: 'bo' };
    expect(detectConflicts(input).conflicts[0]!.evidence).toEqual([{
      kind: 'papers', member: 'Bo Berg', papers: [{ title: 'Paper of 2025', year: 2025, doi: '10.1/x', basis }, { title: 'Paper of 2023', year: 2023, doi: null, basis }],
    }]);
  });
});

describe('detection', () => {
  const names = ['Anna Maier', 'Anna Meier', 'Wei Zhang', 'Zhang Wei', 'Bo Berg', 'B. Berg', 'Ida Noddack'];
  const people = names.map((name, at) => known({
    name, accountId: at % 2 === 0 ? `u${at % 4}` : null, affiliations: [{ institution: `i${at % 3}`, until: at % 2 === 0 ? null : '2025-06-01' }],
    papers: [{ doi: null, title: `T${at % 2}`, year: 2024, authors: names.slice(at % 3, at % 3 + 4).map((author) => ({ ...somebody, name: author })) }],
  }));
  const input: DetectionInput = {
    reviewers: people.map((each, at) => ({ ...each, id: `r${at}` })), proposals: people.map((_each, at) => ({ id: `p${at}`, members: [people[at]!, people[(at + 2) % people.length]!] })), settings: defaultDetectionSettings, now,
  };

  test('gives the same in whatever order people, members and papers come', () => {
    for (let seed = 0; seed < 20; seed++) {
      let state = seed;
      const random = () => (state = (state * 16807 + 11) % 2147483647) / 2147483647;
      const turned = {
        ...input, reviewers: shuffled(input.reviewers, random).map((each) => ({ ...each, papers: each.papers.map((paper) => ({ ...paper, authors: shuffled(paper.authors, random) })) })),
        proposals: shuffled(input.proposals, random).map((each) => ({ ...each, members: shuffled(each.members, random) })),
      };
      expect(detectConflicts(turned)).toEqual(detectConflicts(input));
    }
  });

  test('of one pair is what the whole call says of it', () => {
    const whole = detectConflicts(input);
    expect(whole.conflicts.length).toBeGreaterThan(10);
    expect(whole.suspicions.length).toBeGreaterThan(5);
    for (const reviewer of input.reviewers) {
      for (const proposal of input.proposals) {
        const ofPair = (list: typeof whole.conflicts) => list.filter((each) => each.reviewer === reviewer.id && each.proposal === proposal.id);
        expect(detectConflicts({ ...input, reviewers: [reviewer], proposals: [proposal] })).toEqual({ conflicts: ofPair(whole.conflicts), suspicions: ofPair(whole.suspicions) });
      }
    }
  });

  test('names every place that it cannot use', () => {
    const papers = [{ doi: null, title: '', year: 2020.5, authors: [] }];
    const wrong: DetectionInput = {
      now: Number.NaN, settings: { ...defaultDetectionSettings, coauthorshipYears: 1001, activePapers: -1 }, reviewers: [{ ...somebody, id: 'a' }, { ...somebody, id: 'a', papers }],
      proposals: [{ id: '', members: [known({ affiliations: [{ institution: 'x', until: '2025-02-30' }, { institution: '', until: 'May' }] })] }],
    };
    expect(validateDetection(wrong).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'notAnInstant now', 'notACount settings.coauthorshipYears', 'notACount settings.activePapers', 'duplicateId reviewers[1].id', 'notAYear reviewers[1].papers[0].year', 'emptyId proposals[0].id',
      'notADay proposals[0].members[0].affiliations[0].until', 'emptyId proposals[0].members[0].affiliations[1].institution', 'notADay proposals[0].members[0].affiliations[1].until',
    ]);
    expect(() => detectConflicts(wrong)).toThrow(UnusableDetectionError);
    expect(validateDetection(input)).toEqual([]);
  });
});
