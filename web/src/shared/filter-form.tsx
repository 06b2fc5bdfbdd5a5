import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Form, Link, useLocation, useNavigation, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';

/** What a finished action leaves in the address: its notice, and React Router's own mark. */
const notFilters = new Set(['notice', 'index']);

/** Filters of a list. They live in the address, so that a filtered list can be kept, shared and gone back to. */
export function FilterForm({ keep = [], children }: { /** Filters set by links rather than by a field. */ keep?: readonly string[]; children: ReactNode }) {
  const t = useTranslations('common.action');
  const [search] = useSearchParams();
  const { pathname } = useLocation();
  const { state, location } = useNavigation();
  const pending = state === 'loading' && location.pathname === pathname;
  return (
    // A new set of filters empties the fields of the old one.
    <Form key={search.toString()} method="get" role="search">
      {keep.map((name) => search.has(name) && <input key={name} type="hidden" name={name} value={search.get(name) ?? ''} />)}
      <Group align="flex-end" gap="sm">
        {children}
        <Button type="submit" variant="default" loading={pending}>
          {t('filter')}
        </Button>
        {[...search.keys()].some((key) => !notFilters.has(key)) && (
          <Button component={Link} to={pathname} variant="subtle">
            {t('reset')}
          </Button>
        )}
      </Group>
    </Form>
  );
}

/** The filters that are set, without empty ones: fields left alone are sent as empty text. */
export function filtersOf<Name extends string>(request: Request, names: readonly Name[]): Partial<Record<Name, string>> {
  const { searchParams } = new URL(request.url);
  const set = names.map((name) => [name, searchParams.get(name)?.trim()] as const).filter(([, value]) => value);
  return Object.fromEntries(set) as Partial<Record<Name, string>>;
}
