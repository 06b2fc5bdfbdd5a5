import { useFormatter } from 'use-intl';
import { useViewer } from './viewer.ts';

/** A moment in the reader's language and time zone; the machine-readable instant is in the markup. */
export function When({ at, as = 'dateTime', timeZone }: { at: string; as?: 'date' | 'dateTime' | 'relative' | 'withZone'; timeZone?: string }) {
  const format = useFormatter();
  const { now } = useViewer();
  const date = new Date(at);
  const full = format.dateTime(date, 'withZone', timeZone ? { timeZone } : {});
  const text = as === 'relative' ? format.relativeTime(date, now) : format.dateTime(date, as, timeZone ? { timeZone } : {});
  return (
    <time dateTime={date.toISOString()} title={full}>
      {text}
    </time>
  );
}
