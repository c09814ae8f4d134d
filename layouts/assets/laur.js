/* Updates statuses to the current day in the site's time zone (docs/layouts.md). */
(() => {
  "use strict";
  const root = document.documentElement;
  const zone = root.dataset.timeZone;
  const json = text => JSON.parse(text || "[]");
  const plain = text => text.replace(/[ \n]+/g, " ").trim();
  const all = (name, make, within = document) => [...within.querySelectorAll(`[data-${name}]`)].map(make);

  // ISO dates can be compared as strings.
  const today = () => {
    const form = { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" };
    const part = {};
    for (const { type, value } of new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", form).formatToParts()) part[type] = value;
    return `${part.year}-${part.month}-${part.day}`;
  };
  const lastUpTo = (day, rows) => rows.filter(row => row[0] <= day).length - 1;

  const read = at => ({
    at, built: [...at.childNodes], words: plain(at.textContent), status: at.dataset.status,
    turns: json(at.dataset.turns), said: json(at.dataset.words), until: at.dataset.until,
  });
  let standings = all("turns", read);

  const left = (day, until) => {
    const days = Math.round((Date.parse(until) - Date.parse(day)) / 864e5);
    return ` (${new Intl.RelativeTimeFormat(root.lang, { numeric: "auto" }).format(days, "day").replaceAll(" ", "\u00a0")})`;
  };

  // “As of 29 November 2026”, where the page has numbers of the current day.
  const notes = all("day-said", at => at);
  const note = day => {
    const date = new Intl.DateTimeFormat(root.lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day)).replaceAll(" ", "\u00a0");
    for (const at of notes) at.textContent = at.dataset.daySaid.replace("{date}", date);
  };

  const show = (one, day) => {
    const { at, turns } = one;
    const turn = lastUpTo(day, turns);
    const status = turn < 0 ? one.status : turns[turn][1];
    const words = turn < 0 ? one.words : one.said[turn] ?? one.words;
    at.classList.replace(`is-${at.dataset.status}`, `is-${status}`);
    at.dataset.status = status;
    at.replaceChildren(...(words === one.words ? one.built : [words]));
    const row = at.closest("[data-held] tr");
    if (row) row.hidden = !/valid|expiring/.test(status);
    if (status === "expiring" && one.until) at.append(left(day, one.until));
  };

  let shown;
  const turn = () => {
    const day = today();
    if (day === shown) return;
    shown = day;
    for (const one of standings) show(one, day);
    if (notes.length) note(day);
  };

  turn();
  // For tabs that are left open over midnight.
  document.addEventListener("visibilitychange", turn);
  // For rows that another script added; it reads the day from the event (finder.js).
  document.addEventListener("laur:rows", ({ target, detail }) => {
    turn();
    const fresh = all("turns", read, target);
    for (const one of fresh) show(one, shown);
    standings = standings.filter(one => one.at.isConnected).concat(fresh);
    detail.day = shown;
  });
})();
