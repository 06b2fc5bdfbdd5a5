import { useFormatter, useTranslations } from 'use-intl';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { When } from '../../shared/when.tsx';
import { Word } from '../badges.tsx';
import type { Settings, SettingsVersion } from '../types.ts';

const groups = ['weights', 'renormalise', 'attributes', 'alignment', 'ambiguityGap', 'minOptionsStrict', 'objective', 'penalties'] as const satisfies readonly (keyof Settings)[];

/** Earlier versions, what each changed, and a way back. */
export function History({ versions, current, result }: { versions: readonly SettingsVersion[]; current: number; result: unknown }) {
  const t = useTranslations('coordinator.settings');
  const format = useFormatter();
  const changeOf = ({ version, settings }: SettingsVersion) => {
    const before = versions.find((other) => other.version === version - 1)?.settings;
    if (!before) return t('historyFirst');
    return format.list(groups.filter((group) => JSON.stringify(before[group]) !== JSON.stringify(settings[group])).map((group) => t(`change.${group}`)));
  };
  const columns: Column<SettingsVersion>[] = [
    { key: 'version', header: t('historyVersion'), cell: ({ version }) => t('version', { version }) },
    { key: 'when', header: t('historyWhen'), cell: ({ changedAt }) => <When at={changedAt} /> },
    { key: 'who', header: t('historyWho'), cell: ({ changedBy }) => changedBy ?? t('somebody') },
    { key: 'change', header: t('historyChange'), cell: changeOf },
    { key: 'restore', header: t('restore'), bare: true, cell: ({ version }) => version === current
      ? <Word color="sea">{t('historyNow')}</Word>
      : (
        <ActionForm intent="restore" subject={String(version)} result={result} hidden={{ version: current }}>
          <SubmitButton variant="default" size="compact-sm" aria-label={t('restoreLabel', { version })}>{t('restore')}</SubmitButton>
        </ActionForm>
      ) },
  ];
  return <DataTable caption={t('historyCaption')} rows={versions} columns={columns} rowKey={({ version }) => String(version)} empty={null} />;
}
