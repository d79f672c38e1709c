// Sends one sealed form, and says what came of it. The form's own key makes twice count once.
import { remove, SignedOut } from "./locker.js";

export class Refused extends Error {
  constructor({ reasons = [], twin = false }, cause = "") {
    super(reasons.join(" "));
    Object.assign(this, { reasons, twin, cause }); // cause: "gone" from the team, or an old page
  }
}

// Throws TypeError without a network, SignedOut after the session, Refused if the answer is no.
export const send = async (id, value, token) => {
  // How long it waited, not when: the device's clock may be wrong.
  const waited = Math.max(0, Math.round((Date.now() - (value.savedAt ?? Date.now())) / 1000));
  const body = new URLSearchParams({ ...value.fields, waited, csrfmiddlewaretoken: token });
  const answer = await fetch(value.action, { method: "POST", body, headers: { accept: "application/json" } });
  if (answer.redirected) throw new SignedOut();
  if (answer.status === 422) throw new Refused(await answer.json());
  if (answer.status === 404) throw new Refused({}, "gone");
  if (answer.status === 403) throw new Refused({}, "stale");
  if (!answer.ok) throw new TypeError(`The server answered ${answer.status}.`);
  await remove(id);
  return (await answer.json()).next;
};
