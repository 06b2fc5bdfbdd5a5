import { isOneApart } from '../../text/one-apart.ts';

/** What else people call a field, beside its name, its singular and what is one letter off; as `plain` spells it. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  schwerpunkte: 'focus fokus focusarea specialty speciality topic thema themen', modalities: 'modalität method methode verfahren', session_preferences: 'format sessionformat sitzungsformat',
  gender: 'geschlecht sex', gender_preference: 'gender geschlecht preferredgender', city: 'town ort stadt wohnort location', time_preferences: 'time zeit preferredtime availability',
  slots: 'appointment termin therapistslot', time_zone: 'tz zeitzone', photo_url: 'photo foto picture', approach_text: 'approach', accepting_new: 'accepting acceptingclient acceptingnewclient',
  hide_from_directory: 'hidden',
};

/** Shorter names are other names when a letter differs. */
const SHORTEST_MISSPELT = 4;

/** The name that a key may mean; `surely` where it only is written otherwise (`timeZone`). */
export interface MeantName { readonly name: string; readonly surely: boolean }

/** The names that the fields of a record can have, and the keys met that are none of them. */
export class FieldNames {
  private readonly names: readonly string[];
  private readonly paths: ReadonlyMap<string, string>;
  private readonly met = new Map<string, MeantName | null>();
  private readonly strange = new Set<string>();

  /** `inner`: fields whose place is in a record inside this one, such as `metadata`. */
  constructor(names: readonly string[], inner: { readonly place: string; readonly names: readonly string[] } = { place: '', names: [] }) {
    this.names = names;
    this.paths = new Map([...names.map((name) => [name, name] as const), ...inner.names.map((name) => [name, `${inner.place}.${name}`] as const)]);
  }

  has(key: string): boolean {
    return this.names.includes(key);
  }

  /** What a key that is none of the names may mean; null where it is somebody else's. Each key is thought about once. */
  meantBy(key: string): MeantName | null {
    let meant = this.met.get(key);
    if (meant === undefined) this.met.set(key, meant = this.nearest(key));
    return meant;
  }

  ignore(key: string): void {
    this.strange.add(key);
  }

  /** Every key that was ignored, once. */
  get ignored(): readonly string[] {
    return [...this.strange];
  }

  private nearest(key: string): MeantName | null {
    const [written, stem] = [plain(key), singular(plain(key))];
    const all = [...this.paths];
    const same = all.find(([name]) => plain(name) === written);
    if (same !== undefined) return { name: same[1], surely: true };
    const near = all.find(([name]) => Math.min(name.length, written.length) >= SHORTEST_MISSPELT && isOneApart(singular(plain(name)), stem))
      ?? all.find(([name]) => OTHER_NAMES[name]?.split(' ').some((other) => singular(other) === stem));
    return near === undefined ? null : { name: near[1], surely: false };
  }
}

function plain(key: string): string {
  return key.normalize('NFC').toLowerCase().replaceAll(/[\s_-]/gu, '');
}

/** In English and German, roughly: both sides of a comparison are cut alike. */
function singular(word: string): string {
  return word.replace(/ies$/u, 'y').replace(/(?:en|es|e|s)$/u, '');
}
