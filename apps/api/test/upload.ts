import type { Client } from './client.ts';

export type Sent = { readonly name: string; readonly bytes: Uint8Array; readonly type?: string };

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** What a file's declaration says of it. */
export const declared = (name: string, length: number): Record<string, string> => ({
  'tus-resumable': '1.0.0',
  'upload-length': String(length),
  'upload-metadata': `filename ${base64(name)}`,
});

/** A whole file in one request, as the protocol allows for small ones. */
export const sendFile = (url: string, who: Client, { name, bytes }: Sent): Promise<Response> =>
  fetch(`${url}/files`, {
    method: 'POST',
    headers: {
      cookie: who.cookie,
      'content-type': 'application/offset+octet-stream',
      ...declared(name, bytes.length),
    },
    body: new Uint8Array(bytes),
  });
