/** Texts to measure with: seeded, words as rare and as shared as in real calls. */
import { seeded } from './instances.ts';

const VOCABULARY = 120_000;
const TOPICS = 300;
/** Zipf's law as Mandelbrot bent it: frequency ∝ (rank + shift) ^ -exponent. */
const SHIFT = 2.7;
const EXPONENT = 1.07;
/** A topic's own words: neither the commonest of the language nor the rarest. */
const TOPIC_WORDS = 400;
const [COMMONEST, RAREST] = [50, 20_000];
const TOPIC_SHARE = 0.4;
const WORDS_PER_TEXT = 400;

/**
 * So many texts of about 400 words, separated by single spaces. Each draws two fifths of its words from one to three of 300 topics, so that
 * similarities vary; the same seed gives the same texts, and a longer list begins with the shorter one.
 */
export function* topicalTexts(count: number, seed: number): Generator<string> {
  const random = seeded(seed);
  const words = vocabulary();
  const general = zipfQuantiles(VOCABULARY);
  const topical = zipfQuantiles(TOPIC_WORDS);
  const draw = (quantiles: Uint32Array): number => quantiles[Math.floor(random() * quantiles.length)]!;
  for (let text = 0; text < count; text++) {
    const topics = Array.from({ length: 1 + Math.floor(random() * 3) }, () => Math.floor(random() * TOPICS));
    const drawn: string[] = [];
    for (let left = Math.round(WORDS_PER_TEXT * (0.6 + 0.8 * random())); left > 0; left--) {
      const topic = topics[Math.floor(random() * topics.length)]!;
      drawn.push(words[random() < TOPIC_SHARE ? wordOfTopic(topic, draw(topical)) : draw(general)]!);
    }
    yield drawn.join(' ');
  }
}

function wordOfTopic(topic: number, rank: number): number {
  return COMMONEST + ((Math.imul(topic * TOPIC_WORDS + rank + 1, 0x9e3779b1) >>> 4) % (RAREST - COMMONEST));
}

/** Common words are short; every word is different, for its number is spelt in it. */
function vocabulary(): string[] {
  const [consonants, vowels] = ['bcdfghklmnprstvz', 'aeiou'];
  return Array.from({ length: VOCABULARY }, (_, word) => {
    let spelt = '';
    for (let rest = word + 16; rest > 0; rest = Math.floor(rest / 80)) spelt += consonants[rest % 16]! + vowels[Math.floor(rest / 16) % 5]!;
    return word % 3 === 0 ? `${spelt}n` : word % 3 === 1 ? spelt : `${spelt}ts`;
  });
}

/** The rank at each of a million equal steps of the distribution: one look-up per word drawn. */
function zipfQuantiles(ranks: number): Uint32Array {
  const weights = Float64Array.from({ length: ranks }, (_, rank) => (rank + 1 + SHIFT) ** -EXPONENT);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const quantiles = new Uint32Array(1 << 20);
  let [rank, reached] = [0, weights[0]!];
  for (let step = 0; step < quantiles.length; step++) {
    while (reached < ((step + 0.5) / quantiles.length) * total) reached += weights[++rank]!;
    quantiles[step] = rank;
  }
  return quantiles;
}
