/* Keeps the number of an answer up to date; laur.js shows and hides its rows, and says the day (the event laur:rows). */
(() => {
  "use strict";
  const said = document.querySelector("[data-counts]");
  if (!said) return;
  const [number, noun] = said.children;
  const nobody = document.querySelector(".answer-nobody");
  const since = document.querySelector(".answer-since");
  const event = new CustomEvent("laur:rows", { bubbles: true, detail: {} });
  said.dispatchEvent(event);
  const step = JSON.parse(said.dataset.counts).filter(([from]) => from <= event.detail.day).at(-1);
  if (!step) return;
  const [, n, word] = step;
  [number.textContent, noun.textContent] = [n ?? number.textContent, word ?? noun.textContent];
  said.hidden = !n;
  nobody.hidden = Boolean(n);
  if (since) since.hidden = true;
})();
