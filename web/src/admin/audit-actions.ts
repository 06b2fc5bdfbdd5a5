import { useMessages, useTranslations } from 'use-intl';
import type admin from '../messages/en/admin.json';

type Names = (typeof admin)['audit']['actionName'];
type Key = Parameters<ReturnType<typeof useTranslations<'admin.audit.actionName'>>>[0];

/** `person.signedIn` in words. An action of an earlier version that has none any more is shown as it was written. */
export function useActionName(): (action: string) => string {
  const t = useTranslations('admin.audit.actionName');
  return (action) => (t.has(action as Key) ? t(action as Key) : action);
}

/** Every action there is, to choose from, by what it is about. */
export function useActionChoices() {
  const t = useTranslations('admin.audit');
  const { actionName } = useMessages().admin.audit;
  return (Object.keys(actionName) as (keyof Names)[]).map((kind) => ({
    group: t(`actionGroup.${kind}`),
    items: Object.entries(actionName[kind]).map(([name, label]) => ({ value: `${kind}.${name}`, label })),
  }));
}
