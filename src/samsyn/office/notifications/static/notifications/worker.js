// Shows a page that says nothing of anybody while there is no network. Pages and answers are
// never kept: only that page, and the style and script files that every reader gets.
const SHELL = "samsyn-shell-1";
const OFFLINE = "/talks/offline/";

const keepShell = async () => {
  const cache = await caches.open(SHELL);
  const answer = await fetch(OFFLINE, { cache: "reload" });
  if (!answer.ok || answer.redirected) throw new Error("Nobody is signed in.");
  const files = (await answer.clone().text()).matchAll(/(?:src|href)="(\/static\/[^"]+)"/g);
  await cache.put(OFFLINE, answer);
  await cache.addAll([...new Set(Array.from(files, ([, file]) => file))]);
  await self.skipWaiting();
};

self.addEventListener("install", (event) => event.waitUntil(keepShell()));

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

const fromNetworkFirst = async (request) => {
  const cache = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
};

const page = async (request) => {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(OFFLINE);
    if (kept) return kept;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (new URL(request.url).pathname.startsWith("/static/")) event.respondWith(fromNetworkFirst(request));
});
