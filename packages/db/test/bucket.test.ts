import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileStore } from '../src/index.ts';

/** The three verbs of S3 that a store of files needs, path-style, for who signs with the right key. */
const bucket = () => {
  const kept = new Map<string, Buffer>();
  let puts = 0;
  const answer = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const key = (request.url ?? '').split('?')[0] ?? '';
    const signed = /^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/cn-north-1\/s3\/aws4_request/;
    if (!signed.test(request.headers.authorization ?? '')) return void reply.writeHead(403).end();
    if (request.method === 'PUT') {
      puts += 1;
      kept.set(key, await buffer(request));
      return void reply.writeHead(200, { etag: '"1"' }).end();
    }
    const bytes = kept.get(key);
    if (bytes === undefined) return void reply.writeHead(404).end();
    reply.writeHead(200, {
      'content-length': bytes.length,
      'last-modified': new Date(0).toUTCString(),
      etag: '"1"',
    });
    reply.end(request.method === 'HEAD' ? undefined : bytes);
  };
  const server = createServer((request, reply) => {
    answer(request, reply).catch(() => reply.writeHead(500).end());
  });
  return { server, kept, puts: () => puts };
};

describe('a store in a bucket', () => {
  const { server, kept, puts } = bucket();
  let address = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const found = server.address();
    const port = typeof found === 'object' && found !== null ? found.port : 0;
    address = `http://KEY:a%2Fsecret@127.0.0.1:${port}/kaohe?region=cn-north-1`;
  });
  afterAll(() => {
    server.close();
  });

  it('keeps each content once, under its hash, and gives it back', async () => {
    const store = fileStore('/nowhere', address);
    const hash = await store.keep(Buffer.from('what happened'));
    expect(await store.keep(Buffer.from('what happened'))).toBe(hash);
    expect(puts()).toBe(1);
    expect([...kept.keys()]).toEqual([`/kaohe/${hash.slice(0, 2)}/${hash}`]);
    expect(await text(await store.read(hash))).toBe('what happened');
  });

  it('keeps again what was cut short', async () => {
    const store = fileStore('/nowhere', address);
    const hash = await store.keep(Buffer.from('a longer text'));
    kept.set(`/kaohe/${hash.slice(0, 2)}/${hash}`, Buffer.from('a lon'));
    await store.keep(Buffer.from('a longer text'));
    expect(await text(await store.read(hash))).toBe('a longer text');
  });

  it('is refused an address that names no bucket', () => {
    expect(() => fileStore('/nowhere', 'https://KEY:secret@storage.example.org/')).toThrow('S3_URL');
  });
});
