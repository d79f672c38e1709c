// What waits on this device, in IndexedDB, sealed. The key comes from the server for who is signed
// in and is held in memory only; what another key sealed can never be read again and is removed.
import { NAME } from "./device.js";

const STORE = "unsent";
let held = null;

export class SignedOut extends Error {}

const settle = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const written = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });

const inStore = async (mode, work) => {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
  const database = await settle(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const [answer] = await Promise.all([settle(work(transaction.objectStore(STORE))), written(transaction)]);
    return answer;
  } finally {
    database.close();
  }
};

export const fetchKey = async (href, token) => {
  if (held) return held;
  const answer = await fetch(href, { method: "POST", headers: { "x-csrftoken": token, "x-unattended": "1" } });
  if (answer.redirected || answer.status === 403) throw new SignedOut();
  if (!answer.ok) throw new Error(`The key was not handed out: ${answer.status}.`);
  const { key, name } = await answer.json();
  const bytes = Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0));
  held = { name, key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]) };
  return held;
};

export const dropKey = () => {
  held = null;
};

export const keep = async (id, value) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, held.key, plain);
  await inStore("readwrite", (store) => store.put({ id, by: held.name, iv, sealed }));
};

export const remove = (id) => inStore("readwrite", (store) => store.delete(id));

export const everything = async () => {
  const found = [];
  for (const { id, by, iv, sealed } of await inStore("readonly", (store) => store.getAll())) {
    try {
      if (by !== held.name) throw new Error("Sealed with another key.");
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, held.key, sealed);
      found.push({ id, value: JSON.parse(new TextDecoder().decode(plain)) });
    } catch {
      await remove(id);
    }
  }
  return found;
};
