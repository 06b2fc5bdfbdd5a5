import { assertNone } from './facts/validate.ts';
import { isLowMatch, ranked } from './present.ts';
import { noteOf, optionProblems, ROTATION_TIME_ZONE, scored, viewOf } from './rank.ts';
import { hash } from './rotation.ts';
import { Block, BLOCK, KEYS, passes, queryOf } from './scan-block.ts';
import type { SlotColumns } from './scan-slots.ts';
import { Top } from './scan-top.ts';
import type { Ranking, RankingOptions } from './types.ts';
import { wishesOf } from './wishes.ts';

/** Room that every ranking uses anew, none leaves anything in: to ask for it and give it back each time cost a third of a ranking whose filters pass few. */
const block = new Block();
const counts = new Uint32Array(KEYS);

/**
 * The same ranking as `rankPractitioners` gives, to the byte, from columns that were built before: one pass over numbers finds the rows, and only those
 * shown are explained. `now` is the moment of the slot columns.
 *
 * O(rows · bytes of the catalogue that hold wishes + results · log results), some nanoseconds a row.
 *
 * @throws UnusableDirectoryError for a limit or a time zone that cannot be used.
 */
export function rankColumns(slots: SlotColumns, options: Omit<RankingOptions, 'now'> = {}): Ranking {
  const { columns, clock } = slots;
  const { rows, groups, folded } = columns;
  assertNone(optionProblems({ ...options, now: clock.now }));
  const { person = null, limit = Infinity, rotationTimeZone = ROTATION_TIME_ZONE } = options;
  const rotation = { day: clock.dayIn(rotationTimeZone), timeZone: rotationTimeZone };
  const wishes = person === null ? null : wishesOf(person, folded);
  const query = queryOf(slots, person, wishes);
  const top = new Top(Math.min(limit, rows.length), counts);
  let eligible = 0;
  let bestMatch = 0;
  for (const group of groups.filter((each) => passes(each, query))) {
    eligible += group.end - group.start;
    for (let { start } = group; start < group.end; start += BLOCK) {
      const size = Math.min(BLOCK, group.end - start);
      bestMatch = Math.max(bestMatch, block.score(slots, query, group, start, size));
      top.offer(block.keys, start, size);
    }
  }
  const low = wishes !== null && isLowMatch(bestMatch, wishes);
  const results = top.inOrder(columns, hash(rotation.day)).map((row, place) => ranked(scored(rows[row]!, wishes, clock), place, wishes, low));
  return { view: viewOf(person), results, note: noteOf(rows, person, eligible, low), eligible, rotation };
}
