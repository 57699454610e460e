import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Fault } from '@kaohe/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What a browser asks for when somebody types an address or reloads; never a file with a suffix, never the API. The front door opens to all. */
const isPage = ({ method, headers, url }: FastifyRequest): boolean => {
  // What follows may hold a dot: `?act=standard.amend`.
  const [path = ''] = url.split('?');
  return (
    (method === 'GET' || method === 'HEAD') &&
    ((headers.accept ?? '').includes('text/html') || path === '/') &&
    !/^\/(trpc|files|health|ready)(\/|$)|\.[a-z0-9]{2,5}$/i.test(path)
  );
};

/** The entry of an address: a page of its own where the built web has one (`/notice/…`), else the application's. */
const entry = (folder: string, request: FastifyRequest): string => {
  const [, first = ''] = /^\/([a-z-]+)/.exec(request.url) ?? [];
  return first !== '' && existsSync(join(folder, first, 'index.html')) ? `${first}/index.html` : 'index.html';
};

/** The built web: hashed files for ever, pages never kept. Without a build every address but the API's is not found. */
export const servePages = async (app: FastifyInstance, folder: string): Promise<void> => {
  const built = existsSync(join(folder, 'index.html'));
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      // A build that replaces the pages under a running server is served at once.
      wildcard: true,
      index: false,
      // A folder is no file: without an accepted encoding it would end as a bug.
      allowedPath: (path) => !path.endsWith('/'),
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const kept = /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
        reply.header('cache-control', kept);
      },
    });
  else app.log.warn({ folder }, 'the web is not built: run the build of apps/web');
  app.setNotFoundHandler((request, reply) => {
    if (built && isPage(request)) return reply.sendFile(entry(folder, request));
    throw new Fault('notFound', { what: 'address' });
  });
};
