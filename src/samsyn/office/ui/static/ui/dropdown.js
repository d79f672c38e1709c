// Closes an open dropdown on Escape, or when something else is clicked or focused.
const open = () => document.querySelectorAll("details.dropdown[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const dropdown of open()) {
    dropdown.open = false;
    dropdown.querySelector("summary").focus();
  }
});

const closeOthers = (event) => {
  for (const dropdown of open()) {
    if (!dropdown.contains(event.target)) dropdown.open = false;
  }
};
document.addEventListener("click", closeOthers);
document.addEventListener("focusin", closeOthers);
