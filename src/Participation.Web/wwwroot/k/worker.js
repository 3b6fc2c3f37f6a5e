// Keeps the kiosk's page and what it asks for, so that a tablet opens it while the network or the service is away. It keeps
// nothing that anybody answered.
'use strict';
const patience = 5000;
const nameOf = page => 'kiosk ' + page;

self.addEventListener('install', event => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

// The page says what it is made of; what it is no longer made of goes.
const keep = async ({ page, parts }) => {
  const cache = await caches.open(nameOf(page));
  const wanted = [new URL(page, location.origin).href].concat(parts);
  await cache.addAll(wanted.map(url => new Request(url, { cache: 'no-cache', credentials: 'same-origin' })));
  for (const request of await cache.keys()) if (!wanted.includes(request.url)) await cache.delete(request);
};

const isKept = async ({ page, parts }) => {
  const cache = await caches.open(nameOf(page));
  const found = await Promise.all([page].concat(parts).map(url => cache.match(url)));
  return found.every(Boolean);
};

self.addEventListener('message', event => {
  const port = event.ports[0];
  event.waitUntil(keep(event.data).catch(() => { }).then(() => isKept(event.data)).then(whole => port.postMessage(whole)));
});

// The page itself is fetched anew while that works; a proxy that says the service is down counts as no answer.
const page = async request => {
  const kept = await caches.match(request.url);
  if (!kept) return fetch(request);
  try {
    const fresh = await Promise.race([fetch(request), new Promise((_, reject) => setTimeout(reject, patience))]);
    return fresh.status >= 500 ? kept : fresh;
  } catch (failure) {
    return kept;
  }
};

self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(request.mode === 'navigate' ? page(request) : caches.match(request.url).then(kept => kept || fetch(request)));
});
