// Lets the page that writes work sheets open without a network. Only that page and what it is made of are kept; data never pass here.
const shelf = 'kaohe-record';
const page = '/record/';

/** Fetches the page anew with all that it names, and forgets what it names no more. */
const keep = async () => {
  const fresh = await fetch(page, { cache: 'no-store', headers: { accept: 'text/html' } });
  if (!fresh.ok || fresh.redirected) return;
  const cache = await caches.open(shelf);
  const parts = [...(await fresh.clone().text()).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, at]) => at);
  for (const part of parts) if ((await cache.match(part)) === undefined) await cache.add(part);
  await cache.put(page, fresh);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== page && !parts.includes(pathname)) await cache.delete(url);
  }
};

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(keep());
});
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

/** The page from the network while there is one, so that a new version is seen at once. */
const opened = async (request, event) => {
  try {
    const answer = await fetch(request);
    event.waitUntil(keep().catch(() => undefined));
    return answer;
  } catch (error) {
    const kept = await caches.match(page);
    if (kept === undefined) throw error;
    return kept;
  }
};
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname.startsWith(page)) event.respondWith(opened(request, event));
  else if (pathname.startsWith('/assets/') || pathname === '/seal.svg')
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
