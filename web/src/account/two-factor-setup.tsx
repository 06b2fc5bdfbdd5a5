import { Code, Group, List, Paper, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../shared/copy-button.tsx';
import { ActionForm, SubmitButton } from '../shared/form/action-form.tsx';
import { TextField } from '../shared/form/fields.tsx';
import { Section } from '../shared/page.tsx';
import { QrCode } from './qr-code.tsx';

export interface TwoFactorSecrets {
  readonly totpUri: string;
  readonly backupCodes: readonly string[];
}

/** The three steps after `begin`. The secrets travel with the form, so that a mistyped code does not lose them. */
export function TwoFactorSetup({ secrets, result }: { secrets: TwoFactorSecrets; result: unknown }) {
  const t = useTranslations('account.twoFactor');
  return (
    <>
      <Section title={t('scanTitle')} lead={t('scan')}>
        <Group align="center" gap="xl">
          <QrCode text={secrets.totpUri} label={t('qr')} />
          <Stack gap={4}>
            <Text size="sm" c="dimmed">
              {t('key')}
            </Text>
            <Code fz="md">{readable(secretOf(secrets.totpUri))}</Code>
          </Stack>
        </Group>
      </Section>
      <Section title={t('backupTitle')} lead={t('backup')}>
        <Paper withBorder p="md" maw="28rem">
          <List listStyleType="none" ff="monospace" style={{ columns: '10rem' }}>
            {secrets.backupCodes.map((code) => (
              <List.Item key={code}>{code}</List.Item>
            ))}
          </List>
        </Paper>
        <Group><CopyButton text={secrets.backupCodes.join('\n')} /></Group>
      </Section>
      <Section title={t('confirmTitle')}>
        <ActionForm intent="confirm" result={result} hidden={{ secrets: JSON.stringify(secrets) }} maw="28rem">
          <TextField name="code" autoComplete="one-time-code" inputMode="numeric" maxLength={10} />
          <SubmitButton>{t('confirm')}</SubmitButton>
        </ActionForm>
      </Section>
    </>
  );
}

const secretOf = (totpUri: string) => new URL(totpUri).searchParams.get('secret') ?? '';
const readable = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

/** What an earlier step's form carried, or null for anything else. */
export function secretsIn(text: FormDataEntryValue | null): TwoFactorSecrets | null {
  try {
    const { totpUri, backupCodes } = JSON.parse(String(text)) as TwoFactorSecrets;
    return totpUri.startsWith('otpauth://') && backupCodes.every((code) => typeof code === 'string') ? { totpUri, backupCodes } : null;
  } catch {
    return null;
  }
}
