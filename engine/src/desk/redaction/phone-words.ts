import { GAP, NUMBER, WORD } from './tokens.ts';
import type { Tokens } from './tokens.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

const PHONE = set(`tel telefon telephone phone phones call ring dial text sms mobile mobil mobilnummer handy handynummer cell cellphone fax telefax hotline festnetz landline durchwahl whatsapp signal viber ruf rufen
  anrufen anruf erreichbar erreichen reach wählen rufnummer telefonnummer telefonisch reception rezeption zentrale switchboard sprechstunde desk extension festnetznummer faxnummer mobiltelefon diensthandy`);
/** Says a number follows, not which. */
const NUMBERED = set('number numbers nummer nummern digits line lines');
const OTHER = set(`order orders bestellung invoice invoices rechnung rechnungen kunde customer account konto kto blz iban bic ticket ref reference claim row line-item vorgang aktenzeichen az zeichen isbn issn doi orcid
  grant award projekt project matrikel charge lot serial sn patent case claim commit hash id ids meeting-id code codes ean gtin upc isin steuer steuer-nr ust vat hrb hra flug flight zug ice train gate seat platz wagen bus
  pegel zählerstand meter reads messwerte values seite seiten page pages pp chapter article artikel teil part version nr no contract vertrag parcel paket sendung tracking tracking-nr inventar lager budget position pos zip plz
  postleitzahl port field feld sample probe record row column col lemma cas rfc iso din rn art band volume heft issue item sku dossier policy police token pin otp tan record`);

export type Hint = 'phone' | 'other' | null;

/** No further back than so many words. */
const REACH = 3;
const PASSED = new Set([':', '.', '-', '(', '#', '/', '=', '"', '–', '&', '+']);
const CONNECTORS = set('und and or oder bis to resp bzw sowie');

/**
 * What the words before a number say that it is, within one clause: `other` for orders, accounts, samples and the like. A bare
 * "number" leaves it to the word before ("serial number"). "A and B": B is what A was (`previous`).
 * Units that are taken will be gone when the message is read, so that no word in a link can clear a number. O(1).
 */
export function hintBefore(tokens: Tokens, token: number, previous: Hint, isTaken: (unit: number) => boolean): Hint {
  let numbered = false;
  let onlyConnectors = true;
  for (let at = token - 1, words = 0; words < REACH && at >= 0; at--) {
    const kind = tokens.kind(at);
    if (isTaken(tokens.from(at))) break;
    if (kind === GAP || PASSED.has(tokens.mark(at))) continue;
    if (tokens.mark(at) === ',' && onlyConnectors) continue;
    if (kind === NUMBER && onlyConnectors && previous !== null) return previous;
    if (kind !== WORD) break;
    words++;
    const word = tokens.word(at);
    if (!CONNECTORS.has(word)) onlyConnectors = false;
    const hint = hintOf(word);
    if (hint !== null) return hint;
    numbered ||= NUMBERED.has(word);
  }
  return numbered ? 'phone' : null;
}

function hintOf(word: string): Hint {
  if (PHONE.has(word)) return 'phone';
  if (OTHER.has(word)) return 'other';
  return /..(?:nummer|nummern|nr|kennzeichen)$/u.test(word) ? 'other' : null;
}
