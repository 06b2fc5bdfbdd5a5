import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookingStatuses } from '../flow/statuses.ts';
import { briefLeaks, draftBrief, sanitisedBrief } from './brief.ts';
import { calendarEntry } from './calendar.ts';
import type { CalendarFacts } from './calendar.ts';
import { excerpt, EXCERPTS } from './excerpt.ts';
import { messagingRights } from './messaging.ts';

const graphemes = (text: string): string[] => [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

describe('excerpts (§1.3, §2.1, §3.1)', () => {
  it('are 300 characters of a biography, 150 of a problem, 200 of a message', () => {
    expect(EXCERPTS).toEqual({ bio: 300, problem: 150, message: 200 });
    expect(excerpt('x'.repeat(300), EXCERPTS.bio)).toBe('x'.repeat(300));
    expect(excerpt('x'.repeat(301), EXCERPTS.bio)).toBe(`${'x'.repeat(299)}…`);
  });
  it('end between words, in one line', () => {
    expect(excerpt('I advise hospitals\non logistics.', 20)).toBe('I advise hospitals…');
    expect(excerpt('I advise hospitals on', 18)).toBe('I advise…');
    expect(excerpt('  short \n text ', 40)).toBe('short text');
  });
  it('never cut a character that people see as one', () => {
    expect(excerpt('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦…');
    expect(excerpt('नमस्ते दुनिया', 5)).toBe('नमस्ते…');
  });
  it('have at most so many characters and are the beginning of the text, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (text, limit) => {
      const line = text.replace(/\s+/gu, ' ').trim();
      const short = excerpt(text, limit);
      expect(graphemes(short).length).toBeLessThanOrEqual(limit);
      expect(short === line || (short.endsWith('…') && line.startsWith(short.slice(0, -1)))).toBe(true);
    }), { numRuns: 2000, seed: 8 });
    expect(() => excerpt('x', 0)).toThrow(RangeError);
  });
});

describe('messaging (§2.1, K4)', () => {
  const rights = (changes: Partial<Parameters<typeof messagingRights>[0]>) => messagingRights({ role: 'client', emailVerified: true, booking: 'accepted', threadOpened: true, ...changes });

  it('is writable from accepted to completed and readable after', () => {
    for (const role of ['client', 'expert'] as const) {
      expect(bookingStatuses.filter((booking) => rights({ role, booking }).write)).toEqual(['accepted', 'scheduled', 'in_session', 'completed']);
      expect(bookingStatuses.filter((booking) => !rights({ role, booking }).read)).toEqual(['draft', 'requested']);
    }
  });
  it('needs a booking and a verified client; questions before acceptance go through the admin (§4.2)', () => {
    expect(rights({ booking: null })).toMatchObject({ read: false, write: false, reason: 'noBooking' });
    expect(rights({ emailVerified: false })).toMatchObject({ read: false, write: false, reason: 'verifyEmail' });
    expect(rights({ role: 'expert', booking: 'requested', threadOpened: false })).toMatchObject({ read: false, write: false, reason: 'askThroughAdmin' });
    expect(rights({ booking: 'archived' })).toMatchObject({ read: true, write: false, reason: 'ended' });
    expect(rights({ booking: 'cancelled', threadOpened: false })).toMatchObject({ read: false, reason: 'ended' });
  });
  it('is open to admins, audited', () => {
    expect(rights({ role: 'admin', booking: 'requested', emailVerified: false })).toEqual({ read: true, write: true, audited: true, reason: null });
    expect(rights({}).audited).toBe(false);
  });
});

