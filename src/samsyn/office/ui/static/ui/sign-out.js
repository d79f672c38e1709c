// Before signing out, the device forgets what it keeps. The server's Clear-Site-Data says it again.
import { forget, holdsSomething } from "./device.js";

const LONGEST = 2000; // signing out never waits longer for a slow store

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isUnsent = await holdsSomething().catch(() => false);
    if (isUnsent && !window.confirm(form.dataset.unsent)) return;
    await Promise.race([forget().catch(() => {}), new Promise((go) => setTimeout(go, LONGEST))]);
    form.submit();
  });
}
