import { Anchor } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Door } from './door.tsx';

/**
 * On to the identity provider. A page that goes on by itself rather than a redirect: the content security policy lets
 * forms lead nowhere but to this site, and browsers hold their redirects to that as well.
 */
export function Onward({ to, name }: { to: string; name: string }) {
  const t = useTranslations('account.signIn');
  return (
    <Door title={t('with', { name })}>
      <meta httpEquiv="refresh" content={`0; url=${to}`} />
      <Anchor href={to} rel="noreferrer">
        {t('onward', { name })}
      </Anchor>
    </Door>
  );
}
