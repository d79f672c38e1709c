// What a device keeps for the office, and how it forgets all of it at once.
export const NAME = "samsyn";
const channel = "BroadcastChannel" in window ? new BroadcastChannel("samsyn") : null;

const deleted = () =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });

export const holdsSomething = async () => {
  const known = (await indexedDB.databases?.()) ?? [];
  if (!known.some(({ name }) => name === NAME)) return false;
  return new Promise((resolve) => {
    const opening = indexedDB.open(NAME);
    opening.onerror = () => resolve(false);
    opening.onsuccess = () => {
      const database = opening.result;
      const count = database.transaction("unsent").objectStore("unsent").count();
      count.onsuccess = () => {
        database.close();
        resolve(count.result > 0);
      };
    };
  });
};

export const forget = async () => {
  channel?.postMessage("signed-out");
  await deleted();
  for (const name of (await window.caches?.keys()) ?? []) await caches.delete(name);
  for (const one of (await navigator.serviceWorker?.getRegistrations()) ?? []) await one.unregister();
};

export const whenSignedOut = (act) => channel?.addEventListener("message", act);
