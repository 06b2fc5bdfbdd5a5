import { describe, expect, it } from 'vitest';
import { match, MENTEES, MENTORS, workFolder } from '../run.test-support.ts';
import type { MatchFiles } from '../run.test-support.ts';

const folder = workFolder();

/** Status 64, nothing on stdout, one sentence per problem. */
function refused(files: MatchFiles): string[] {
  const ran = match(folder, files);
  expect([ran.status, ran.stdout]).toEqual([64, '']);
  expect(ran.stderr).not.toMatch(/\n +at /u);
  return ran.stderr.trimEnd().split('\n');
}

describe('issue 2 section 5: bad input is refused with file, line, column, value and remedy', () => {
  it('preferences that name someone absent, oneself, the same person twice, the same side', () => {
    const mentors = MENTORS.replace('cy@z.org;di@z.org', 'nobody@z.org;ada@x.org;di@z.org;DI@z.org;bo@x.org');
    expect(refused({ mentors })).toEqual([
      'mentors.csv, line 2, column preferences: "nobody@z.org" names nobody in mentees.csv. Add that person there, or remove the address here.',
      'mentors.csv, line 2, column preferences: "ada@x.org" is the person themself. Remove the address.',
      'mentors.csv, line 2, column preferences: "di@z.org" is named twice. Keep the better rank.',
      'mentors.csv, line 2, column preferences: "bo@x.org" is on the same side. Name people of mentees.csv.',
    ]);
  });

  it('duplicate and malformed e-mails, missing organizations, wrong years, each with its line, after quoted line breaks too', () => {
    const mentors = 'email,organization,years_experience,bio\na@x.org,Acme,many,"one\ntwo\nthree"\n\nA@X.ORG,,,\nnot an address,Acme,-1,\n';
    expect(refused({ mentors })).toEqual([
      'mentors.csv, line 6, column email: "a@x.org" is already on line 2. Keep one of the two rows.',
      'mentors.csv, line 6, column organization: "" names no organization. Every person needs one, or nobody can tell who is of the same house.',
      'mentors.csv, line 7, column email: "not an address" is not an e-mail address. Give one address such as ada@example.org.',
      'mentors.csv, line 2, column years_experience: "many" is not a number of years. Give a whole number from 0 to 80, or leave the cell empty.',
      'mentors.csv, line 7, column years_experience: "-1" is not a number of years. Give a whole number from 0 to 80, or leave the cell empty.',
    ]);
  });

  it('lines are counted as an editor counts them, whatever ends them, within quotes too', () => {
    expect(refused({ mentors: 'email,organization,bio\r\na@x.org,Acme,"one\r\ntwo"\r\nb,Acme,\nc,Acme,\rd,Acme,' })).toEqual([3, 4, 5].map((at) =>
      `mentors.csv, line ${at + 1}, column email: "${'bcd'[at - 3]}" is not an e-mail address. Give one address such as ada@example.org.`));
  });

  it('both preferred and never; unknown attribute', () => {
    const mentees = 'email,organization,preferences,never,desired_attributes\ncy@z.org,Zed,ada@x.org,ada@x.org,tall\n';
    expect(refused({ mentors: MENTORS.replaceAll(/;?di@z.org;?/gu, ''), mentees })).toEqual([
      'mentees.csv, line 2, column preferences: "ada@x.org" is both in preferences and in never. Remove it from one of the two.',
      'mentees.csv, line 2, column desired_attributes: "tall" is not in the catalogue of attributes. Add it under "attributes" in the configuration, or remove it here.',
    ]);
  });

  it('0 bytes, blank, missing and directory files, both at once', () => {
    expect(refused({ mentors: '', mentees: ' \n\n' })).toMatchObject([/^mentors.csv: is empty\. Its first line must name the columns: email,organization,/u, /^mentees.csv: is empty/u].map((pattern) => expect.stringMatching(pattern)));
    const ran = match(folder, {}, '--mentors', 'absent.csv', '--mentees', '.');
    expect(ran.status).toBe(64);
    expect(ran.stderr).toBe('absent.csv: there is no such file. Check the path.\n.: cannot be read (EISDIR). Check the path.\n');
  });

  it('unknown, doubled and missing columns; a row that is too wide', () => {
    expect(refused({ mentors: 'email,preference,name,name,tags\n' })).toEqual([
      expect.stringMatching(/^mentors.csv, line 1: "preference" is not a column this file can have\. Rename or remove it; there are email, organization,/u),
      'mentors.csv, line 1: "name" is a column twice. Remove one of the two.',
      'mentors.csv, line 1: "tags" is not a column this file can have. Rename or remove it.',
      'mentors.csv, line 1: "organization" is missing among the columns. Add the column.',
    ]);
    expect(refused({ mentors: 'email,organization\na@x.org,Acme, Inc.\n' })).toEqual([
      'mentors.csv, line 2: "Inc." is cell 3 of a row with 2 columns. Put cells that hold the separator in double quotes.',
    ]);
  });

  it('10,000 columns: twenty problems and the count of the rest', () => {
    const lines = refused({ mentors: `email,organization,${Array.from({ length: 9998 }, (_, at) => `c${at}`).join(',')}\n` });
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('… and 9978 more problems.');
  });

  it('quotes that are opened and never closed, NUL, Latin-1, control characters that never reach the terminal', () => {
    expect(refused({ mentors: 'email,organization\n"a@x.org,Acme\n' })[0]).toContain('mentors.csv, line 2: a quote is opened and never closed.');
    expect(refused({ mentors: `${MENTORS}x\0y,Acme\n` })[0]).toContain('mentors.csv, line 4: holds a NUL character');
    expect(refused({ mentors: Buffer.from('email,organization\na@x.org,Caf\u00E9\n', 'latin1') })[0]).toContain('mentors.csv, line 2: is not text in UTF-8.');
    expect(refused({ mentors: 'email,organization\n\u001B[31mred,Acme\n' })[0]).toContain('"\u{FFFD}[31mred" is not an e-mail address');
  });

  it('50 MB is refused at once', () => {
    const started = performance.now();
    expect(refused({ mentors: Buffer.alloc(50_000_000, 'a,b\n') })).toEqual([
      'mentors.csv: "50000000 bytes" is more than the 20000000 that are read. Is this the right file? Leave out columns that are not needed.',
    ]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('more people than can be matched', () => {
    const rows = Array.from({ length: 2001 }, (_, at) => `m${at}@x.org,Acme`);
    expect(refused({ mentors: ['email,organization', ...rows].join('\n'), mentees: MENTEES })[0]).toContain('"2001 rows" is more than the 2000 people a side can have');
  });
});

describe('a configuration that cannot be used', () => {
  it('JSON of depth 100,000, no JSON, no object', () => {
    const deep = `${'{"weights":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(refused({ config: deep })[0]).toMatch(/^config.json, column weights/u);
    expect(refused({ config: '['.repeat(100_000) })[0]).toMatch(/^config.json.*: is (not JSON|nested too deep)/u);
    expect(refused({ config: '{\n  "ambiguityGap": 5,\n}' })).toEqual(['config.json, line 3: is not JSON. Give one JSON object such as {"ambiguityGap": 5}.']);
    expect(refused({ config: '[]' })[0]).toContain('is not a JSON object');
  });

  it('unknown and impossible settings, by path', () => {
    expect(refused({ config: '{"ambiguityGap": -1, "colour": {"a": 1}, "weights": {"rank": 50, "rnk": 0}, "__proto__": {"objective": "x"}}' })).toEqual([
      expect.stringMatching(/^config.json, column colour: is not a setting\. Rename or remove it; there are weights, .*, penalties, rules\.$/u),
      expect.stringMatching(/^config.json, column __proto__: is not a setting/u),
      'config.json, column weights.rnk: is not a setting. Rename or remove it; there are rank, tags, attributes, alignment.',
      'config.json, column weights: "110" is what they add up to now. Make them add up to 100.',
      'config.json, column ambiguityGap: "-1" cannot be used. Give a number from 0 to 100.',
    ]);
  });

  it('rules of a wrong shape or about nobody', () => {
    const remedy = 'A rule is {"kind": "lock" | "apart" | "liftVeto", "mentor": e-mail, "mentee": e-mail, "reason": text}.';
    expect(refused({ config: '{"rules": [{"kind": "fix", "mentor": "ada@x.org", "mentee": 3, "reasons": "r"}, "lock"]}' })).toEqual([
      `config.json, column rules[0].reasons: "r" is under a key that a rule does not have. ${remedy}`,
      `config.json, column rules[0].kind: "fix" is none of lock, apart, liftVeto. ${remedy}`,
      `config.json, column rules[0].mentee: "3" is not a text with something in it. ${remedy}`,
      `config.json, column rules[0].reason: is missing. ${remedy}`,
      `config.json, column rules[1]: "lock" is not a rule. ${remedy}`,
    ]);
    expect(refused({ config: '{"rules": {"kind": "lock"}}' })).toEqual([`config.json, column rules: "{"kind":"lock"}" is not a list. ${remedy}`]);
    expect(refused({ config: `{"rules": ${'['.repeat(100_000)}${']'.repeat(100_000)}}` })).toEqual([`config.json, column rules[0]: "["…"]" is not a rule. ${remedy}`]);
    expect(refused({ config: '{"rules": [{"kind": "apart", "mentor": "ada@x.org", "mentee": "cy@z.org", "reason": "r", "liftVeto": true}]}' }))
      .toEqual([`config.json, column rules[0].liftVeto: "true" is under a key that a rule does not have. ${remedy}`]);
    expect(refused({ config: '{"rules": [{"kind": "lock", "mentor": "who@x.org", "mentee": "cy@z.org", "reason": "r"}]}' })).toEqual([
      'config.json, column rules[0].mentor: "who@x.org" names nobody in mentors.csv. Correct the address or remove the rule.',
    ]);
  });
});
