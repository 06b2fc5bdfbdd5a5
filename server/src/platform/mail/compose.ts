import { createWords, type Translate } from '../words.ts';
import { blocksToHtml, blocksToText, type Block } from './blocks.ts';
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import { templates, type Fact, type Line, type TemplateName } from './templates.ts';

/** A row of `mail`, as far as its text goes. */
export interface StoredLetter {
  readonly template: string;
  readonly locale: 'en' | 'de';
  readonly recipientName: string;
  readonly data: unknown;
  readonly secrets: Readonly<Record<string, string>> | null;
}
/** The address that people type, from the settings alone: what a request claims to be its host never reaches a mail. */
export interface Sender { readonly baseUrl: string; readonly brandName: string }
export interface Composed { readonly subject: string; readonly text: string; readonly html: string }

type Values = Partial<Record<Fact | 'name' | 'brand' | 'path', string>>;
const words = createWords({ en, de });
/** These open something for whoever holds the link. */
const keyed: ReadonlySet<string> = new Set<TemplateName>(['verifyEmail', 'resetPassword', 'invitation']);
/** These may go to an address that nobody has proved. The name with it is a stranger's text, and could be an advertisement. */
const toStrangers: ReadonlySet<string> = new Set<TemplateName>(['verifyEmail', 'resetPassword']);

/** The words of a mail, in its reader's language. Without `showLinks`, links that act as keys are cut out. */
export function composeMail(letter: StoredLetter, sender: Sender, { showLinks }: { showLinks: boolean }): Composed {
  const template: readonly Line[] | undefined = templates[letter.template as TemplateName];
  if (!template) throw new Error(`There is no mail template "${letter.template}".`);
  const t = words[letter.locale];
  const values: Values = { ...factsOf(letter), name: letter.recipientName, brand: sender.brandName };
  const say: Translate = (key) => t(`${letter.template}.${key}`, values);
  const subject = say('subject').replace(/\s+/g, ' ');
  const blocks: Block[] = [
    { kind: 'paragraph', text: t(toStrangers.has(letter.template) ? 'frame.greetingUnnamed' : 'frame.greeting', values) },
    ...template.filter((line) => (!line.when || values[line.when]) && (!line.unless || !values[line.unless])).map((line): Block => {
      if ('paragraph' in line) return { kind: 'paragraph', text: say(line.paragraph) };
      if ('quote' in line) return { kind: 'quote', text: values[line.quote] ?? '' };
      return buttonOf(say(line.button), letter, values, sender, t, showLinks);
    }),
    { kind: 'small', text: t('frame.footer', values) },
  ];
  return { subject, text: blocksToText(blocks), html: blocksToHtml(blocks, { locale: letter.locale, title: subject }) };
}

function buttonOf(label: string, letter: StoredLetter, values: Values, sender: Sender, t: Translate, showLinks: boolean): Block {
  const path = keyed.has(letter.template) ? (showLinks ? letter.secrets?.path : undefined) : values.path;
  if (path === undefined) return { kind: 'paragraph', text: t('frame.linkCut', { label }) };
  return { kind: 'button', label, url: `${sender.baseUrl}${path}`, plainLink: t('frame.plainLink') };
}

function factsOf({ data, locale }: StoredLetter): Values {
  const facts = Object.fromEntries(Object.entries(data as Record<string, unknown>).flatMap(([key, value]) => (typeof value === 'string' && value !== '' ? [[key, value]] : [])));
  if (facts.deadline) facts.deadline = momentIn(locale, facts.deadline, facts.timeZone ?? 'UTC');
  return facts;
}

/** With its zone, since the reader may live in another than the cohort. */
function momentIn(locale: 'en' | 'de', iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'de-DE', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone, timeZoneName: 'short' }).format(new Date(iso));
}
