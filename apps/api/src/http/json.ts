import { Fault } from '@kaohe/domain';
import type { FastifyInstance } from 'fastify';

export const bodyLimit = 1024 * 1024;

type Said = { readonly code?: string };

/**
 * What Fastify says of a request it can't read, as a fault.
 * @param limit of the route's bodies, in bytes
 */
export const requestFault = (error: unknown, limit: number): Fault | null => {
  const code = error instanceof Error && 'code' in error ? (error as Said).code : undefined;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Fault('tooMuch', { limit: 'body', bytes: limit }, error);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Fault('invalid', { path: 'content-type', issue: 'unknown', paths: ['content-type'] }, error);
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_BAD_URL':
      return new Fault('invalid', { path: '', issue: 'malformed', paths: [] }, error);
    default:
      return null;
  }
};

/** JSON bodies: none is `undefined`, malformed ones and those that reach for a prototype are `invalid`. */
export const readJson = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else
      void parse(request, String(body), (error, value) => {
        if (error) done(new Fault('invalid', { path: '', issue: 'malformed', paths: [] }, error));
        else done(null, value);
      });
  });
};
