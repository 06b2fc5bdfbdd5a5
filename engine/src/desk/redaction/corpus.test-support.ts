import { readFileSync } from 'node:fs';
import { detectContacts } from './detect.ts';
import type { ContactHit, ContactKind } from './types.ts';

/** A message with the places that a person marked in it. */
export interface Sample {
  readonly language: string;
  readonly text: string;
  readonly expected: readonly { readonly kind: ContactKind; readonly start: number; readonly end: number }[];
}

/** Reads `corpus/<name>.tsv`: language, tab, message with `<<kind|text>>` around each contact detail; `\n` and `\uXXXX` as in JSON. */
export function corpus(name: string): Sample[] {
  const lines = readFileSync(new URL(`corpus/${name}.tsv`, import.meta.url), 'utf8').split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [language = '', marked = ''] = line.split('\t');
    const expected: { kind: ContactKind; start: number; end: number }[] = [];
    let text = '';
    for (const [, before = '', kind, inside = ''] of marked.matchAll(/(.*?)(?:<<(\w+)\|(.*?)>>|$)/gsu)) {
      text += unescaped(before);
      if (kind !== undefined) expected.push({ kind: kind as ContactKind, start: text.length, end: text.length + unescaped(inside).length });
      text += unescaped(inside);
    }
    return { language, text, expected };
  });
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:n|u([\da-f]{4}))/gu, (_all, hex: string | undefined) => (hex === undefined ? '\n' : String.fromCharCode(Number.parseInt(hex, 16))));
}

export interface Figures {
  /** Details that people marked; found with any confidence, with high confidence, and at exactly the marked place. */
  marked: number;
  found: number;
  foundHigh: number;
  exact: number;
  /** High hits, and those of them that touch a marked place. */
  high: number;
  right: number;
  /** Low hits where nothing was marked: needless warnings. */
  warnings: number;
}

export const KINDS: readonly ContactKind[] = ['email', 'phone', 'url', 'handle'];

/** What the detector makes of a corpus, by kind, and the samples that it gets wrong. */
export function measure(samples: readonly Sample[]): { figures: Record<ContactKind, Figures>; wrong: string[] } {
  const empty = (): Figures => ({ marked: 0, found: 0, foundHigh: 0, exact: 0, high: 0, right: 0, warnings: 0 });
  const figures = { email: empty(), phone: empty(), url: empty(), handle: empty() };
  const wrong: string[] = [];
  for (const { text, expected } of samples) {
    const hits = detectContacts(text);
    const touches = (hit: ContactHit, place: Sample['expected'][number]): boolean => hit.kind === place.kind && hit.start < place.end && place.start < hit.end;
    for (const place of expected) {
      const of = figures[place.kind];
      const touching = hits.filter((hit) => touches(hit, place));
      of.marked++;
      if (touching.length > 0) of.found++;
      else wrong.push(`missed ${place.kind} ${JSON.stringify(text.slice(place.start, place.end))} in ${JSON.stringify(text)}`);
      if (touching.some(({ confidence }) => confidence === 'high')) of.foundHigh++;
      if (touching.some(({ start, end }) => start === place.start && end === place.end)) of.exact++;
      else if (touching.length > 0) wrong.push(`inexact ${place.kind} ${JSON.stringify(touching.map((hit) => hit.text))} for ${JSON.stringify(text.slice(place.start, place.end))}`);
    }
    for (const hit of hits) {
      const right = expected.some((place) => touches(hit, place));
      if (hit.confidence === 'high') {
        figures[hit.kind].high++;
        if (right) figures[hit.kind].right++;
        else wrong.push(`false ${hit.kind} ${JSON.stringify(hit.text)} in ${JSON.stringify(text)}`);
      } else if (!right) {
        figures[hit.kind].warnings++;
        wrong.push(`needless warning ${hit.kind} ${JSON.stringify(hit.text)} in ${JSON.stringify(text)}`);
      }
    }
  }
  return { figures, wrong };
}

export function summed(figures: Record<ContactKind, Figures>): Figures {
  return KINDS.map((kind) => figures[kind]).reduce((sum, each) => ({
    marked: sum.marked + each.marked, found: sum.found + each.found, foundHigh: sum.foundHigh + each.foundHigh, exact: sum.exact + each.exact,
    high: sum.high + each.high, right: sum.right + each.right, warnings: sum.warnings + each.warnings,
  }));
}

/** The figures by kind as a table in Markdown, for the recipe. */
export function figuresTable(samples: readonly Sample[]): string {
  const { figures } = measure(samples);
  const row = (name: string, { marked, found, foundHigh, exact, high, right, warnings }: Figures): string =>
    `| ${[name, marked, found, foundHigh, exact, `${right} of ${high}`, warnings].join(' | ')} |`;
  return [
    '| kind | marked | found | found with certainty | at exactly that place | certain hits that are right | needless warnings |', '|---|---:|---:|---:|---:|---:|---:|',
    ...KINDS.map((kind) => row(kind, figures[kind])), row('all', summed(figures)),
  ].join('\n');
}