describe('calendar files (K8)', () => {
  const facts: CalendarFacts = {
    booking: { id: 'b1', status: 'scheduled', sequence: 0, start: Date.UTC(2026, 10, 30, 9), end: Date.UTC(2026, 10, 30, 10), roomUrl: 'https://meet.example/r' },
    platform: { name: 'Desk', email: 'desk@platform.example', host: 'platform.example' },
    client: { name: { first: 'Cleo', last: 'Clientson' }, email: 'cleo@client.example' },
    expert: { name: { first: 'Ada', last: 'Expertsen' }, email: 'ada@expert.example', tier: 'private' },
  };
  const changed = (booking: Partial<CalendarFacts['booking']>): CalendarFacts => ({ ...facts, booking: { ...facts.booking, ...booking } });

  it('go one per recipient: the platform organises, nobody else attends, no other address is in them', () => {
    expect(calendarEntry('client', facts)).toEqual({
      method: 'REQUEST', uid: 'b1-client@platform.example', sequence: 0, start: facts.booking.start, end: facts.booking.end,
      organizer: { name: 'Desk', email: 'desk@platform.example' }, attendee: { name: 'Cleo Clientson', email: 'cleo@client.example' },
      counterpart: 'Ada Expertsen', url: 'https://meet.example/r', fileName: '2026-11-30-ada-expertsen.ics',
    });
    expect(JSON.stringify(calendarEntry('client', facts))).not.toContain('ada@expert.example');
    expect(JSON.stringify(calendarEntry('expert', facts))).not.toContain('cleo@client.example');
  });
  it('call people what the recipient may call them', () => {
    expect(calendarEntry('expert', facts)).toMatchObject({ counterpart: 'Cleo', fileName: '2026-11-30-cleo.ics' });
    expect(calendarEntry('expert', { ...facts, expert: { ...facts.expert, tier: 'public' } })).toMatchObject({ counterpart: 'Cleo Clientson' });
    const called = JSON.stringify(calendarEntry('client', changed({ status: 'cancelled', sequence: 2 })));
    expect(called).toContain('"counterpart":"Ada E."');
    expect(called).not.toContain('Expertsen');
    const typed = { ...facts, client: { ...facts.client, name: { first: ' Cleo\n', last: 'Client\u200bson ' } } };
    expect(calendarEntry('client', typed)?.attendee.name).toBe('Cleo Client son');
  });
  it('keep their identity over a new time, and are taken back by a cancellation', () => {
    const moved = calendarEntry('client', changed({ sequence: 3, start: facts.booking.start + 1 }));
    expect(moved).toMatchObject({ uid: 'b1-client@platform.example', sequence: 3, method: 'REQUEST' });
    expect(calendarEntry('client', changed({ status: 'accepted', sequence: 4 }))).toMatchObject({ method: 'CANCEL', uid: 'b1-client@platform.example' });
    expect(bookingStatuses.filter((status) => calendarEntry('client', changed({ status })) !== null)).toEqual(['accepted', 'scheduled', 'cancelled']);
    expect(calendarEntry('client', changed({ sequence: null }))).toBeNull();
  });
  it('have names that every file system takes', () => {
    const named = { ...facts, expert: { ...facts.expert, tier: 'public' as const, name: { first: 'Zoë/../', last: 'Ünal "X"' } } };
    expect(calendarEntry('client', named)?.fileName).toBe('2026-11-30-zoë-ünal-x.ics');
  });
});

describe('the sanitised brief (K7)', () => {
  const client = { name: { first: 'Maria', last: 'de Souza-Lind' }, email: 'Maria.Lind@acme.example', phone: '+49 (0)30 1234567' };

  it('is drafted without the client’s name, address and number, however they are written', () => {
    expect(draftBrief('MARIA here, of Acme. Write to maria.lind@ACME.example, or ring 030/123 45 67. Regards, M. Souza', client))
      .toBe('[name] here, of Acme. Write to [email], or ring [phone]. Regards, M. [name]');
    expect(draftBrief('Marias Firma (maria.lind@acme.example!), Lind’s Lager, lindernd.', client)).toBe('[name] Firma ([email]!), [name]’s Lager, lindernd.');
  });
  it('holds what may be told before acceptance and nothing else, once an admin has approved it (§2.2)', () => {
    const request = { company: 'Acme', engagementType: 'research', urgency: 'high', budget: null, requiredTags: ['law'], problem: 'SECRET', clientName: 'SECRET', email: 'SECRET' } as const;
    expect(sanitisedBrief({ ...request, approvedBrief: 'A case of law' })).toEqual({ company: 'Acme', brief: 'A case of law', engagementType: 'research', urgency: 'high', budget: null, requiredTags: ['law'] });
    expect([null, ' '].map((approvedBrief) => sanitisedBrief({ ...request, approvedBrief }))).toEqual([null, null]);
  });
  it.each(['a', 'a@', 'a@!', '1 ', '(1', '!', 'Maria ', 'maria.lind@acme.example '])('reads any text in time that grows with its length: %j', (unit) => {
    const started = performance.now();
    const text = unit.repeat(200_000 / unit.length);
    expect(briefLeaks(`${text}@`, client).length + draftBrief(text, client).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(3000);
  });
  it('names every place where the client could be recognised, in reading order, and none where not', () => {
    const text = 'Lind asks: may de facto 1234567 or 7654321 count? maria@other.example.';
    expect(briefLeaks(text, client).map(({ kind, start, end, text: found }) => [kind, text.slice(start, end), found])).toEqual([['name', 'Lind', 'Lind'], ['phone', '1234567', '1234567'], ['name', 'maria', 'maria']]);
    expect(briefLeaks('Our logistics in de Rode hall cost 1,200,000 EUR from 2026-11-21 on.', client)).toEqual([]);
    expect(briefLeaks('Nothing to see.', { name: { first: '', last: '' }, email: '', phone: '' })).toEqual([]);
  });
});
