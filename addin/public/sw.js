// Keeps the pages themselves, so that they open at once, and also while nobody answers. Data is never kept here.
const kept = "pages";
const shells = ["/", "/addin/"];

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all(shells.map((shell) => fetch(shell).then((response) => keep(shell, response)))).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/addin/assets/")) event.respondWith(built(event.request));
  else if (shells.includes(url.pathname)) event.respondWith(page(url.pathname, event));
});

/** The page that was given last, at once; the service's own is fetched when that is drawn, and shown the next time. */
async function page(shell, event) {
  const known = await (await caches.open(kept)).match(shell);
  if (known) event.waitUntil(new Promise((resolve) => setTimeout(resolve, 1500)).then(() => renew(shell, event.request)).catch(() => undefined));
  return known ?? renew(shell, event.request);
}

async function renew(shell, request) {
  const response = await fetch(request);
  if (response.ok) await keep(shell, response.clone());
  return response;
}

/** Built files never change under their names. */
async function built(request) {
  const cache = await caches.open(kept);
  const known = await cache.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** A page with the files that it names; where it names others than before, those of the earlier build are let go. */
async function keep(shell, response) {
  const cache = await caches.open(kept);
  const text = await response.clone().text();
  const files = [...text.matchAll(/\/addin\/assets\/[\w.-]+/g)].map((match) => match[0]);
  const before = await (await cache.match(shell))?.text();
  await cache.put(shell, response);
  if (before && !files.every((file) => before.includes(file))) {
    for (const request of await cache.keys()) if (request.url.includes("/addin/assets/")) await cache.delete(request);
  }

  await cache.addAll(files.filter((file, at) => files.indexOf(file) === at));
}
