import { Fault } from '@kaohe/domain';
import { tableLimits } from '@kaohe/table';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Of a form with a table and what is asked of it. */
const formLimit = tableLimits.bytes + 512 * 1024;

const malformed = (cause?: unknown): Fault =>
  new Fault('invalid', { path: '', issue: 'malformed', paths: [] }, cause);

const parsed = async (type: string, body: Uint8Array<ArrayBuffer>): Promise<FormData> => {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch (error) {
    throw malformed(error);
  }
};

/** Forms with a file, for the procedures of tables only; each is a `FormData`. */
export const readForms = (app: FastifyInstance): void => {
  app.addContentTypeParser<Buffer>(
    /^multipart\/form-data/,
    { parseAs: 'buffer', bodyLimit: formLimit },
    async (request: FastifyRequest, body: Buffer) => {
      if (!request.url.startsWith('/trpc/table.')) throw malformed();
      return parsed(request.headers['content-type'] ?? '', new Uint8Array(body));
    },
  );
};
