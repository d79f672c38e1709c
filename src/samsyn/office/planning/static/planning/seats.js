// Puts a slider beside the number of seats. Without it the number and its button do the same.

for (const form of document.querySelectorAll("form[data-seats]")) {
  const number = form.querySelector("input[name=seats]");
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "1";
  slider.max = form.dataset.most;
  slider.value = number.value || form.dataset.now || "1";
  slider.setAttribute("aria-label", form.dataset.label);
  const place = document.createElement("div");
  place.className = "seats-slider";
  place.append(slider);
  form.querySelector(".seats-row").prepend(place);
  slider.addEventListener("input", () => {
    number.value = slider.value;
  });
  slider.addEventListener("change", () => form.requestSubmit());
  number.addEventListener("input", () => {
    if (number.value) slider.value = number.value;
  });
}
