import { describe, expect, test } from 'vitest';
import { defaultTermSettings, type TermSettings, type TextDocument } from './document.ts';
import { rowsBetween } from './sparse.ts';
import { countTerms, joinCounts, type TermCounts } from './term-counts.ts';

const plain: TermSettings = { stopWords: false, stems: false };
const document = (...texts: string[]): TextDocument => ({ language: 'auto', passages: texts.map((text) => ({ text, weight: 1 })) });
const rowOf = ({ terms, counts }: TermCounts, row: number) => Object.fromEntries(
  Array.from(counts.indices.subarray(counts.offsets[row], counts.offsets[row + 1]), (term, at) => [terms[term], counts.values[counts.offsets[row]! + at]]),
);
const words = (text: string) => Object.keys(rowOf(countTerms([document(text)], plain), 0));

describe('words', () => {
  test.each([
    ['Machine-Learning, machine_learning', ['learning', 'machine']],
    ['the editor’s and the editor\'s', ['and', 'editor\'s', 'the']],
    ['3.14 is not 1,000. End.', ['1,000', '3.14', 'end', 'is', 'not']],
    ['2a b2 \'quoted\' 5\' 1.a a.b', ['1', '2a', '5', 'a', 'b', 'b2', 'quoted']],
    ['ﬁne Ｆｕｌｌ ² x\u00adray e\u0301t\u00e9', ['2', 'fine', 'full', 'xray', 'été']],
    ['Größe ΣΟΦΟΣ 東京 😀 𝒜𝓁𝓅 𐐀', ['alp', 'größe', 'σοφος', '東京', '𐐨'].toSorted()],
    ['\ud835 lone \udc00', ['lone']],
    ['', []], [' .,!', []],
  ])('of %j', (text, expected) => {
    expect(words(text).toSorted()).toEqual(expected.toSorted());
  });
});

describe('terms', () => {
  test('are stems without stop words, in the language of each passage', () => {
    const mixed = document('The networks of the editors are learning.', 'Die Netze der Redaktionen lernen und werden gelehrt.', 'Networks');
    expect(rowOf(countTerms([mixed], defaultTermSettings), 0)).toEqual({ editor: 1, gelehrt: 1, learn: 1, lern: 1, netz: 1, network: 2, redaktion: 1 });
  });

  test('count what their passages weigh, in the order of their code points', () => {
    const { terms, counts } = countTerms([{ language: 'en', passages: [{ text: '\u{10000} b a', weight: 0.7 }, { text: 'a \ufa0e', weight: 0.3 }] }], plain);
    expect(terms).toEqual(['a', 'b', '\ufa0e', '\u{10000}']);
    expect([...counts.values]).toEqual([1, 0.7, 0.3, 0.7]);
    expect(() => countTerms([document('a'), { language: 'en', passages: [{ text: '', weight: 1 }, { text: 'a', weight: 0 }] }], plain)).toThrow(/documents\[1\]\.passages\[1\]\.weight/);
  });

  test('of thousands of words are told apart, in the row that has them and in a longer one', () => {
    const numbers = Array.from({ length: 7000 }, (_, at) => (at * at) % 5003);
    const counted = countTerms([1, 3].map((times) => document(`w${numbers.join(' w')} `.repeat(times))), plain);
    const expected = (times: number) => Object.fromEntries(Array.from(Map.groupBy(numbers, (number) => `w${number}`), ([word, each]) => [word, times * each.length]));
    expect([rowOf(counted, 0), rowOf(counted, 1)]).toEqual([expected(1), expected(3)]);
  });

  test('of a corpus in parts, or with some documents anew, are those of the whole', () => {
    const texts = ['a b c c', 'z y b', '', 'c d a a', 'q'].map((text) => document(text));
    const whole = countTerms(texts, plain);
    expect(joinCounts([countTerms(texts.slice(0, 2), plain), countTerms(texts.slice(2), plain)])).toEqual(whole);
    expect(joinCounts([countTerms([texts[3]!, texts[0]!], plain), countTerms([texts[1]!, texts[4]!, texts[2]!], plain)], Uint32Array.of(3, 0, 1, 4, 2))).toEqual(whole);
    const { terms, counts } = whole;
    const anew = joinCounts([{ terms, counts: rowsBetween(counts, 0, 1) }, countTerms([document('e')], plain), { terms, counts: rowsBetween(counts, 2, 4) }]);
    expect(anew).toEqual(countTerms([texts[0]!, document('e'), texts[2]!, texts[3]!], plain));
  });
});
