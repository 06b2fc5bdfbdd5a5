import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page, type PageProps } from '../shared/page.tsx';
import { useCrumbs } from './crumbs.ts';
import { PathNav } from './path-nav.tsx';
import type { Participation, Step } from './steps.ts';

interface StepPageProps extends Pick<PageProps, 'title' | 'lead' | 'width'> {
  own: Participation;
  step: Step;
  children: ReactNode;
}

/** Every step of the path looks alike: the steps above, one question, one form. */
export function StepPage({ own, step, width = 'reading', children, ...header }: StepPageProps) {
  const { toCohort } = useCrumbs(own);
  return (
    <Stack gap="lg" maw={width === 'reading' ? '46rem' : undefined}>
      <PathNav own={own} current={step} />
      <Page {...header} width={width} crumbs={toCohort}>
        {children}
      </Page>
    </Stack>
  );
}

/** Words to offer while typing, by the browser itself. */
export function Datalist({ id, options }: { id: string; options: readonly string[] }) {
  return <datalist id={id}>{options.map((option) => <option key={option}>{option}</option>)}</datalist>;
}

