import { describe, expect, it } from 'vitest';
import { deskFlags } from './flags.ts';
import type { FlagFacts } from './flags.ts';

const NOW = Date.UTC(2026, 10, 21);
const FACTS: FlagFacts = { request: 'in_review', invitations: [], bookings: [], editedAt: null, reviewedAt: null, proposalSentAt: null, lastClientActionAt: null };
const admin = (changes: Partial<FlagFacts>) => deskFlags({ ...FACTS, ...changes }, NOW).admin;

describe('derived flags (K12)', () => {
  it('an unanswered invitation past its deadline awaits a response (§3.3)', () => {
    expect(admin({ invitations: [{ status: 'requested', deadline: NOW }] })).toEqual(['awaitingResponse', 'matchingInProgress']);
    expect(admin({ invitations: [{ status: 'requested', deadline: NOW + 1 }] })).toEqual(['matchingInProgress']);
    expect(admin({ invitations: [{ status: 'accepted', deadline: NOW - 1 }] })).toEqual(['matchingInProgress']);
  });
  it('a request that nobody is left to answer needs attention (§3.4)', () => {
    expect(admin({ invitations: [{ status: 'declined', deadline: NOW }] })).toEqual(['needsAttention', 'matchingInProgress']);
    expect(admin({ invitations: [{ status: 'declined', deadline: NOW }, { status: 'requested', deadline: NOW + 1 }] })).toEqual(['matchingInProgress']);
    expect(admin({ request: 'confirmed', invitations: [{ status: 'accepted', deadline: NOW }], bookings: ['cancelled', 'no_show'] })).toEqual(['needsAttention']);
    expect(admin({ request: 'confirmed', invitations: [{ status: 'accepted', deadline: NOW }], bookings: ['cancelled', 'draft'] })).toEqual([]);
  });
  it('a change after the last look is shown as edited, until an expert is matched (§4.1)', () => {
    expect(admin({ editedAt: 2, reviewedAt: 1 })).toEqual(['matchingInProgress', 'edited']);
    expect(admin({ request: 'pending', editedAt: 2 })).toEqual(['edited']);
    expect([admin({ editedAt: 1, reviewedAt: 2 }), admin({ request: 'matched', editedAt: 2, reviewedAt: 1 })]).toEqual([['matchingInProgress'], []]);
  });
  it('a proposal without a sign of the client awaits the client (§4.4)', () => {
    expect(admin({ request: 'proposal_sent', proposalSentAt: 5 })).toEqual(['awaitingClientAction']);
    expect(admin({ request: 'proposal_sent', proposalSentAt: 5, lastClientActionAt: 6 })).toEqual([]);
  });
  it('the client sees the same whether or not an expert declined (S7)', () => {
    const client = (changes: Partial<FlagFacts>) => deskFlags({ ...FACTS, ...changes }, NOW).client;
    const none = client({});
    for (const status of ['requested', 'accepted', 'declined', 'withdrawn', 'expired'] as const) {
      expect(client({ invitations: [{ status, deadline: 0 }] })).toEqual(none);
      expect(client({ invitations: [{ status, deadline: NOW + 1 }, { status: 'declined', deadline: 0 }] })).toEqual(none);
    }
  });
});
