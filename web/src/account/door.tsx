import { Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '../shared/page.tsx';

/** What people see before they are in: one card, one question. */
export function Door({ title, lead, children, below }: { title: string; lead?: ReactNode; children: ReactNode; below?: ReactNode }) {
  return (
    <Page title={title} lead={lead} width="narrow">
      <Paper withBorder radius="lg" p={{ base: 'lg', sm: 'xl' }}>
        {children}
      </Paper>
      {below && (
        <Stack gap="xs" align="center" ta="center" fz="sm">
          {below}
        </Stack>
      )}
    </Page>
  );
}
