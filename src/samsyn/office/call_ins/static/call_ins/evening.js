// Keeps the evening's taps safe without a network: each is sealed on the device at once, shown as
// waiting, sent in its turn when there is a network, and then gone. Without this the forms just post.
import { whenSignedOut } from "../ui/device.js";
import { dropKey, everything, fetchKey, keep, remove, SignedOut } from "../ui/locker.js";
import { Refused, send } from "../ui/sending.js";

const list = document.querySelector("[data-evening]");
const bar = document.querySelector("[data-sync]");
const trouble = document.querySelector("[data-trouble]");
const { keyHref, workerHref, signIn, token } = list.dataset;
const AGAIN = 15000;
let waiting = []; // taps not sent yet, oldest first
let isReady = false;
let isSending = false;
let isKept = true;
let last = Promise.resolve(); // taps are sealed one after the other

const say = (state, count = "") => {
  bar.hidden = false;
  bar.dataset.state = state;
  bar.querySelector("span").textContent = bar.dataset[state].replace("0", count);
};

const complain = (label, reasons) => {
  const line = document.createElement("p");
  line.textContent = `${label}: ${reasons.join(" ")}`;
  trouble.append(line);
  trouble.hidden = false;
  trouble.focus();
};

// The tap as it will stand; the server's own page follows as soon as it has answered.
const press = (form) => {
  const button = form.querySelector("button");
  const isPressed = button.getAttribute("aria-pressed") === "true";
  button.setAttribute("aria-pressed", String(!isPressed));
  button.classList.toggle("secondary", isPressed);
  button.closest("li").dataset.waits = "yes";
  form.elements.undo.value = isPressed ? "" : "yes";
};

const end = () => {
  dropKey();
  isReady = false;
  for (const button of list.querySelectorAll("button")) button.disabled = true;
  say("ended");
  bar.querySelector("a").href = `${signIn}?next=${encodeURIComponent(location.pathname)}`;
  bar.querySelector("a").hidden = false;
};

const sendOldest = async () => {
  const [{ id, value }] = waiting;
  try {
    await send(id, value, token);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await remove(id); // asked and answered: what was not noted is said
    complain(value.label, error.reasons.length ? error.reasons : [bar.dataset[error.cause] ?? ""]);
  }
  waiting.shift();
};

const trySending = async () => {
  if (isSending || !waiting.length) return;
  isSending = true;
  try {
    await last;
    while (waiting.length) await sendOldest();
    say("sent");
    if (trouble.hidden) location.reload();
  } catch (error) {
    if (error instanceof SignedOut) end();
    else say(isKept ? "waiting" : "unsafe", waiting.length);
  } finally {
    isSending = false;
  }
};

const tapped = (event) => {
  const form = event.target;
  if (!isReady || !form.matches("[data-tap]")) return; // the form posts by itself
  event.preventDefault();
  const { csrfmiddlewaretoken, ...fields } = Object.fromEntries(new FormData(form));
  const value = { action: form.action, page: location.pathname, label: form.dataset.tap, fields, isWaiting: true, savedAt: Date.now() };
  const tap = { id: crypto.randomUUID(), value };
  press(form);
  waiting.push(tap);
  last = last.then(() => keep(tap.id, value)).then(() => { isKept = true; }, () => { isKept = false; });
  trySending();
};

const start = async () => {
  await fetchKey(keyHref, token);
  const mine = new Set(Array.from(list.querySelectorAll("[data-tap]"), ({ action }) => action));
  const kept = (await everything()).filter(({ value }) => mine.has(value.action));
  waiting = [...kept.sort((one, other) => one.value.savedAt - other.value.savedAt), ...waiting];
  isReady = true;
  if (!navigator.onLine) say("offline");
  await trySending();
};

const tryStarting = () => start().catch((error) => (error instanceof SignedOut ? end() : say("unsafe")));
const onceMore = () => (isReady ? trySending() : bar.dataset.state === "unsafe" && tryStarting());

list.addEventListener("submit", tapped);
whenSignedOut(() => location.replace(signIn));
addEventListener("offline", () => isReady && say(waiting.length ? "waiting" : "offline", waiting.length));
addEventListener("online", () => {
  if (isReady && !waiting.length) bar.hidden = true;
  onceMore();
});
setInterval(onceMore, AGAIN);
if (window.crypto?.subtle) tryStarting();
navigator.serviceWorker?.register(workerHref, { scope: "/call-ins/" }).catch(() => {});
