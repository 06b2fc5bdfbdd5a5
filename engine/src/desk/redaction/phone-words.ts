import { GAP, NUMBER, WORD } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import { wordSet } from './words.ts';

const PHONE = wordSet(`tel telefon telephone phone phones call ring dial text sms mobile mobil mobilnummer handy handynummer cell cellphone fax telefax hotline festnetz landline durchwahl whatsapp signal viber ruf rufen
  anrufen anruf erreichbar erreichen reach wählen rufnummer telefonnummer telefonisch reception rezeption zentrale switchboard sprechstunde desk extension festnetznummer faxnummer mobiltelefon diensthandy`);
/** Says a number follows, not which: "my number" is one to dial, "the NHS number" may not be. */
const NUMBERED = wordSet('number numbers nummer nummern digits line lines');
/** A number of anything but what a word before says ("Tel.-Nr."). */
const ABBREVIATED = wordSet('no nr nrs nos');
/** "My no." is not that of an order. */
const OWN = wordSet('my our his her meine unsere seine ihre');
/** Before a bare "number" these say nothing of an order or an account. */
const QUALIFIERS = wordSet(`my your our his her their s the a this that new old private work office home mobile direct contact emergency same other second main personal business current
  meine deine ihre ihrer unsere seine die der eine neue alte private dienstliche gleiche meiner unserer folgende`);
/** "The letter bears the number …": of people one says it seldom. */
const BEARING = wordSet('has had bears bore carries got hat hatte trägt trug bekam erhielt');
/** Words that stand between a sentence and a number; any other word right before it may name what it counts. */
const LEADING = wordSet(`is are was ist sind war lautet lauten on at under in via per by from to for and und or oder unter auf an am bei von ab zu über mit me mich us uns mir you sie ihnen dich it also auch now jetzt here hier there
  only nur just not nicht please bitte else sonst always immer usually meist try use take nimm nehmen besser better back zurück still noch then dann my mein meine the die der das this diese i ich up out privat private dienstlich
  work office home büro praxis kanzlei sekretariat zuhause daheim werktags abends morgens tagsüber notfalls`);
const OTHER = wordSet(`order orders bestellung invoice invoices rechnung rechnungen kunde customer account konto kto blz iban bic ticket ref reference claim row vorgang aktenzeichen az zeichen isbn issn doi orcid
  grant award projekt project matrikel charge lot serial sn patent case claim commit hash id ids code codes ean gtin upc isin steuer ust vat hrb hra flug flight zug ice train gate seat platz wagen bus
  pegel zählerstand meter reads messwerte values seite seiten page pages pp chapter article artikel teil part version contract vertrag parcel paket sendung tracking inventar lager budget position pos zip plz
  postleitzahl port field feld sample probe record row column col lemma cas rfc iso din rn art band volume heft issue item sku dossier policy police token pin otp tan record
  member membership members mitglied mitgliedschaft student studierende exam prüfung passport pass visa ausweis licence license lizenz registration registrierung docket file akte gz protocol protokoll
  purpose verwendungszweck zweck transaction transaktion payment zahlung beleg receipt quittung quote offer angebot gutschein voucher coupon batch charge model modell build release catalogue catalog katalog signatur shelf
  inventory asset device gerät zähler insurance versicherung tax ssn nin sort mandat mandate shipment lieferung delivery reservation reservierung voyage shift schicht lottery lotto`);
/** "Zähler 1 EMH 00 4921…", "Zeichen V-3 0711…": so few figures are part of a name before them. */
const FEW_FIGURES = 2;

/** `noun`: an unknown word stands right before the number; it may be its name. */
export type Hint = 'phone' | 'other' | 'noun' | null;

/** No further back than so many words. */
const REACH = 3;
const PASSED = new Set([':', '.', '-', '(', '#', '/', '=', '"', '–', '&', '+']);
const CONNECTORS = wordSet('und and or oder bis to resp bzw sowie');

/** Between a word and the number that it names. */
const NAMING = new Set(['', ':', '-', '#', '=', '–']);

/**
 * What the words before a number say that it is, within one clause: `other` for orders, accounts, samples and the like. A bare
 * "number" leaves it to the word before ("serial number"). "A and B": B is what A was (`previous`).
 * Units that are taken will be gone when the message is read, so that no word in a link can clear a number. O(1).
 */
export function hintBefore(tokens: Tokens, token: number, previous: Hint, isTaken: (unit: number) => boolean): Hint {
  let numbered: '' | 'number' | 'abbreviated' = '';
  let [onlyConnectors, direct, unknown] = [true, true, false];
  for (let at = token - 1, words = 0; words < REACH && at >= 0; at--) {
    const kind = tokens.kind(at);
    if (isTaken(tokens.from(at))) break;
    if (kind === GAP || PASSED.has(tokens.mark(at))) {
      direct &&= NAMING.has(tokens.mark(at));
      continue;
    }
    if (tokens.mark(at) === ',' && onlyConnectors) {
      direct = false;
      continue;
    }
    if (kind === NUMBER && onlyConnectors && previous !== null) return previous;
    if (kind === NUMBER && tokens.length(at) <= FEW_FIGURES && (words > 0 || tokens.mark(at - 1) === '-')) continue;
    if (kind !== WORD) break;
    words++;
    const word = tokens.word(at);
    if (!CONNECTORS.has(word)) onlyConnectors = false;
    const hint = hintOf(word);
    if (hint !== null) return hint;
    if (numbered === 'number') {
      const borne = BEARING.has(tokens.word(at - 2)) && !isTaken(tokens.from(at - 2));
      return (QUALIFIERS.has(word) || LEADING.has(word)) && !borne ? 'phone' : 'noun';
    }
    if (numbered === 'abbreviated' && OWN.has(word)) return 'phone';
    if (numbered === '' && NUMBERED.has(word)) numbered = 'number';
    else if (numbered === '' && ABBREVIATED.has(word)) numbered = 'abbreviated';
    else if (direct) unknown = !LEADING.has(word);
    direct = false;
  }
  if (numbered !== '') return numbered === 'number' ? 'phone' : 'other';
  return unknown ? 'noun' : null;
}

function hintOf(word: string): Hint {
  if (PHONE.has(word)) return 'phone';
  if (OTHER.has(word)) return 'other';
  if (!/..(?:nummer|nummern|nr|kennzeichen|zeichen)$/u.test(word)) return null;
  return /^(?:tel|handy|mobil|ruf|fax|festnetz|phone|büro|privat|praxis|kontakt|notfall|service|whatsapp|signal)/u.test(word) ? 'phone' : 'other';
}
