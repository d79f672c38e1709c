// Arrow keys turn the screens of the meeting, N goes to the note. Without this the links do.
const link = (rel) => document.querySelector(`a[rel="${rel}"][data-screen]`);
const note = document.querySelector("[data-note] textarea");
const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "ArrowRight") link("next")?.click();
  else if (event.key === "ArrowLeft") link("prev")?.click();
  else if (event.key.toLowerCase() === "n" && note) {
    event.preventDefault();
    note.focus();
  }
});
