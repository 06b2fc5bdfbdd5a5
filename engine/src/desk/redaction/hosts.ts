import type { Confidence } from './types.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Top-level domains that mean a host wherever they end one. */
const SURE = set(`com org net edu gov mil int eu de at ch uk fr nl dk fi pl cz sk hu ro bg gr pt ru ua tr br mx ca au nz jp kr cn tw hk sg es se be lu li ie lt lv ee hr si rs cy mt
  ba mk ge il ae za ng ke eg ma tn gh pk bd lk th vn ph cl co pe uy ec io tv fm gg gl cat asia info biz online website web site shop store blog app dev cloud studio design agency academy
  consulting solutions digital email tech systems software services group team company network media news press photo photography gallery art museum education university school institute foundation
  berlin hamburg koeln cologne wien bayern ruhr saarland swiss london paris nyc tokyo amsterdam scot wales legal law tax finance capital health care clinic doctor dental energy green bio farm garden
  house homes land estate immo versicherung gmbh ltd inc llc example science space world global international earth life live chat social link click page pages zone expert coach training events
  tools works build engineering construction architect contact directory xyz club vip pro jobs careers tel mobi name goog wiki`);
/** Domains that are words, abbreviations or endings of files as well. */
const WORDLIKE = set('it is in to me am no us my so id do as al la ms mr pm ly st sc ag ai cc tk ws vc gs im pw nu mn mu sx ax fo je gi ad an ar by cd ci ck cm cr cu dm fj ga gd gp gt gy hn ht iq ir kg kh ki kz lc ls mc mg ml mo mp mv mw mz na nc ne nf ni np nr om pa pf pg pr ps qa re rw sa sb sd sh sl sm sn sr sv sy sz td tg tj tl tm tt tz ug uz va ve vg vi vu ye zm zw py md zip mov');
const FILE_ENDINGS = set('py sh md ps so cc zip mov sc la pm pl rs st app');
/** Nouns that name a field of some object as often as a host: "user.name", "df.info". */
const FIELDS = set(`info name email page pages link click contact directory network group media team store space world house home science health art press news photo photography design software systems
  services solutions tools works jobs tax law legal finance capital education training events zone expert global life live chat social`);
/** Of these people speak as of companies ("data.gov"), and hardly anybody of this desk has one. */
const PUBLIC = set('gov mil int');
/** A field rarely has a hyphen or so many letters before it. */
const LONG_LABEL = 12;
/** Names of things that look like a host, and categories of preprints ("math.CO"). */
const NAMES = set('asp.net ado.net vb.net ml.net paint.net socket.io draw.io');
const CATEGORIES = set('cs math stat physics eess econ q-bio q-fin cond-mat astro-ph hep-th hep-ph gr-qc nlin co et inc ph vs al');
/** How names of packages begin, which are hosts turned round. */
const REVERSED = set('com org net io java javax edu');
/** Short links and rooms to meet in: with a path they lead to a person, without one they are names of companies. */
const MEETING_HOSTS = set('t.me wa.me m.me fb.me signal.me bit.ly zoom.us youtu.be linktr.ee t.co x.com goo.gl forms.gle is.gd discord.gg threema.id meet.jit.si whereby.com calendly.com cal.com tinyurl.com lnkd.in');
/** What is quoted in every field: papers, people's lists of them, an encyclopedia. */
const REFERENCE_HOSTS = ['doi.org', 'orcid.org', 'arxiv.org', 'wikipedia.org', 'ncbi.nlm.nih.gov'];
/** Companies that are called by their host; its front page leads to nobody. */
const COMPANIES = set('booking.com amazon.com amazon.de google.com google.de ebay.com ebay.de youtube.com facebook.com instagram.com linkedin.com twitter.com xing.com github.com gitlab.com airbnb.com paypal.com salesforce.com last.fm');
/** Providers of mailboxes that are named without their domain as well. */
export const PROVIDERS = set('gmail googlemail gmx hotmail outlook yahoo icloud posteo protonmail fastmail');
export const FREE_MAIL = set('gmail.com googlemail.com gmx.de gmx.net gmx.at gmx.ch web.de outlook.com outlook.de hotmail.com hotmail.de yahoo.com yahoo.de icloud.com me.com proton.me protonmail.com t-online.de freenet.de posteo.de mailbox.org aol.com live.com');

export function isAllowed(host: string, allowed: readonly string[]): boolean {
  return [...REFERENCE_HOSTS, ...allowed].some((own) => host === own || host.endsWith(`.${own}`));
}

/** Whether a name ends like one: two letters at least, or the ASCII form of an international domain. */
export function isTopLevel(label: string): boolean {
  return label.startsWith('xn--') ? label.length > 4 : label.length >= 2 && /^\p{L}+$/u.test(label);
}

export const isSureTopLevel = (label: string): boolean => SURE.has(label);
export const isKnownTopLevel = (label: string): boolean => SURE.has(label) || WORDLIKE.has(label) || label.startsWith('xn--');

export interface HostEvidence {
  /** "www" is a label, or a path follows. */
  readonly spelledOut: boolean;
  /** The last label begins with a capital after a small letter, as a new sentence does. */
  readonly sentence: boolean;
  /** A capital and a small letter begin it, as they begin the name of a company. */
  readonly named: boolean;
  /** Whether a word before says that a site follows. */
  readonly announced: () => boolean;
}

/** Whether a name with points is a host without its scheme: `low` where it could be a name of something else, null where it is. */
export function judgeHost(labels: readonly string[], { spelledOut, sentence, named, announced }: HostEvidence): Confidence | null {
  const host = labels.join('.');
  const last = labels.at(-1) ?? '';
  const before = labels.at(-2) ?? '';
  if (labels.length < 2 || labels.some((label) => label === '' || label.startsWith('-') || label.endsWith('-')) || !isKnownTopLevel(last)) return null;
  if (spelledOut && (!sentence || MEETING_HOSTS.has(host))) return 'high';
  if (MEETING_HOSTS.has(host) || COMPANIES.has(host) || FREE_MAIL.has(host)) return null;
  if (NAMES.has(host) || (labels.length === 2 && CATEGORIES.has(before)) || before.length < 2 || !/\p{L}/u.test(before)) return null;
  if (labels.length > 2 && REVERSED.has(labels[0]!) && last !== 'com' && last !== 'org') return null;
  if (sentence) return last === 'com' || last === 'org' || last === 'net' ? 'low' : null;
  if (SURE.has(last)) {
    const doubtful = named || PUBLIC.has(last) || PUBLIC.has(before) || (FIELDS.has(last) && !before.includes('-') && before.length < LONG_LABEL);
    return FILE_ENDINGS.has(last) || (doubtful && !announced()) ? 'low' : 'high';
  }
  return before.length < 3 || FILE_ENDINGS.has(last) ? null : 'low';
}
