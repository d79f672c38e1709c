// Buttons marked data-print open the print dialog; the keys for printing lead to the page's print.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
const print = document.querySelector("a[data-print-view]");
addEventListener("keydown", (event) => {
  const asksForPaper = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "p";
  if (!print || !asksForPaper) return;
  event.preventDefault();
  location.assign(print.href);
});
