import { useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useHydrated } from '../../shared/hydrated.ts';
import { shadeOf, type MatrixCell, type MatrixWindow } from '../matrix-window.ts';
import type { PairPerson } from '../types.ts';
import classes from './matrix-grid.module.css';

/** What a cell shows beside its number: kinds differ by sign and not by colour alone. */
export const signs: Record<MatrixCell['kind'], string> = { mutual: '', mentorOnly: '›', menteeOnly: '‹', neither: '·', sameOrganization: '=', forbidden: '×' };

/**
 * Every pair of the window as a cell of a table. One cell at a time can be reached by Tab; the arrow keys move from there,
 * so that 900 links do not stand in the way of whoever uses the keyboard. Before scripts load, every one is a link.
 */
export function MatrixGrid({ shown: { mentors, mentees, cells }, runPath }: { shown: MatrixWindow; runPath: string }) {
  const t = useTranslations('coordinator.matrix');
  const hydrated = useHydrated();
  const [[row, column], setPlace] = useState<readonly [number, number]>([0, 0]);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const next = stepFrom(row, column, event.key, mentors.length, mentees.length);
    if (!next) return;
    event.preventDefault();
    setPlace(next);
    event.currentTarget.closest('table')?.querySelector<HTMLElement>(`[data-place="${next[0]} ${next[1]}"]`)?.focus();
  };
  return (
    <div className={classes.scroll} role="region" aria-label={t('caption')} tabIndex={-1}>
      <table className={classes.matrix}>
        <caption className="for-readers-only">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>{t('corner')}</th>
            {mentees.map(({ id, name, organization }) => (
              <th key={id} scope="col" className={classes.column} title={`${name} · ${organization}`}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mentors.map((mentor, at) => (
            <tr key={mentor.id}>
              <th scope="row" className={classes.row} title={mentor.organization}>{mentor.name}</th>
              {mentees.map((mentee, over) => {
                const cell = cells[at]?.[over];
                return cell && <Cell key={mentee.id} cell={cell} mentor={mentor} mentee={mentee} place={`${at} ${over}`} reachable={!hydrated || (at === row && over === column)} onFocus={() => setPlace([at, over])} onKeyDown={move} to={`${runPath}/pairs/${mentor.id}/${mentee.id}`} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps { cell: MatrixCell; mentor: PairPerson; mentee: PairPerson; place: string; reachable: boolean; onFocus: () => void; onKeyDown: (event: KeyboardEvent<HTMLElement>) => void; to: string }

function Cell({ cell: { score, kind, chosen }, mentor, mentee, place, reachable, onFocus, onKeyDown, to }: CellProps) {
  const t = useTranslations('coordinator.matrix');
  const label = t('cell', { mentor: mentor.name, mentee: mentee.name, score, kind: t(`kind.${kind}`), chosen: String(chosen) });
  return (
    <td className={classes.cell} data-shade={shadeOf(score)} data-kind={kind} {...(chosen && { 'data-chosen': true })}>
      <Link to={to} className={classes.link ?? ''} tabIndex={reachable ? 0 : -1} data-place={place} onFocus={onFocus} onKeyDown={onKeyDown} aria-label={label} title={label}>
        <span aria-hidden>{score}</span>
        {signs[kind] && <span aria-hidden className={classes.sign}>{signs[kind]}</span>}
      </Link>
    </td>
  );
}

/** Where an arrow key, Home or End leads; null for other keys and beyond the edge. */
function stepFrom(row: number, column: number, key: string, rows: number, columns: number): readonly [number, number] | null {
  const steps: Record<string, readonly [number, number]> = {
    ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1], Home: [row, 0], End: [row, columns - 1],
  };
  const next = steps[key];
  return next && next[0] >= 0 && next[0] < rows && next[1] >= 0 && next[1] < columns ? next : null;
}
