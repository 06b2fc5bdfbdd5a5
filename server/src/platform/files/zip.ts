import { crc32, inflateRawSync } from 'node:zlib';
import { tableLimits, UnreadableFile } from './table.ts';

/**
 * Unpacks a ZIP archive by its directory, with caps on what comes out and not on what the archive says would come out, and packs the
 * parts anew, uncompressed. A parser behind this never sees a container that somebody else made.
 */
export function repack(bytes: Uint8Array, wanted: (name: string) => boolean): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left: number = tableLimits.unpackedBytes;
  const parts = directory(buffer).filter(({ name }) => wanted(name)).map((entry) => {
    const content = unpack(buffer, entry, left);
    left -= content.length;
    return { name: entry.name, content };
  });
  return store(parts);
}

interface Entry { readonly name: string; readonly method: number; readonly packedSize: number; readonly at: number }

function directory(buffer: Buffer): Entry[] {
  const end = buffer.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > buffer.length) throw new UnreadableFile('zipBroken');
  const count = buffer.readUInt16LE(end + 10);
  if (count > tableLimits.zipEntries) throw new UnreadableFile('tooManyParts', { maximum: tableLimits.zipEntries });
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) throw new UnreadableFile('zipBroken');
    const nameLength = buffer.readUInt16LE(at + 28);
    // Flag 1: encrypted.
    if ((buffer.readUInt16LE(at + 8) & 1) !== 0) throw new UnreadableFile('oldSpreadsheet');
    entries.push({ name: buffer.toString('utf8', at + 46, at + 46 + nameLength), method: buffer.readUInt16LE(at + 10), packedSize: buffer.readUInt32LE(at + 20), at: buffer.readUInt32LE(at + 42) });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(buffer: Buffer, { method, packedSize, at }: Entry, limit: number): Buffer {
  if (at + 30 > buffer.length || buffer.readUInt32LE(at) !== 0x04034b50) throw new UnreadableFile('zipBroken');
  const start = at + 30 + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  const packed = buffer.subarray(start, start + packedSize);
  if (packed.length < packedSize) throw new UnreadableFile('zipBroken');
  if (method === 0 && packed.length <= limit) return packed;
  if (method !== 0 && method !== 8) throw new UnreadableFile('zipBroken');
  try {
    if (method === 8 && limit > 0) return inflateRawSync(packed, { maxOutputLength: limit });
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_BUFFER_TOO_LARGE') throw new UnreadableFile('zipBroken');
  }
  throw new UnreadableFile('tooLargeUnpacked', { megabytes: tableLimits.unpackedBytes / 1024 / 1024 });
}

function store(parts: readonly { name: string; content: Buffer }[]): Uint8Array {
  const chunks: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const nameBytes = Buffer.from(name, 'utf8');
    // Fields that a local header and the directory share: version, flags (UTF-8), method "stored", time, date, checksum, two sizes, length of the name.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    index.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), shared, directoryTail(at), nameBytes);
    chunks.push(Buffer.from('PK\u0003\u0004', 'latin1'), shared, nameBytes, content);
    at += 30 + nameBytes.length + content.length;
  }
  const indexBytes = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(indexBytes.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...chunks, indexBytes, end]);
}

/** Comment length, disk, attributes, and where the part begins. */
function directoryTail(at: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(at, 10);
  return tail;
}
