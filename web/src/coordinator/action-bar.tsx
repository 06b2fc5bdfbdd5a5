import type { ReactNode } from 'react';
import classes from './action-bar.module.css';

/** Keeps what the page is for in sight, however long the page is. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className={classes.bar}>{children}</div>;
}
