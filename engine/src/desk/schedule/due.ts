import { abandonmentSteps, UnusableScheduleError, validateScheduleSettings } from './settings.ts';
import type { AbandonmentStep, ScheduleSettings, Urgency } from './settings.ts';
import { afterOpenTime, daysAfter, nextAt } from './working-time.ts';

const HOUR = 3_600_000;

/** Instants are milliseconds since 1970. Null: it has not happened. */
type Instant = number;

/** One thing that has clocks running, with what has happened to it. */
export type ScheduleFacts =
  /** An open invitation (K10). */
  | { readonly kind: 'invitation'; readonly urgency: Urgency; readonly askedAt: Instant; readonly extendedAt: Instant | null; readonly escalatedAt: Instant | null }
  /** A proposal without an answer (K11). */
  | { readonly kind: 'proposal'; readonly sentAt: Instant; readonly lastClientActionAt: Instant | null; readonly done: readonly { readonly step: AbandonmentStep; readonly at: Instant }[] }
  /** A thread; `lastFromClientAt` may be before the last message to the client (§4.4). */
  | { readonly kind: 'thread'; readonly lastToClientAt: Instant; readonly lastFromClientAt: Instant | null; readonly taskMadeAt: Instant | null }
  | { readonly kind: 'invoice'; readonly sentAt: Instant; readonly paidAt: Instant | null; readonly taskMadeAt: Instant | null }
  /** A request whose expert has been lost, until another is matched (§3.4). */
  | { readonly kind: 'search'; readonly since: Instant; readonly lastToldAt: Instant | null }
  /** What one person has not read (§2.1). */
  | { readonly kind: 'unread'; readonly receivedAt: readonly Instant[]; readonly lastDigestAt: Instant | null }
  /** A completed booking (K14). */
  | { readonly kind: 'reviews'; readonly completedAt: Instant; readonly clientAt: Instant | null; readonly expertAt: Instant | null; readonly published: readonly ('client' | 'expert')[] };

export type DueKind = 'escalateInvitation' | 'expireInvitation' | AbandonmentStep | 'unansweredTask' | 'unpaidTask' | 'searchUpdate' | 'digest' | 'publishClientReview' | 'publishExpertReview';

export interface Due { readonly kind: DueKind; readonly at: Instant }

export interface DueNow {
  /** What should have happened by now, oldest first. */
  readonly due: readonly Due[];
  /** When to look again; null where nothing is to come unless something happens. */
  readonly next: Due | null;
}

/**
 * What is due now and what comes next. Asked again after each deed, with the deed among the facts, it never asks for one twice; asked late, it asks
 * for what a person would still send: of several reminders the last, and no expiry before the final notice has been out for its whole time (S5).
 * O(facts + days passed).
 *
 * @throws UnusableScheduleError with every wrong setting; RangeError for a time that is no number.
 */
export function due(facts: ScheduleFacts, settings: ScheduleSettings, now: Instant): DueNow {
  const problems = validateScheduleSettings(settings);
  if (problems.length > 0) throw new UnusableScheduleError(problems);
  assertInstants({ ...facts, now });
  const planned = plan(facts, settings, now).toSorted((a, b) => a.at - b.at);
  return { due: planned.filter(({ at }) => at <= now), next: planned.find(({ at }) => at > now) ?? null };
}

/**
 * When the time to answer an invitation is over, in milliseconds since 1970: after its extension where there was one, which never takes time
 * away from who was given more at an early hour (K10). O(days passed). The settings are trusted, see `validateScheduleSettings`.
 *
 * @throws RangeError for opening hours without a stretch, or a time zone that there is not.
 */
export function responseDeadline({ urgency, askedAt, extendedAt }: Omit<Extract<ScheduleFacts, { kind: 'invitation' }>, 'kind' | 'escalatedAt'>, settings: ScheduleSettings): Instant {
  const after = (start: Instant, hours: number): Instant => (settings.clock === 'calendar' ? start + hours * HOUR : afterOpenTime(start, hours * HOUR, settings));
  const first = after(askedAt, settings.responseHours[urgency]);
  return extendedAt === null ? first : Math.max(first, after(extendedAt, settings.extensionHours[urgency]));
}

