import { Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Word } from '../badges.tsx';
import type { Match, Names, Verdict } from '../types.ts';
import { useWords } from '../words.ts';

interface Named { name: string; organization: string }
interface Two { mentor: Named; mentee: Named }

/** The flags of a pair, with the sentence behind each exception. */
export function Remarks({ match, names }: { match: Match; names: Names }) {
  const t = useTranslations('coordinator');
  const { exceptionTypes, locked, vetoLifted, manualOverride, ambiguity } = match;
  if (exceptionTypes.length === 0 && !locked && !vetoLifted && !manualOverride && !ambiguity.ambiguous) return null;
  return (
    <Stack gap={4}>
      <Group gap={6}>
        <Flags verdict={match} />
        {manualOverride && <Word color="blue">{t('exception.manual')}</Word>}
        {ambiguity.ambiguous && <Word>{t('ambiguity.flag')}</Word>}
      </Group>
      <Sentences verdict={match} two={match} names={names} />
    </Stack>
  );
}

export function Flags({ verdict: { exceptionTypes, locked, vetoLifted } }: { verdict: Verdict }) {
  const t = useTranslations('coordinator.exception');
  return (
    <>
      {exceptionTypes.map((type) => <Word key={type} color={type === 'E1' ? 'orange' : 'red'}>{t(type)}</Word>)}
      {locked && <Word color="sea">{t('locked')}</Word>}
      {vetoLifted && <Word color="red">{t('vetoLifted')}</Word>}
    </>
  );
}

export function Sentences({ verdict, two, names }: { verdict: Verdict; two: Two; names: Names }) {
  const { exceptions } = useWords(names);
  return exceptions(verdict, two).map((sentence) => <Text key={sentence} size="xs" c="dimmed">{sentence}</Text>);
}
