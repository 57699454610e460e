import { readdir, utimes } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import JSZip from 'jszip';
import sharp from 'sharp';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Client, signIn } from './client.ts';
import { film, seen, told } from './film.ts';
import { type House, openHouse, openServer } from './house.ts';
import { declared, sendFile } from './upload.ts';
import { makeWorld, place, type World } from './world.ts';

const kept = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  sha256: z.string(),
  thumbnail: z.string().nullable(),
  screenshot: z.boolean(),
});
const bytesOf = (text: string) => new TextEncoder().encode(text);
const picture = (width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: '#a33' } });
/** A small picture whose head claims other sizes. */
const claiming = async (width: number, height: number): Promise<Buffer> => {
  const bytes = await picture(8, 8).png().toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
};
/** A photo as a phone takes it: turned, with the place where it was taken. */
const photo = (): Promise<Buffer> =>
  picture(800, 400)
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: 'Phone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '39/1 54/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '116/1 23/1 0/1',
      },
    })
    .jpeg()
    .toBuffer();

const docx = async (parts: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Buffer> => {
  const zip = new JSZip();
  zip.file(
    '[Content_Types].xml',
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  );
  zip.file('word/document.xml', '<w:document/>');
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 1 } });
};
const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(80)]);
const windows = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(120, 1)]);