function plan(facts: ScheduleFacts, settings: ScheduleSettings, now: Instant): readonly Due[] {
  const after = (start: Instant, days: number): Instant => daysAfter(start, days, settings.timeZone);
  switch (facts.kind) {
    case 'invitation': {
      const at = responseDeadline(facts, settings);
      if (facts.extendedAt !== null) return [{ kind: 'expireInvitation', at }];
      return facts.escalatedAt === null ? [{ kind: 'escalateInvitation', at }] : [];
    }
    case 'proposal': return planAbandonment(facts, settings, now);
    case 'thread': {
      const answered = facts.lastFromClientAt !== null && facts.lastFromClientAt >= facts.lastToClientAt;
      const told = facts.taskMadeAt !== null && facts.taskMadeAt >= facts.lastToClientAt;
      return answered || told ? [] : [{ kind: 'unansweredTask', at: after(facts.lastToClientAt, settings.unansweredDays) }];
    }
    case 'invoice': return facts.paidAt !== null || facts.taskMadeAt !== null ? [] : [{ kind: 'unpaidTask', at: after(facts.sentAt, settings.unpaidDays) }];
    case 'search': {
      const [start, hours] = facts.lastToldAt === null || facts.lastToldAt < facts.since ? [facts.since, settings.searchUpdateHours] : [facts.lastToldAt, settings.searchPromiseHours];
      return [{ kind: 'searchUpdate', at: start + hours * HOUR }];
    }
    case 'unread': return planDigest(facts, settings);
    case 'reviews': return planReviews(facts, after(facts.completedAt, settings.reviewDays));
  }
}

type Proposal = Extract<ScheduleFacts, { kind: 'proposal' }>;

function planAbandonment({ sentAt, lastClientActionAt, done }: Proposal, { abandonmentDays, timeZone }: ScheduleSettings, now: Instant): readonly Due[] {
  if (lastClientActionAt !== null && lastClientActionAt > sentAt) return [];
  const day = (step: AbandonmentStep): Instant => daysAfter(sentAt, abandonmentDays[step], timeZone);
  const doneAt = new Map(done.map(({ step, at }) => [step, at]));
  if (doneAt.has('expireRequest')) return [];
  const notice = doneAt.get('finalNotice');
  // The final notice promises some days; they are given from when it went out.
  const promised = notice === undefined ? Infinity : daysAfter(notice, abandonmentDays.expireRequest - abandonmentDays.finalNotice, timeZone);
  const expiry = Math.max(day('expireRequest'), promised);
  const letters = expiry <= now ? [] : abandonmentSteps.filter((step) => step !== 'personalOutreach' && step !== 'expireRequest');
  const lastPast = letters.findLastIndex((step) => doneAt.has(step) || day(step) <= now);
  return [
    ...letters.filter((step, at) => at >= lastPast && !doneAt.has(step)).map((step) => ({ kind: step, at: day(step) })),
    ...(doneAt.has('personalOutreach') ? [] : [{ kind: 'personalOutreach', at: day('personalOutreach') } as const]),
    ...(Number.isFinite(expiry) ? [{ kind: 'expireRequest', at: expiry } as const] : []),
  ];
}

function planDigest({ receivedAt, lastDigestAt }: Extract<ScheduleFacts, { kind: 'unread' }>, { digest, timeZone }: ScheduleSettings): readonly Due[] {
  const news = receivedAt.filter((at) => lastDigestAt === null || at > lastDigestAt).toSorted((a, b) => a - b);
  const enough = news[digest.fewest - 1];
  return !digest.enabled || enough === undefined ? [] : [{ kind: 'digest', at: nextAt(enough, digest.at, timeZone) }];
}

function planReviews({ clientAt, expertAt, published }: Extract<ScheduleFacts, { kind: 'reviews' }>, windowEnd: Instant): readonly Due[] {
  const both = clientAt !== null && expertAt !== null ? Math.max(clientAt, expertAt) : Infinity;
  const when = (writtenAt: Instant): Instant => Math.min(both, Math.max(writtenAt, windowEnd));
  return [
    ...(clientAt === null || published.includes('client') ? [] : [{ kind: 'publishClientReview', at: when(clientAt) } as const]),
    ...(expertAt === null || published.includes('expert') ? [] : [{ kind: 'publishExpertReview', at: when(expertAt) } as const]),
  ];
}

/** Every number among the facts is an instant; those of the years 1000 to 9999 are what calendars can take. */
const [EARLIEST, LATEST] = [Date.UTC(1000, 0), Date.UTC(9999, 0)];

function assertInstants(facts: object, path = ''): void {
  for (const [name, value] of Object.entries(facts) as [string, unknown][]) {
    if (typeof value === 'object' && value !== null) assertInstants(value, `${path}${name}.`);
    else if (typeof value === 'number' && !(value >= EARLIEST && value <= LATEST)) throw new RangeError(`${path}${name} is ${value}, which is no instant in milliseconds since 1970.`);
  }
}
