/** Texts as every program reads them: spellings, order, words, stems, weights, similarity. */
export { fold, foldList } from './fold.ts';
export { compareText } from './order.ts';
