import { Fault } from '@kaohe/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Ant Design writes its styles into the page; scripts come from this origin only. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

/**
 * One origin: a browser names the page a request comes from, and anything but ours may not change anything. Clients that are no
 * browser name none and carry no cookie that a stranger could ride on.
 */
const isForeign = (request: FastifyRequest, publicUrl: string | null): boolean => {
  const origin = request.headers.origin;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site';
  if (publicUrl !== null) return origin !== originOf(publicUrl);
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host;
};

/** Headers on every answer, and the check of the origin on everything that may change something. */
export const secure = (app: FastifyInstance, publicUrl: string | null): void => {
  const all = publicUrl?.startsWith('https:')
    ? { ...headers, 'strict-transport-security': 'max-age=31536000' }
    : headers;
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(all);
    reply.header('x-request-id', request.id);
    if (request.method !== 'GET' && request.method !== 'HEAD' && isForeign(request, publicUrl))
      done(new Fault('forbidden', { origin: request.headers.origin ?? null }));
    else done();
  });
};
