// Moves focus to the error summary, on load and when htmx has swapped a form with errors.
const focusSummary = () => document.querySelector("[data-focus]")?.focus();

focusSummary();
document.addEventListener("htmx:after:swap", focusSummary);
