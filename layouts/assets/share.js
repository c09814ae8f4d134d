// Puts a page's address on the clipboard. Without a script, or where the browser forbids it, there is no such button.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const status = button.parentElement.querySelector("[role=status]");
    button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      status.textContent = status.dataset.said;
    });
  }
}
