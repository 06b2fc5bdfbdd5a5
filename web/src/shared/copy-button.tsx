import { Button, CopyButton as Copied } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useHydrated } from './hydrated.ts';

/** Puts a text on the clipboard, and says so. Not shown where the browser has none to offer, as on plain http. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations('common.action');
  const hydrated = useHydrated();
  if (!hydrated || !window.isSecureContext) return null;
  return (
    <Copied value={text} timeout={3_000}>
      {({ copied, copy }) => (
        <Button variant="default" size="xs" onClick={copy} leftSection={copied ? <IconCheck aria-hidden size={16} /> : <IconCopy aria-hidden size={16} />}>
          <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
        </Button>
      )}
    </Copied>
  );
}
