// Passkeys: asks the device, puts its answer into the form, and sends it. Without it the form stays hidden.
const able = typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === "function";

const optionsOf = async (form) => {
  if (form.dataset.options) return JSON.parse(form.dataset.options).publicKey;
  const answer = await fetch(form.action, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error("The office gave no challenge.");
  return (await answer.json()).request_options.publicKey;
};

const create = async (form) => {
  const options = await optionsOf(form);
  const alone = form.elements.passwordless?.checked ?? false;
  options.authenticatorSelection = {
    ...options.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    ...(alone && { userVerification: "required" }),
  };
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return navigator.credentials.create({ publicKey });
};

const get = async (form) => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await optionsOf(form));
  return navigator.credentials.get({ publicKey });
};

for (const form of able ? document.querySelectorAll("form[data-passkey]") : []) {
  const failure = form.querySelector("[role=alert]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failure.hidden = true;
    try {
      const credential = await (form.dataset.passkey === "add" ? create : get)(form);
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      failure.hidden = false;
    }
  });
}
