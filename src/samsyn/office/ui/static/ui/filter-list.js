// Narrows a list or table body that is already on the page while the reader types.
for (const box of document.querySelectorAll("[data-filter-list]")) {
  const list = document.getElementById(box.dataset.filterList);
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  if (!list || !input) continue;
  box.hidden = false;
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLocaleLowerCase();
    let shown = 0;
    for (const item of list.children) {
      item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
      if (!item.hidden) shown += 1;
    }
    status.textContent = shown ? "" : status.dataset.none;
  });
}
