import { describe, expect, it } from 'vitest';
import { detectContacts, redact } from './index.ts';
import type { ContactHit, DetectOptions } from './index.ts';

const shown = (text: string, options?: DetectOptions): string[] => detectContacts(text, options).map((hit: ContactHit) => `${hit.confidence} ${hit.kind} ${hit.text}`);

describe('K9: contact details in messages', () => {
  it('the specification\'s two expressions are one input: an address, and a number that exists', () => {
    expect(shown('Write to a.b+c_d%e@host-1.example.org or call +49 171 3920012.')).toEqual(['high email a.b+c_d%e@host-1.example.org', 'high phone +49 171 3920012']);
    // Ten digits and blanks satisfy the specification's second expression; no telephone has them.
    expect(/\+?[0-9\s\-()]{10,}/u.test('12 34 56 78 90')).toBe(true);
    expect(shown('12 34 56 78 90')).toEqual([]);
  });

  it('places count UTF-16 units of the original, whatever was normalised before them', () => {
    const text = '👋🏽 ﬁne\u00ad: 𝗮𝗱𝗮@\u200b𝘅.𝗼𝗿𝗴!';
    const [hit] = detectContacts(text);
    expect(hit).toMatchObject({ kind: 'email', text: '𝗮𝗱𝗮@\u200b𝘅.𝗼𝗿𝗴', start: text.indexOf('𝗮'), end: text.indexOf('!') });
  });

  it.each([
    ['zero width', 'a\u200bda@exam\u2060ple.org'], ['soft hyphens', 'ada@ex\u00adample.org'], ['full width', 'ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ'], ['Cyrillic and Greek', 'аdа@exаmple.οrg'],
    ['mathematical', '𝒂𝒅𝒂@𝔢𝔵𝔞𝔪𝔭𝔩𝔢.𝚘𝚛𝚐'], ['circled', 'ⓐⓓⓐ@ⓔⓧⓐⓜⓟⓛⓔ.ⓞⓡⓖ'], ['small capitals', 'ᴀᴅᴀ@ᴇxᴀᴍᴘʟᴇ.ᴏʀɢ'], ['struck through', 'a\u0336d\u0336a\u0336@e\u0336x\u0336ample.org'], ['tags', 'ada\u{e0041}@example.org'],
  ])('disguised letters hide nothing: %s', (_how, text) => {
    expect(detectContacts(text)).toEqual([{ kind: 'email', start: 0, end: text.length, text, confidence: 'high' }]);
  });

  it('an umlaut in two characters is the umlaut: [a\u0308t]', () => {
    expect(shown('ada [a\u0308t] web punkt de')).toEqual(['high email ada [a\u0308t] web punkt de']);
  });

  it.each([
    ['ada (at) example (dot) org', 'high'], ['ada[at]example.org', 'high'], ['ada ät beispiel punkt de', 'high'], ['ada at example dot org', 'high'], ['ada at gmail.com', 'high'],
    ['a d a @ g m x . d e', 'high'], ['ada@\nexample.org', 'high'], ['ada@example.\r\norg', 'high'], ['ada at example dot in', 'low'], ['ada -at- example *dot* org', 'high'],
    ['a d a @ example . org', 'high'], ['ada at sign example dot org', 'high'], ['ada (At-Zeichen) example (Punkt) org', 'high'], ['ada (a) example dot org', 'high'],
    ['ada.w at gmail', 'low'], ['ada@gmail', 'high'], ['ada ät gmx net', 'high'],
  ])('spelled out: %j is an address, %s', (text, confidence) => {
    expect(shown(text)).toEqual([`${confidence} email ${text}`]);
  });

  it('"at" before a host is a place, not an address', () => {
    expect(shown('I work at example.org')).toEqual(['high url example.org']);
    expect(shown('You can look at example dot org')).toEqual(['low url example dot org']);
    expect(shown('I was at Yahoo then')).toEqual([]);
  });

  it('numbers are those that exist in the regions, as people there write them', () => {
    expect(shown('0171 / 3920012', { regions: ['DE'] })).toEqual(['high phone 0171 / 3920012']);
    expect(shown('(415) 555-0172', { regions: ['US'] })).toEqual(['high phone (415) 555-0172']);
    expect(shown('(415) 555-0172', { regions: ['DE'] })).toEqual([]);
    expect(shown('079 123 45 67', { regions: ['CH'] })).toEqual(['high phone 079 123 45 67']);
    expect(shown('0049 171 3920012', { regions: ['US'] })).toEqual(['high phone 0049 171 3920012']);
    expect(shown('011 49 171 3920012', { regions: ['US'] })).toEqual(['high phone 011 49 171 3920012']);
  });

  it('a region that is none is refused', () => {
    expect(() => detectContacts('', { regions: ['DE', 'XX' as 'DE'] })).toThrow(new RangeError('regions: XX is no country with telephone numbers'));
  });

  it('unannounced and ungrouped numbers, and spelled ones, only warn', () => {
    expect(shown('4155550172')).toEqual(['low phone 4155550172']);
    expect(shown('call 4155550172')).toEqual(['high phone 4155550172']);
    for (const spelled of ['zero one seven one three nine two zero zero one two', 'zero one seven one three nine two double zero one two', 'plus four nine one seven one three nine two zero zero one two', 'o171 39s0o l2']) {
      expect(shown(`reach me at ${spelled}`)).toEqual([`low phone ${spelled}`]);
    }
    // "30s" are seconds.
    expect(shown('10s 30s 20s 171')).toEqual([]);
    expect(shown('call 07700 900123', { regions: ['GB'] })).toEqual(['low phone 07700 900123']);
  });

  it('an unknown word right before a national number may be its name, a first group beyond the area code makes it doubtful', () => {
    expect(shown('Eintracht 0161 496 0001')).toEqual(['low phone 0161 496 0001']);
    expect(shown('Try 0161 496 0001')).toEqual(['high phone 0161 496 0001']);
    expect(shown('by 0302 3125 11')).toEqual(['low phone 0302 3125 11']);
    expect(shown('by 030 2312 511')).toEqual(['high phone 030 2312 511']);
    expect(shown('The NHS number 943 476 5919')).toEqual(['low phone 943 476 5919']);
    expect(shown('Der Brief trägt die Nummer 030 2312 511')).toEqual(['low phone 030 2312 511']);
    expect(shown('078-05-1120')).toEqual(['low phone 078-05-1120']);
    expect(shown('Tel.-Nr. 030 23125118, Vertrag Nr. 030 23125119')).toEqual(['high phone 030 23125118']);
  });

  it('an extension belongs to the number, a bracket around the sentence does not', () => {
    expect(shown('(call 030 23125118 ext. 5)')).toEqual(['high phone 030 23125118 ext. 5']);
    expect(shown('(030 23125118, mornings)')).toEqual(['high phone 030 23125118']);
    expect(shown('+44 7700 900 123')).toEqual(['low phone +44 7700 900 123']);
  });

  it('one number after another of the same kind is what that was', () => {
    expect(shown('Bestellung 0301234567 wurde storniert, 0301234568 nicht')).toEqual([]);
  });

  it('a word before a number says what it is, "and" passes it on', () => {
    expect(shown('order 0171 3920012 and 0171 3920013')).toEqual([]);
    expect(shown('Seriennummer 0171 3920012')).toEqual([]);
    expect(shown('the order is late, call 0171 3920012')).toEqual(['high phone 0171 3920012']);
  });

  it.each([
    'on 03.04.2026, 3/4/26 or 2026-04-03', 'meet at 10:30 - 12:00', '09.30 - 12.00', '0900-1700', '€ 1.200.000,00 or USD 12 000', 'ORCID 0000-0002-1825-0097', 'ISBN 978-3-16-148410-0, 0-306-40615-2',
    '10.1093/bioinformatics/btp352 and arXiv:0706.12345', 'D-01067 Dresden', 'DE89 3704 0044 0532 0130 00', 'v1.2.3, 192.168.178.21, § 3.2.1', '01IS18026A', '52.520008, 13.404954', 'see you @ 5 pm',
    'report.pdf, index.ts, Node.js, e.g. z.B. i.e.', 'root@localhost', 'CAS 7732-18-5, p.Gln1756fs, c.76A>T', '3-2 after 2:1', 'It was so.In the end', 'com.example.app', 'math.CO', 'http://localhost:3000',
    'https://doi.org/10.1000/182', 'lodash@4.17.21', '123e4567-e89b-12d3-a456-426614174000', '20250312-05, 20250312-06', '12.4 13.1 12.9 14.0 15.2 16.8 °C', '@angular/core', '@Injectable()', '@all',
  ])('innocent: %s', (text) => {
    expect(shown(text)).toEqual([]);
  });

  it('an address whose sign has grown together with it; "(a)" with blanks around may count things', () => {
    expect(shown('moreau(a)uni-beispiel.de, moreau[a]example.org')).toEqual(['high email moreau(a)uni-beispiel.de', 'high email moreau[a]example.org']);
    expect(shown('moreau (a) gmail.com')).toEqual(['high email moreau (a) gmail.com']);
    expect(shown('options (a) example.org')).toEqual(['high url example.org']);
    expect(shown('Article 3(a)example.org')).toEqual(['high url example.org']);
    expect(shown('ada_at_example.org')).toEqual(['low email ada_at_example.org']);
    expect(shown('ada_at_gmail.com')).toEqual(['high email ada_at_gmail.com']);
    expect(shown('state_at_boot.sh, price_at_open.py')).toEqual([]);
  });

  it('a name is introduced, and the platform comes behind it', () => {
    expect(shown('My handle is adamoreau on Twitter')).toEqual(['low handle adamoreau']);
    expect(shown('My handle is ada_m on Twitter')).toEqual(['high handle ada_m']);
    expect(shown('Nickname: lena auf Instagram')).toEqual(['low handle lena']);
    for (const innocent of ['My username is the same on GitHub', 'My username is different on every platform, Twitter included', 'I found covid19 on Twitter']) expect(shown(innocent)).toEqual([]);
  });

  it('links: with a scheme, by their domain, by a known meeting place; the rest of a sentence stays', () => {
    expect(shown('(https://example.org/a_(b)), www.example.de, t.me/ada. zoom.us/j/123?')).toEqual(['high url https://example.org/a_(b)', 'high url www.example.de', 'high url t.me/ada', 'high url zoom.us/j/123']);
    expect(shown('see example.org.The rest')).toEqual(['high url example.org']);
    expect(shown('see example.org/a.The rest')).toEqual(['high url example.org/a']);
  });

  it('links to machines in a network, with a user, without a name', () => {
    expect(shown('http://192.168.1.20:8080/call, https://me:key@example.org/x http://[2001:db8::1]:80/ http://127.0.0.1:80/ http://[::1]/')).toEqual([
      'high url http://192.168.1.20:8080/call', 'high url https://me:key@example.org/x', 'high url http://[2001:db8::1]:80/',
    ]);
    expect(shown('https://example.org/a at 10:30')).toEqual(['high url https://example.org/a']);
  });

  it('companies that are called by their host, and fields of objects, are not taken out', () => {
    expect(shown('We compared Idealo.de with booking.com; cal.com too')).toEqual(['low url Idealo.de']);
    expect(shown('my site Idealo.de, cal.com/ada')).toEqual(['high url Idealo.de', 'high url cal.com/ada']);
    expect(shown('user.name is undefined')).toEqual(['low url user.name']);
    expect(shown('basket.net')).toEqual(['high url basket.net']);
    expect(shown('basket.net is basket.total less tax; see basket.net/help')).toEqual(['low url basket.net', 'high url basket.net/help']);
    expect(shown('data.gov')).toEqual(['low url data.gov']);
    expect(shown('my website ruth.name')).toEqual(['high url ruth.name']);
  });

  it('hosts of the platform are no contact detail, subdomains and addresses included; others that end alike are', () => {
    const options = { allowedHosts: ['counterpart.example.org'] };
    expect(shown('https://eu.counterpart.example.org/t/1, help@counterpart.example.org, counterpart.example.org', options)).toEqual([]);
    expect(shown('evilcounterpart.example.org', options)).toEqual(['high url evilcounterpart.example.org']);
  });

  it('names elsewhere: coined ones are certain, what may be a word or a person of this thread is not', () => {
    expect(shown('@ada_m')).toEqual(['high handle @ada_m']);
    expect(shown('Thanks @Maria')).toEqual(['low handle @Maria']);
    expect(shown('I am @maria on Telegram')).toEqual(['high handle @maria']);
    expect(shown('Skype: wolter')).toEqual(['low handle wolter']);
    expect(shown('Skype: wolter_77')).toEqual(['high handle wolter_77']);
    expect(shown('Schreiben Sie mir über WhatsApp')).toEqual(['low handle Schreiben Sie mir über WhatsApp']);
    expect(shown('Signal: strong.')).toEqual([]);
    expect(shown('Auf Instagram heiße ich jonas_beck_')).toEqual(['high handle jonas_beck_']);
    expect(shown('Threema ID: 8X3KPQ2R')).toEqual(['high handle 8X3KPQ2R']);
    expect(shown('Threema 8X3KPQ2R')).toEqual(['high handle 8X3KPQ2R']);
    expect(shown('Reddit: u/ada_m')).toEqual(['high handle u/ada_m']);
    expect(shown('Skype me, ada_m')).toEqual(['low handle Skype me', 'high handle ada_m']);
    expect(shown('Teams: ruth_adler')).toEqual(['high handle ruth_adler']);
    expect(shown('the matrix a_ij and line b_2')).toEqual([]);
  });

  it('only certain hits are taken out, in the language given; the low ones are told', () => {
    const text = 'ada@example.org, 4155550172, @ada_m, t.me/ada, +49 171 3920012';
    expect(redact(text).redacted).toBe('[email removed], 4155550172, [user name removed], [link removed], [phone number removed]');
    expect(redact(text, { language: 'de' }).redacted).toBe('[E-Mail-Adresse entfernt], 4155550172, [Nutzername entfernt], [Link entfernt], [Telefonnummer entfernt]');
    expect(redact(text).hits.map(({ confidence }) => confidence)).toEqual(['high', 'low', 'high', 'high', 'high']);
    expect(redact('nothing here')).toEqual({ redacted: 'nothing here', hits: [] });
  });

  it('names that stand one on another are all taken out', () => {
    expect(redact('on Mastodon @imke@IG @clay.an').redacted).toBe('on Mastodon [user name removed][user name removed]');
    expect(shown('Mastodon: @imke@fediscience.org')).toEqual(['high handle @imke@fediscience.org']);
  });

  it('taking out a link does not clear a number beside it, nor accuse one', () => {
    const { redacted } = redact('https://example.org/order 0171 3920012');
    expect(redacted).toBe('[link removed] [phone number removed]');
    expect(redact(redacted).redacted).toBe(redacted);
  });

  it('a note announces nothing', () => {
    for (const text of ['https://example.org: 4 kW Idealo.de', 'My Skype is ada_m.okafor_2.c and so on @Petra']) {
      const { redacted } = redact(text);
      expect(redact(redacted).redacted).toBe(redacted);
    }
  });

  it('what is taken out makes no field of a host, for the host would be one afterwards', () => {
    expect(redact('Telegram: basket.total, basket.net').redacted).toBe('Telegram: [user name removed], [link removed]');
  });
});
