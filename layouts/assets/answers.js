/* Keeps the number of an answer up to date; laur.js shows and hides its rows, and says the day (the event laur:rows). For another
   day that the reader asks for (time.js, the event laur:day) it shows the rows and the number of that day. */
(() => {
  "use strict";
  const said = document.querySelector(".page-head > .answer-said");
  if (!said) return;
  const [number, noun] = said.children;
  const nobody = document.querySelector(".answer-nobody");
  const since = document.querySelector(".answer-since");
  const event = new CustomEvent("laur:rows", { bubbles: true, detail: {} });
  said.dispatchEvent(event);
  const show = (n, shown, word) => {
    if (n) [number.textContent, noun.textContent] = [shown, word];
    said.hidden = !n;
    if (nobody) nobody.hidden = Boolean(n);
  };
  const step = JSON.parse(said.dataset.counts || "[]").filter(([from]) => from <= event.detail.day).at(-1);
  if (step) {
    const [, n, word] = step;
    show(n, n, word);
    if (since) since.hidden = true;
  }

  const kit = document.getElementById("answer-then");
  if (!kit) return;
  const { award, region, forms } = kit.dataset;
  const lang = document.documentElement.lang;
  const MOST = 200; // rows; the listing, to which a link leads, has all of them on several pages
  const results = document.querySelector(".results");
  const built = [...results.children].filter(one => one.matches("table, .pager"));
  const titles = document.querySelectorAll("h1[data-then], .answer-nobody [data-then]");
  const today = [...titles].map(one => one.textContent);
  const numbers = [said.hidden, number.textContent, noun.textContent, nobody?.hidden, since?.hidden];
  const marks = new Map([...kit.content.querySelectorAll("[data-level]")].map(one => [one.dataset.level, one.firstElementChild]));
  const HELD = ["valid", "expiring"];
  let table;

  const restore = () => {
    table?.remove();
    for (const one of built) one.hidden = false;
    titles.forEach((one, at) => { one.textContent = today[at]; });
    [said.hidden, number.textContent, noun.textContent] = numbers;
    if (nobody) nobody.hidden = numbers[3];
    if (since) since.hidden = numbers[4];
  };
  const fill = (element, text, language) => {
    element.textContent = text;
    if (language) element.lang = language;
  };
  const rowOf = (model, { base, ids, holders, holder, awards, award: awarded, registers }, row, words, status) => {
    const made = model.cloneNode(true);
    const [, name, to, nameLang, , place] = holders[holder[row]];
    const [, scheme, schemeLang, levelKey, level, , , about] = awards[awarded[row]];
    const [who, what, record] = [".answer-holder", ".answer-award", ".to-record"].map(part => made.querySelector(part));
    const [strong, comma, schemeName, standing, where, source] = ["b", ".finder-comma", ".finder-scheme", ".standing", ".region", ".register-of"].map(part => made.querySelector(part));
    if (who) fill(who, name, nameLang); // the site of one organisation has no column of holders
    if (who && to) who.href = to;
    if (where && place) where.textContent = place;
    else where?.remove();
    if (registers[ids[row]]) source.textContent = registers[ids[row]];
    else source.remove();
    fill(schemeName, scheme, schemeLang);
    if (about) what.href = about;
    record.href = `${base}${ids[row]}/`;
    if (level) strong.textContent = level;
    else [strong, comma].forEach(part => part.remove());
    made.querySelector("i").replaceWith((marks.get(levelKey) ?? marks.get("")).cloneNode(true));
    standing.textContent = words;
    standing.classList.add(`is-${status}`);
    return made;
  };
  let asked;
  document.addEventListener("laur:day", async ({ detail: { day, history, on, names, keepDay } }) => {
    asked = day;
    if (!day) {
      restore();
      return;
    }
    const isAsked = ([of]) => !award || of === award || of.startsWith(`${award}.`);
    const data = await names();
    if (asked !== day) return;
    const fits = data.ids.map((id, row) => [row, history[id]])
      .filter(([row, entry]) => entry && isAsked(entry) && (!region || data.holders[data.holder[row]][4] === region))
      .map(([row, entry]) => [row, on(entry, day)])
      .filter(([, { status }]) => HELD.includes(status));
    restore();
    for (const one of built) one.hidden = true;
    table = kit.content.querySelector("table").cloneNode(true);
    const [body] = table.tBodies;
    const model = body.firstElementChild;
    body.replaceChildren(...fits.slice(0, MOST).map(([row, { words, status }]) => rowOf(model, data, row, words, status)));
    if (fits.length) results.prepend(table);
    const words = JSON.parse(forms);
    const date = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day)).replaceAll(" ", "\u00a0");
    for (const one of titles) one.textContent = one.dataset.then.replace("{date}", date);
    table.caption.textContent = document.querySelector("h1").textContent;
    show(fits.length, new Intl.NumberFormat(lang).format(fits.length), words[new Intl.PluralRules(lang).select(fits.length)] ?? words.other);
    if (since) since.hidden = true;
    keepDay();
  });
})();
