import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { noticeKey } from '../shared/notice.ts';

/** Says what just happened, from the code in the address; see `done` in shared/action.ts. */
export function NoticeLine() {
  const t = useTranslations();
  const [search, setSearch] = useSearchParams();
  const close = useTranslations('common')('close');
  const key = noticeKey(search.get('notice')) as Parameters<typeof t.has>[0] | null;
  if (!key || !t.has(key)) return null;
  const dismiss = () => {
    search.delete('notice');
    setSearch(search, { replace: true, preventScrollReset: true });
  };
  return (
    <Alert id="notice" tabIndex={-1} role="status" color="sea" variant="light" mb="lg" maw="72rem" icon={<IconCircleCheck aria-hidden />} withCloseButton closeButtonLabel={close} onClose={dismiss}>
      {t(key)}
    </Alert>
  );
}
