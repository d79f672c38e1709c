// Shows buttons marked data-print and lets them open the browser's print dialog.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
