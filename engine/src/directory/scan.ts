import { assertNone } from './facts/validate.ts';
import { isLowMatch, ranked } from './present.ts';
import { noteOf, optionProblems, ROTATION_TIME_ZONE, scored, viewOf } from './rank.ts';
import { hash } from './rotation.ts';
import { Block, BLOCK, passes, queryOf } from './scan-block.ts';
import type { SlotColumns } from './scan-slots.ts';
import { Top } from './scan-top.ts';
import type { Ranking, RankingOptions } from './types.ts';
import { wishesOf } from './wishes.ts';

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
  const block = new Block();
  const top = new Top(Math.min(limit, rows.length));
  let eligible = 0;
  for (const group of groups.filter((each) => passes(each, query))) {
    eligible += group.end - group.start;
    for (let { start } = group; start < group.end; start += BLOCK) {
      const size = Math.min(BLOCK, group.end - start);
      block.score(slots, query, group, start, size);
      top.offer(block.keys, start, size);
    }
  }
  const low = wishes !== null && isLowMatch(block.bestMatch, wishes);
  const results = top.inOrder(columns, hash(rotation.day)).map((row, place) => ranked(scored(rows[row]!, wishes, clock), place, wishes, low));
  return { view: viewOf(person), results, note: noteOf(rows, person, eligible, low), eligible, rotation };
}