describe('files', () => {
  let house: House;
  let world: World;
  let secretary: Client;
  beforeAll(async () => {
    house = await openHouse();
    world = await makeWorld(house.db);
    secretary = await signIn(house.url, 'secretary-1@example.org');
  }, 60_000);
  afterAll(() => house[Symbol.asyncDispose]());

  const upload = (name: string, bytes: Uint8Array, who = secretary) =>
    sendFile(house.url, who, { name, bytes });
  const keep = async (name: string, bytes: Uint8Array) =>
    kept.parse(await (await upload(name, bytes)).json());
  const download = (who: Client, id: string, part = '') =>
    fetch(`${house.url}/files/${id}${part}`, { headers: { cookie: who.cookie } });
  type Piece = { readonly at: number; readonly bytes: Uint8Array; readonly who?: Client };
  const patch = (id: string, { at, bytes, who = secretary }: Piece) =>
    fetch(`${house.url}/files/${id}`, {
      method: 'PATCH',
      headers: {
        cookie: who.cookie,
        'tus-resumable': '1.0.0',
        'upload-offset': String(at),
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(bytes),
    });
  const head = (id: string, who = secretary) =>
    fetch(`${house.url}/files/${id}`, {
      method: 'HEAD',
      headers: { cookie: who.cookie, 'tus-resumable': '1.0.0' },
    });
  const declare = async (name: string, length: number) => {
    const response = await fetch(`${house.url}/files`, {
      method: 'POST',
      headers: { cookie: secretary.cookie, ...declared(name, length) },
    });
    expect(response.status).toBe(201);
    return response.headers.get('location')?.split('/').at(-1) ?? '';
  };

  it('come in pieces, go on where they stopped, and are kept under the id they were declared with', async () => {
    const bytes = bytesOf('会议记录\n'.repeat(500));
    const id = await declare('会议记录.txt', bytes.length);
    expect((await patch(id, { at: 0, bytes: bytes.subarray(0, 1000) })).headers.get('upload-offset')).toBe(
      '1000',
    );
    expect((await head(id)).headers.get('upload-offset')).toBe('1000');
    expect((await patch(id, { at: 500, bytes: bytes.subarray(500) })).status).toBe(409);
    const stranger = await signIn(house.url, 'strange-secretary@example.org');
    expect((await head(id, stranger)).status).toBe(404);
    expect((await patch(id, { at: 1000, bytes: bytes.subarray(1000), who: stranger })).status).toBe(404);
    expect((await download(secretary, id)).status).toBe(404);
    const last = await patch(id, { at: 1000, bytes: bytes.subarray(1000) });
    expect(kept.parse(await last.json())).toMatchObject({ id, name: '会议记录.txt', size: bytes.length });
    const whole = await head(id);
    expect(whole.headers.get('upload-offset')).toBe(whole.headers.get('upload-length'));
    expect(await (await download(secretary, id)).text()).toBe(new TextDecoder().decode(bytes));
  });

  it('speak the protocol as its own client does', async () => {
    const progress: number[] = [];
    const bytes = Buffer.from('一'.repeat(50_000));
    const body = await new Promise<string>((resolve, reject) => {
      new Upload(bytes, {
        endpoint: `${house.url}/files`,
        headers: { cookie: secretary.cookie },
        metadata: { filename: '一.txt' },
        chunkSize: 40_000,
        onProgress: (sent) => progress.push(sent),
        onSuccess: ({ lastResponse }) => resolve(lastResponse.getBody()),
        onError: reject,
      }).start();
    });
    expect(kept.parse(JSON.parse(body))).toMatchObject({ name: '一.txt', size: bytes.length });
    expect(progress.length).toBeGreaterThan(3);
  });

  it('are told to be whole when only the answer was lost', async () => {
    const bytes = bytesOf('the answer to this was lost');
    const id = await declare('lost.txt', bytes.length);
    await patch(id, { at: 0, bytes });
    expect((await head(id)).status).toBe(200);
    expect((await patch(id, { at: 0, bytes })).status).toBe(404);
  });

  it('are kept by what is in them, under a name that says so', async () => {
    const png = await picture().png().toBuffer();
    expect(await keep('现场.jpg', png)).toMatchObject({ name: '现场.png', type: 'image/png' });
    expect(await keep('no ending', bytesOf('text'))).toMatchObject({
      name: 'no ending.txt',
      type: 'text/plain',
    });
    const gbk = Buffer.from([0xd6, 0xd0, 0xb9, 0xfa]);
    expect(await keep('中国.txt', gbk)).toMatchObject({ type: 'text/plain' });
    expect(await keep('报告.docx', await docx())).toMatchObject({ name: '报告.docx' });
    expect(await keep('a\u202etxt.pdf', bytesOf('%PDF-1.7\n%%EOF\n'))).toMatchObject({ name: 'atxt.pdf' });
  });

  it('are the same file when they are the same bytes', async () => {
    const [one, two] = [await keep('one.txt', bytesOf('same')), await keep('two.txt', bytesOf('same'))];
    expect(one.sha256).toBe(two.sha256);
    expect(one.id).not.toBe(two.id);
  });

  it('that are photos lose where they were taken, and have a small picture', async () => {
    const taken = await photo();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const file = await keep('现场.jpg', taken);
    const bytes = Buffer.from(await (await download(secretary, file.id)).arrayBuffer());
    const { exif, width, height, orientation } = await sharp(bytes).metadata();
    expect({ exif, width, height, orientation }).toEqual({ width: 400, height: 800 });
    expect(bytes.length).toBe(file.size);
    const small = await download(secretary, file.id, '/thumbnail');
    expect(small.headers.get('content-type')).toBe('image/webp');
    expect(await sharp(await small.arrayBuffer()).metadata()).toMatchObject({ width: 160, height: 320 });
    const text = await keep('none.txt', bytesOf('no picture'));
    expect((await download(secretary, text.id, '/thumbnail')).status).toBe(404);
  });

  it('that tell nothing are kept to the bit, and what hangs behind a picture falls away', async () => {
    const plain = await picture().jpeg().toBuffer();
    expect((await keep('plain.jpg', plain)).size).toBe(plain.length);
    const film = Buffer.concat([plain, Buffer.from('....ftypmp42'), Buffer.alloc(5_000, 7)]);
    expect((await keep('moving.jpg', film)).size).toBeLessThan(film.length - 4_000);
  });

  it('that are films lose place, maker and time, and a track of positions; what is seen stays to the bit', async () => {
    const file = await keep('走访.mp4', film());
    expect(file).toMatchObject({ type: 'video/mp4', size: film().length });
    const bytes = Buffer.from(await (await download(secretary, file.id)).arrayBuffer());
    for (const one of Object.values(told)) expect(bytes.includes(one), one).toBe(false);
    expect(bytes.includes(Buffer.from('e5000001e5000002', 'hex'))).toBe(false);
    expect(bytes.indexOf(seen)).toBe(film().indexOf(seen));
    expect((await keep('again.mp4', bytes)).sha256).toBe(file.sha256);
  });

  it('that are recordings lose their tags', async () => {
    const sound = Buffer.alloc(2_000, 0);
    for (let at = 0; at < sound.length; at += 417) Buffer.from('fffb9064', 'hex').copy(sound, at);
    const tag = Buffer.concat([Buffer.from('ID3\u0003\0\0\0\0\0\u001e', 'latin1'), Buffer.alloc(30, 'P')]);
    const end = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 'P')]);
    const file = await keep('谈话.mp3', Buffer.concat([tag, sound, end]));
    expect(file).toMatchObject({ type: 'audio/mpeg', size: sound.length });
  });

  it('that stopped halfway are removed when nobody has gone on with them for a day', async () => {
    const [left, fresh] = [await declare('left.txt', 10), await declare('fresh.txt', 10)];
    await patch(left, { at: 0, bytes: bytesOf('half') });
    const incoming = join(house.filesFolder, 'incoming');
    const dayAgo = Date.now() / 1000 - 25 * 3600;
    for (const name of (await readdir(incoming)).filter((one) => one.startsWith(left)))
      await utimes(join(incoming, name), dayAgo, dayAgo);
    await using _other = await openServer(house.database.url, { filesFolder: house.filesFolder });
    await expect
      .poll(async () => (await readdir(incoming)).filter((one) => one.startsWith(left)))
      .toEqual([]);
    expect((await head(left)).status).toBe(404);
    expect((await head(fresh)).status).toBe(200);
  });

  it.each(['屏幕截图 2026-03-01.png', 'Screenshot_20260301.png', '微信截图.png'])(
    '%s is known for a picture of a screen',
    async (name) => {
      expect((await keep(name, await picture(100, 200).png().toBuffer())).screenshot).toBe(true);
    },
  );

  type Hostile = readonly [
    what: string,
    issue: string,
    name: string,
    bytes: () => Promise<Uint8Array> | Uint8Array,
  ];
  const hostile: readonly Hostile[] = [
    ['a program of Linux', 'fileProgram', 'report.pdf', () => elf],
    ['a program of Windows', 'fileProgram', 'photo.jpg', () => windows],
    ['a script', 'fileProgram', 'list.txt', () => bytesOf('#!/bin/sh\nrm -rf ~\n')],
    ['a page', 'fileProgram', 'page.html', () => bytesOf('<!DOCTYPE html><script>alert(1)</script>')],
    [
      'a drawing that runs',
      'fileProgram',
      'a.svg',
      () => bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    ],
    ['bytes of no kind', 'fileType', 'a.txt', () => new Uint8Array([0, 1, 2, 3, 255, 254])],
    ['an archive', 'fileType', 'a.pdf', () => new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])],
    ['a picture called a document', 'fileNameType', 'report.pdf', () => picture().png().toBuffer()],
    ['a document called a program', 'fileNameType', 'report.exe', () => bytesOf('%PDF-1.7\n%%EOF\n')],
    ['a name with a path', 'filePath', '../../etc/passwd.txt', () => bytesOf('text')],
    ['a name with a path of Windows', 'filePath', '..\\..\\a.txt', () => bytesOf('text')],
    [
      'a picture that unpacks',
      'filePolyglot',
      'a.jpg',
      async () => Buffer.concat([await picture().jpeg().toBuffer(), await docx()]),
    ],
    [
      'a picture that is a page',
      'filePolyglot',
      'a.png',
      async () => Buffer.concat([await picture().png().toBuffer(), Buffer.from('<script>alert(1)</script>')]),
    ],
    [
      'a document that is a page',
      'filePolyglot',
      'a.pdf',
      () => bytesOf('%PDF-1.7\n<html><script></script></html>'),
    ],
    [
      'a document that unpacks',
      'filePolyglot',
      'a.pdf',
      async () => Buffer.concat([Buffer.from('%PDF-1.7\n%%EOF\n'), await docx()]),
    ],
    ['a bomb', 'fileBomb', 'a.docx', () => docx({ 'word/media/a.bin': Buffer.alloc(21 * 1024 * 1024) })],
    ['macros', 'fileMacros', 'a.docx', () => docx({ 'word/vbaProject.bin': 'macros' })],
    ['a program inside', 'fileProgram', 'a.docx', () => docx({ 'word/embeddings/a.exe': windows })],
    ['half a document', 'fileDamaged', 'a.docx', async () => (await docx()).subarray(0, -40)],
    ['a picture of 10,000 pixels', 'pictureSize', 'a.png', () => claiming(10_000, 8)],
    ['a picture of many pixels', 'pictureSize', 'a.png', () => claiming(9_000, 8_000)],
    ['half a film', 'fileDamaged', 'a.mp4', () => film().subarray(0, -30)],
    ['a film with places in its pieces', 'filmTrack', 'a.mp4', () => film({ fragmented: true })],
    ['half a picture', 'fileDamaged', 'a.jpg', async () => (await photo()).subarray(0, 900)],
    ['nothing', 'emptyFile', 'a.txt', () => new Uint8Array()],
  ];
  it.each(hostile)('%s is refused as %s', async (...[, issue, name, make]) => {
    const before = await house.db.query({ text: 'select id from file' });
    const response = await upload(name, await make());
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { data: { code: 'invalid', detail: { issue } } } });
    expect(await house.db.query({ text: 'select id from file' })).toHaveLength(before.length);
  });

  it('of more than 20 MB are too much, declared or sent', async () => {
    const most = 20 * 1024 * 1024;
    const response = await fetch(`${house.url}/files`, {
      method: 'POST',
      headers: { cookie: secretary.cookie, ...declared('large.txt', most + 1) },
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      error: { data: { code: 'tooMuch', detail: { limit: 'file', most } } },
    });
    const id = await declare('small.txt', 4);
    expect((await patch(id, { at: 0, bytes: bytesOf('more than four') })).status).toBe(413);
  });

  it('are not taken from who has not signed in, nor given to him', async () => {
    const nobody = { ...secretary, cookie: '' };
    expect((await upload('a.txt', bytesOf('a'), nobody)).status).toBe(401);
    expect((await download(nobody, crypto.randomUUID())).status).toBe(401);
    const foreign = await fetch(`${house.url}/files`, {
      method: 'POST',
      headers: { cookie: secretary.cookie, origin: 'https://evil.example', ...declared('a.txt', 1) },
    });
    expect(foreign.status).toBe(403);
  });

  it('are given to who uploaded them and to who sees a case that cites them, as attachments that nothing runs', async () => {
    const file = await keep('证据 "1".png', await picture().png().toBuffer());
    const auditor = await signIn(house.url, 'auditor-1@example.org');
    const stranger = await signIn(house.url, 'strange-secretary@example.org');
    expect((await download(auditor, file.id)).status).toBe(404);
    const sheet = await place(house.db, {
      machine: 'workSheet',
      at: { stage: 'filed', context: {} },
      unit: world.unit,
      parent: world.base('periodReview'),
    });
    const sent = await secretary.mutate('workSheet.send', {
      id: sheet.id,
      requestId: crypto.randomUUID(),
      event: { type: 'workSheet.dispute', data: { reasons: 'not so', evidence: [file.id] } },
    });
    expect(sent.error).toBeNull();
    const response = await download(auditor, file.id);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('证据 1.png')}`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect((await download(auditor, file.id, '/thumbnail')).status).toBe(200);
    expect((await download(stranger, file.id, '/thumbnail')).status).toBe(404);
    expect((await download(stranger, file.id)).status).toBe(404);
    expect((await download(secretary, crypto.randomUUID())).status).toBe(404);
    expect((await download(secretary, '..%2f..%2fetc%2fpasswd')).status).toBe(400);
  });

  it('that were never kept cannot be cited', async () => {
    const sheet = await place(house.db, {
      machine: 'workSheet',
      at: { stage: 'filed', context: {} },
      unit: world.unit,
      parent: world.base('periodReview'),
    });
    const sent = await secretary.mutate('workSheet.send', {
      id: sheet.id,
      requestId: crypto.randomUUID(),
      event: { type: 'workSheet.dispute', data: { reasons: 'not so', evidence: [crypto.randomUUID()] } },
    });
    expect(sent.error).toMatchObject({ code: 'invalid', detail: { issue: 'unknownFile' } });
  });

  it('are shown to a scanner that speaks as ClamAV does, and taken only if it says they are clean', async () => {
    let answer: ((bytes: Buffer) => string | null) | null = null;
    const seen: Buffer[] = [];
    /** clamd's side of INSTREAM: pieces after their lengths, until a length of nought. */
    const clamd = createServer((socket) => {
      let said = Buffer.alloc(0);
      socket.on('data', (part) => {
        said = Buffer.concat([said, part]);
        const command = 'zINSTREAM\0';
        if (said.subarray(0, command.length).toString() !== command) return;
        const pieces: Buffer[] = [];
        for (let at = command.length; at + 4 <= said.length; ) {
          const length = said.readUInt32BE(at);
          if (length === 0) {
            const whole = Buffer.concat(pieces);
            seen.push(whole);
            const told = answer?.(whole) ?? null;
            if (told === null) socket.destroy();
            else socket.end(`${told}\0`);
            return;
          }
          if (at + 4 + length > said.length) return;
          pieces.push(said.subarray(at + 4, at + 4 + length));
          at += 4 + length;
        }
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve));
    const address = z.object({ port: z.number() }).parse(clamd.address());
    await using guarded = await openServer(house.database.url, {
      scannerUrl: `tcp://127.0.0.1:${address.port}`,
      filesFolder: house.filesFolder,
    });
    const send = (bytes: Uint8Array) => sendFile(guarded.url, secretary, { name: 'a.txt', bytes });
    answer = (bytes) => (bytes.includes('EICAR') ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK');
    const large = Buffer.from('clean '.repeat(40_000));
    const clean = await send(large);
    expect(clean.status).toBe(201);
    expect(seen.at(-1)?.equals(large)).toBe(true);
    const { id } = kept.parse(await clean.json());
    const [row] = await house.db.query<{ at: Date | null }>(
      { text: 'select scanned_at as at from file where id = $1' },
      [id],
    );
    expect(row?.at).toBeInstanceOf(Date);
    const infected = await send(bytesOf('EICAR'));
    expect(infected.status).toBe(400);
    expect(await infected.json()).toMatchObject({
      error: { data: { detail: { issue: 'fileInfected', found: 'Win.Test.EICAR_HDB-1' } } },
    });
    answer = () => 'INSTREAM size limit exceeded. ERROR';
    expect((await send(bytesOf('a'))).status).toBe(503);
    answer = () => null;
    expect((await send(bytesOf('a'))).status).toBe(503);
    await new Promise((resolve) => clamd.close(resolve));
    expect((await send(bytesOf('a'))).status).toBe(503);
  });
});
