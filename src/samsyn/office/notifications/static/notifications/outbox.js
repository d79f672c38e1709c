// On the list of one's talks: sends what waits on this phone, and shows what is not saved yet.
import { dropKey, everything, fetchKey } from "../ui/locker.js";
import { Refused, send } from "../ui/sending.js";
import { whenSignedOut } from "../ui/device.js";

const box = document.getElementById("outbox");
const list = box.querySelector("ul");
const { keyHref, token } = box.dataset;
const AGAIN = 15000;

const show = ({ value }) => {
  const row = box.querySelector("template").content.cloneNode(true);
  const link = row.querySelector("a");
  link.href = value.page ?? value.action;
  link.textContent = value.label;
  row.querySelector(value.isWaiting ? "[data-waiting]" : "[data-draft]").hidden = false;
  list.append(row);
  box.hidden = false;
};

const sendOne = async ({ id, value }) => {
  if (!value.isWaiting) return false;
  try {
    await send(id, value, token);
    return true;
  } catch (error) {
    if (error instanceof Refused) value.isWaiting = false; // its own page says why
    return false;
  }
};

const look = async () => {
  await fetchKey(keyHref, token);
  const found = await everything();
  list.replaceChildren();
  box.hidden = true;
  let sent = 0;
  for (const one of found) {
    if (await sendOne(one)) sent += 1;
    else show(one);
  }
  if (sent) location.reload();
};

const tryLooking = () => look().catch(() => {});

whenSignedOut(() => {
  dropKey();
  list.replaceChildren();
});
addEventListener("online", tryLooking);
setInterval(() => !box.hidden && tryLooking(), AGAIN);
if (window.crypto?.subtle) tryLooking();
