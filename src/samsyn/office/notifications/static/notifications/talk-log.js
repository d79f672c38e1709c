// Keeps the phone log safe on a weak connection: every answer is sealed on the device at once,
// sent when there is a network, and then gone from the device. Without this the form just posts.
import { whenSignedOut } from "../ui/device.js";
import { dropKey, everything, fetchKey, keep, remove, SignedOut } from "../ui/locker.js";
import { Refused, send } from "../ui/sending.js";

const form = document.querySelector("form[data-talk-log]");
const sync = form.querySelector("[data-sync]");
const trouble = form.querySelector("[data-trouble]:not([data-sync])");
const { keyHref, workerHref, signIn, label } = form.dataset;
const OLD = 72 * 60 * 60 * 1000;
const AGAIN = 15000;
let isWaiting = false;
let isSending = false;
let isReady = false;
let last = Promise.resolve(); // answers are sealed one after the other

const token = () => form.elements.csrfmiddlewaretoken.value;
const id = () => form.elements.form_key.value;
const clock = () => new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");

const say = (state, more = "") => {
  sync.dataset.state = state;
  sync.querySelector("span").textContent = `${sync.dataset[state]}${more}`;
};

const complain = (sentences) => {
  trouble.querySelector("p").textContent = sentences.join(" ");
  trouble.hidden = false;
  trouble.focus();
};

const fields = () => {
  const { csrfmiddlewaretoken, ...rest } = Object.fromEntries(new FormData(form));
  return rest;
};

const fill = (values) => {
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements[name];
    if (control instanceof RadioNodeList) control.value = value;
    else if (control?.type === "checkbox") control.checked = true;
    else if (control) control.value = value;
  }
};

const isTyped = ({ value, defaultValue }) => value.trim() !== defaultValue.trim();

// Seals the answers as they stand; while that lasts, what the page says is of the answers before.
const save = async () => {
  const value = { action: form.action, label, fields: fields(), isWaiting, savedAt: Date.now() };
  const mine = last.then(() => keep(id(), value)).then(() => true, () => false);
  last = mine;
  sync.ariaBusy = "true";
  const isKept = await mine;
  if (mine === last) sync.ariaBusy = "false";
  return { value, isKept };
};

const end = () => {
  dropKey();
  isReady = isWaiting = false;
  form.reset();
  for (const part of form.querySelectorAll("fieldset, textarea, input, button")) part.disabled = true;
  say("ended", " ");
  const link = Object.assign(document.createElement("a"), { href: `${signIn}?next=${encodeURIComponent(location.pathname)}`, textContent: "→" });
  link.setAttribute("aria-label", sync.dataset.ended);
  sync.append(link);
};

const refuse = (refusal) => {
  isWaiting = false;
  say("trouble");
  if (refusal.twin) form.querySelector("[data-another]").hidden = false;
  complain(refusal.cause ? [sync.dataset[refusal.cause]] : refusal.reasons);
  return save();
};

const trySending = async () => {
  if (!isWaiting || isSending) return;
  isSending = true;
  const { value, isKept } = await save();
  try {
    const next = await send(id(), value, token());
    say("sent");
    location.replace(next);
  } catch (error) {
    if (error instanceof Refused) await refuse(error);
    else if (error instanceof SignedOut) end();
    else say(isKept ? "waiting" : "unsafe");
  } finally {
    isSending = false;
  }
};

const changed = async () => {
  if (!isReady || isWaiting) return;
  const { isKept } = await save();
  if (isWaiting) return;
  if (isKept) say("onPhone", ` ${clock()}`);
  else say("unsafe");
};

const submitted = (event) => {
  if (!isReady) return; // the form posts by itself
  event.preventDefault();
  if (isWaiting) return; // pressed twice
  if (!form.elements.at.value || !navigator.onLine) form.elements.at.value = new Date().toISOString();
  trouble.hidden = true;
  isWaiting = true;
  trySending();
};

const start = async () => {
  await fetchKey(keyHref, token());
  const [kept] = (await everything()).filter(({ value }) => value.action === form.action);
  isReady = true;
  if (kept) {
    fill(kept.value.fields);
    isWaiting = kept.value.isWaiting;
    const isOld = Date.now() - kept.value.savedAt > OLD;
    if (isOld && !isWaiting) complain([sync.dataset.old]);
    say(isWaiting ? "waiting" : "onPhone");
    await trySending();
  } else if (form.querySelector(":checked") || [...form.querySelectorAll("textarea")].some(isTyped)) {
    await changed(); // answered while the key was on its way
  }
};

const tryStarting = () =>
  start().catch((error) => (error instanceof SignedOut ? end() : say("unsafe")));

form.addEventListener("change", changed);
form.addEventListener("input", changed);
form.addEventListener("submit", submitted);
trouble.querySelector("[data-throw-away]").addEventListener("click", async () => {
  await last;
  await remove(id());
  location.reload();
});
whenSignedOut(() => {
  form.reset();
  location.replace(signIn);
});
const onceMore = () => (isReady ? trySending() : sync.dataset.state === "unsafe" && tryStarting());
addEventListener("online", onceMore);
setInterval(onceMore, AGAIN);
if (window.crypto?.subtle) tryStarting();
navigator.serviceWorker?.register(workerHref, { scope: "/talks/" }).catch(() => {});
