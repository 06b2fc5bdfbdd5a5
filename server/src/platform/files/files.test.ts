import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { createFileReader } from './reader.ts';
import { csvFile, xlsxFile } from './write.ts';

const reader = createFileReader();
afterAll(() => reader.close());

const read = async (content: string | Uint8Array) => {
  const answer = await reader.read(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return answer?.ok ? { header: answer.table.header, rows: answer.table.rows.map(({ line, cells }) => [line, ...cells]) } : answer?.failure.code;
};
const utf16 = (text: string, mark = true) => new Uint8Array(Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());
const sheet = async (rows: unknown[][]) => new Uint8Array(await writeXlsx({ sheets: [{ name: 'S', rows: rows as never }] }));

describe('CSV', () => {
  const expected = { header: ['email', 'name'], rows: [[2, 'a@b.c', 'Ö']] };
  it.each([
    ['UTF-8', 'email,name\na@b.c,Ö\n'], ['a byte order mark', '\ufeffemail,name\r\na@b.c,Ö\r\n'], ['semicolons', 'email;name\na@b.c;Ö'], ['tabs', 'email\tname\na@b.c\tÖ'], ['old Mac line ends', 'email,name\ra@b.c,Ö\r'],
  ])('is read with %s', async (_what, text) => expect(await read(text)).toEqual(expected));
  it('is read in UTF-16', async () => {
    expect(await read(utf16('email,name\na@b.c,Ö\n'))).toEqual(expected);
    expect(await read(swapped(utf16('email,name\na@b.c,Ö\n')))).toEqual(expected);
    expect(await read(utf16('email,name\na@b.c,Ö\n', false))).toEqual(expected);
  });
  it('is read with quoted line breaks, and names the line where a row begins', async () => {
    expect(await read('email,"na,me"\n\na,"one\ntwo"\nb,three\n')).toEqual({ header: ['email', 'na,me'], rows: [[3, 'a', 'one\ntwo'], [5, 'b', 'three']] });
  });
  it('counts lines as an editor does, whatever ends them, within quotes too', async () => {
    const rows = [[2, 'a', 'one\ntwo'], [4, 'b', 'three'], [5, 'c', 'four'], [6, 'd', 'five']];
    expect(await read('email,name\r\na,"one\r\ntwo"\r\nb,three\nc,four\rd,five')).toEqual({ header: ['email', 'name'], rows });
  });
  it('drops no row: lines of separators alone do not count', async () => {
    expect(await read(`email,name\n${', \n'.repeat(30_000)}a,b\n`)).toEqual({ header: ['email', 'name'], rows: [[30_002, 'a', 'b']] });
  });
  it.each([
    ['nothing', '', 'empty'], ['blanks', ' \n \n', 'empty'], ['a header alone', 'email,name\n', 'noRows'], ['an open quote', 'email,name\n"a,b\n', 'csvBroken'], ['other encodings', new Uint8Array([0x65, 0x0a, 0xe4, 0x0a]), 'encodingUnknown'],
    ['lone surrogates', new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00]), 'encodingUnknown'], ['10,000 columns', `${'a,'.repeat(10_000)}\n1`, 'tooManyColumns'], ['too many rows', `email\n${'a\n'.repeat(20_001)}`, 'tooManyRows'],
    ['a PDF', '%PDF-1.7', 'notATable'], ['an old spreadsheet', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), 'oldSpreadsheet'],
  ])('of %s is refused with a code', async (_what, content, code) => expect(await read(content)).toBe(code));
});

describe('XLSX', () => {
  it('is read as text, with empty rows left out and lines as the spreadsheet counts them', async () => {
    expect(await read(await sheet([['email', 'years'], [], ['a@b.c', 12]]))).toEqual({ header: ['email', 'years'], rows: [[3, 'a@b.c', '12']] });
  });
  it('is refused where it is broken, too wide or too long', async () => {
    const good = await sheet([['email'], ['a']]);
    expect(await read(good.subarray(0, good.length - 40))).toBe('zipBroken');
    expect(await read(await sheet([Array.from({ length: 300 }, (_, at) => `c${at}`), ['x']]))).toBe('tooManyColumns');
    expect(await read(await sheet([['email'], ...Array.from({ length: 20_001 }, () => ['x'])]))).toBe('tooManyRows');
  });
  it('drops no row: formatted rows without a value do not count', async () => {
    const formatted = Array.from({ length: 30_000 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="0"/></row>`).join('');
    const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const sheetData = `<row r="1">${text('A1', 'email')}</row>${formatted}<row r="30002">${text('A30002', 'a@b.c')}</row>`;
    expect(await read(archive(workbookWith(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`)))).toEqual({ header: ['email'], rows: [[30_002, 'a@b.c']] });
  });
  it('cannot be a bomb: size, claims and far corners are judged by what comes out', async () => {
    expect(await read(archive({ 'xl/sharedStrings.xml': Buffer.alloc(200 * 1024 * 1024), 'xl/workbook.xml': Buffer.from('<x/>') }))).toBe('tooLargeUnpacked');
    expect(await read(archive(Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`xl/media/${at}`, Buffer.from('x')]))))).toBe('tooManyParts');
    const corner = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>email</t></is></c></row><row r="1000000000"><c r="XFD1000000000"><v>1</v></c></row></sheetData></worksheet>`;
    expect(await read(archive(workbookWith(corner)))).toBe('spreadsheetBroken');
    const wide = corner.replaceAll('1000000000', '1000000');
    expect(await read(archive(workbookWith(wide)))).toBe('spreadsheetBroken');
    expect(await read(await sheet([['email'], ['still here']]))).toEqual({ header: ['email'], rows: [[2, 'still here']] });
  });
});

describe('what is written', () => {
  it('reads back as CSV and XLSX', async () => {
    const content = { name: 'Pairs', header: ['a', 'b'], rows: [['Ö, "x"', 3], ['\u2060=1', null]] };
    const bytes = async (file: File) => new Uint8Array(await file.arrayBuffer());
    const expected = { header: ['a', 'b'], rows: [[2, 'Ö, "x"', '3'], [3, "'\u2060=1", '']] };
    expect(await read(await bytes(csvFile('x.csv', content)))).toEqual(expected);
    expect(await read(await bytes(await xlsxFile('x.xlsx', content)))).toEqual({ ...expected, rows: [expected.rows[0], [3, "'\u2060=1"]] });
  });
});

function workbookWith(worksheet: string): Record<string, Buffer> {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': worksheet,
  };
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)]));
}

/** A ZIP that claims every part to be ten bytes long. */
function archive(parts: Record<string, Buffer>): Uint8Array {
  const [chunks, index]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(10, 18);
    shared.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    index.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), shared, tail, Buffer.from(name));
    const part = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shared, Buffer.from(name), packed]);
    chunks.push(part);
    at += part.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...chunks, ...index, end]));
}
