// Copies the URL of a page. Without JavaScript, or if the browser does not allow it, the button stays hidden.
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
