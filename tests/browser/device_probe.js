// Reads all that a page's own scripts can read of the device: what is stored, as text.
async () => {
  const whole = (request) =>
    new Promise((done) => {
      request.onsuccess = () => done(request.result);
    });
  const asText = (value) => {
    const isBytes = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
    return isBytes ? new TextDecoder("latin1").decode(value) : String(value);
  };
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  let rows = 0;
  for (const { name } of await indexedDB.databases()) {
    const database = await whole(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      for (const row of await whole(database.transaction(store).objectStore(store).getAll())) {
        found.push(Object.values(row).map(asText).join(" "));
        rows += 1;
      }
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      found.push(`${request.url} ${await (await cache.match(request)).text()}`);
    }
  }
  return {
    texts: [...found, document.cookie],
    rows,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    local: Object.keys(localStorage),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  };
};
