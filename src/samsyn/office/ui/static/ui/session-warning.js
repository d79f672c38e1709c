// Warns before the session runs out and extends it when asked. Without it the server still decides.
const warning = document.querySelector(".session-warning");

if (warning) {
  const { secondsLeft, warnSeconds, extendHref } = warning.dataset;
  let returnTo = null;

  const show = () => {
    returnTo = document.activeElement;
    warning.hidden = false;
    warning.querySelector("button").focus();
  };

  const schedule = (seconds) => {
    const wait = Math.max(seconds - Number(warnSeconds), 1);
    return setTimeout(show, Math.min(wait * 1000, 2 ** 31 - 1));
  };

  const extend = async () => {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
    const answer = await fetch(extendHref, { method: "POST", headers: { "x-csrftoken": token } });
    if (!answer.ok || answer.redirected) {
      window.location.reload();
      return;
    }
    warning.hidden = true;
    returnTo?.focus();
    schedule(Number(secondsLeft));
  };

  warning.querySelector("button").addEventListener("click", extend);
  schedule(Number(secondsLeft));
}
