/** What a mail is made of, before it is text or HTML. */
export type Block =
  | { readonly kind: 'paragraph' | 'quote' | 'small'; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly url: string; readonly plainLink: string };

export function blocksToText(blocks: readonly Block[]): string {
  return `${blocks.map(textOf).join('\n\n')}\n`;
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph': return block.text;
    case 'quote': return `    ${block.text}`;
    case 'small': return `-- \n${block.text}`;
    case 'button': return `${block.label}:\n${block.url}`;
  }
}

/** One column of flowing text, no tables, pictures or style sheets: it reads the same in any mail program and aloud. */
export function blocksToHtml(blocks: readonly Block[], { locale, title }: { locale: string; title: string }): string {
  return [
    '<!doctype html>', `<html lang="${locale}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title></head>`,
    '<body style="margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,\'Segoe UI\',Roboto,sans-serif">',
    '<main style="max-width:36em;margin:0 auto">', ...blocks.map(htmlOf), '</main>', '</body>', '</html>', '',
  ].join('\n');
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph': return `<p style="margin:0 0 16px">${lines(block.text)}</p>`;
    case 'quote': return `<p style="margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid #868e96;font-weight:600">${lines(block.text)}</p>`;
    case 'small': return `<p style="margin:32px 0 0;font-size:14px">${lines(block.text)}</p>`;
    case 'button': return [
      `<p style="margin:24px 0"><a href="${escape(block.url)}" style="display:inline-block;padding:10px 20px;border-radius:6px;background:#1f6b64;color:#ffffff;font-weight:600;text-decoration:none">${escape(block.label)}</a></p>`,
      `<p style="margin:0 0 16px;font-size:14px;overflow-wrap:anywhere">${escape(block.plainLink)}<br>${escape(block.url)}</p>`,
    ].join('\n');
  }
}

function lines(text: string): string {
  return escape(text).replaceAll('\n', '<br>');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
