/** Texts as every program reads them: spellings, order, words, stems, weights, similarity. */
export { fold, foldList } from './fold.ts';
export { compareText } from './order.ts';
export { defaultTermSettings, type Language, type Passage, type TermSettings, type TextDocument } from './document.ts';
export { Lexicon, STOP, type Reading } from './lexicon.ts';
export { countTerms, joinCounts, TermCounter, type TermCounts } from './term-counts.ts';
export { weighTerms, type WeightedTerms } from './tfidf.ts';
export { pickRows, rowProduct, rowProducts, rowsBetween, transpose, type SparseRows } from './sparse.ts';
export { bestPairs, commonBounds, joinBestPairs, searchPart, type BestOf, type BestPairs, type Channel, type GreatestSums, type PartOfSearch, type ReviewerRange } from './top-k/best-pairs.ts';
