/* The register on the reader's day, in the site's time zone. The page says what was true when it was built, in words that
   stay true by themselves; this says what is true today. Statuses, their words and the numbers of holders stand in the
   page's own attributes (layouts/parts/words.html, register.html). Without this script nothing on the page is false. */
(() => {
  "use strict";
  const root = document.documentElement;
  const zone = root.dataset.timeZone;
  const json = text => JSON.parse(text || "[]");
  const plain = text => text.replace(/\s+/g, " ").trim();
  const all = (name, make) => [...document.querySelectorAll(`[data-${name}]`)].map(make);

  // ISO days compare as text.
  const today = () => {
    const form = { timeZone: zone, calendar: "gregory", numberingSystem: "latn", year: "numeric", month: "2-digit", day: "2-digit" };
    const part = {};
    for (const { type, value } of new Intl.DateTimeFormat("en", form).formatToParts(new Date())) part[type] = value;
    return `${part.year}-${part.month}-${part.day}`;
  };
  const lastUpTo = (day, rows) => rows.filter(row => row[0] <= day).length - 1;

  const standings = all("turns", at => ({
    at, built: [...at.childNodes], words: plain(at.textContent), status: at.dataset.status,
    turns: json(at.dataset.turns), said: json(at.dataset.words), until: at.dataset.until,
  }));
  const counts = all("steps", at => {
    const [number, word] = at.children;
    const since = at.parentElement.querySelector(".levels-since");
    return { number, word, since, steps: [["", number.textContent, word.textContent], ...json(at.dataset.steps)] };
  });

  const left = (day, until) => {
    const days = Math.round((Date.parse(until) - Date.parse(day)) / 864e5);
    return ` (${new Intl.RelativeTimeFormat(root.lang, { numeric: "auto" }).format(days, "day")})`;
  };

  const show = (one, day) => {
    const { at, turns } = one;
    const turn = lastUpTo(day, turns);
    const status = turn < 0 ? one.status : turns[turn][1];
    const words = turn < 0 ? one.words : one.said[turn];
    at.classList.replace(`is-${at.dataset.status}`, `is-${status}`);
    at.dataset.status = status;
    at.replaceChildren(...(words === one.words ? one.built : [words]));
    if (status === "expiring" && one.until) at.append(left(day, one.until));
  };

  let shown;
  const turn = () => {
    const day = today();
    if (day === shown) return;
    shown = day;
    for (const one of standings) show(one, day);
    for (const { number, word, since, steps } of counts) {
      const step = lastUpTo(day, steps);
      [, number.textContent, word.textContent] = steps[step];
      if (since) since.hidden = step > 0;
    }
  };

  turn();
  // A tab that is left open over midnight.
  document.addEventListener("visibilitychange", turn);
})();
