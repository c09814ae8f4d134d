/* Shows a page of the register as of another day: statuses, a line in timelines. The day is in the URL
   (?na=2023-05-15). history.json has every status of every certificate; it is loaded when a reader asks for another day. The
   listing's own script turns its rows itself, roll.js the roll of honour, and years.js the chart by years (the event laur:day). Also makes a citation of the page on that day. */
(() => {
  "use strict";
  const parts = document.getElementById("part_time");
  if (!parts) return;
  const root = document.documentElement;
  const { url, first, title, site, publisher, said, failed, cited, note } = parts.dataset;
  const [sections, fixed] = [parts.dataset.sections, parts.dataset.fixed].map(urls => urls.split(" "));
  const lang = root.lang;
  const long = day => new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day)).replaceAll(" ", "\u00a0");
  const today = (() => {
    const form = { timeZone: root.dataset.timeZone, year: "numeric", month: "2-digit", day: "2-digit" };
    const part = {};
    for (const { type, value } of new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", form).formatToParts()) part[type] = value;
    return `${part.year}-${part.month}-${part.day}`;
  })();
  const DAY = 864e5;
  // Date.parse takes 31 February for 3 March.
  const isDay = text => {
    const moment = /^\d{4}-\d\d-\d\d$/.test(text ?? "") ? Date.parse(text) : NaN;
    return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
  };

  const box = parts.content.firstElementChild;
  const [field, slider] = box.querySelectorAll("input");
  const back = box.querySelector("button");
  const words = box.querySelector(".time-said");
  const [text, csl, bibtex] = box.querySelectorAll("textarea");
  const start = Date.parse(first < today ? first : today);
  slider.max = (Date.parse(today) - start) / DAY;
  field.min = first < today ? first : today;

  // ---- the state: a day, or nothing for today

  const asked = () => {
    const day = new URLSearchParams(location.search).get("na");
    return isDay(day) && day !== today ? day : "";
  };
  let day = asked();
  const address = then => {
    const query = new URLSearchParams(location.search);
    query.delete("na");
    query.delete("page");
    if (then) query.set("na", then);
    return location.pathname + (String(query) && `?${query}`) + location.hash;
  };

  let loading;
  const load = () => (loading ??= fetch(url).then(answer => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText)))));

  // The status and the wording of an entry of the history on a day.
  const on = ([, , steps], when) => {
    let at = 0;
    while (at + 3 < steps.length && steps[at + 3] <= when) at += 3;
    return { status: steps[at + 1], words: steps[at + 2] };
  };

  // ---- what the page shows: copies take the place of elements that laur.js keeps up to date, until the reader returns

  const shown = [];
  const restore = () => {
    for (const [copy, own] of shown.splice(0)) copy.replaceWith(own);
  };
  const put = (own, fill = () => {}) => {
    const copy = own.cloneNode(true);
    fill(copy);
    own.replaceWith(copy);
    shown.push([copy, own]);
    return copy;
  };
  const turnStandings = history => {
    for (const own of document.querySelectorAll(".standing[data-certificate]")) {
      const entry = history[own.dataset.certificate];
      if (!entry) continue;
      const then = on(entry, day);
      put(own, copy => {
        copy.className = `standing is-${then.status}`;
        copy.dataset.status = then.status;
        copy.textContent = then.words;
        for (const name of ["turns", "words", "until"]) delete copy.dataset[name];
      });
    }
  };
  // Timelines draw their line themselves (timeline.js).
  const drawLine = () => {
    for (const own of document.querySelectorAll("svg.timeline[data-years]"))
      put(own).dispatchEvent(new CustomEvent("laur:line", { bubbles: true, detail: { day } }));
  };

  // Links to other pages of the register keep the day.
  const keepDay = () => {
    for (const link of document.links) {
      const isBelow = url => link.pathname.startsWith(url);
      if (link.origin !== location.origin || !link.pathname.endsWith("/") || link.matches(".skip, .facets a")) continue;
      if (!link.hreflang && (!sections.some(isBelow) || fixed.some(isBelow))) continue;
      const query = new URLSearchParams(link.search);
      if ((query.get("na") ?? "") === day) continue;
      if (day) query.set("na", day);
      else query.delete("na");
      link.setAttribute("href", link.pathname + (String(query) && `?${query}`) + link.hash);
    }
  };
  document.addEventListener("laur:rows", () => day && keepDay());

  // ---- the citation

  const fill = (form, values) => form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const cite = () => {
    const page = new URL(document.querySelector("link[rel=canonical]")?.href ?? location.pathname, location.href);
    page.search = address(day || today).split("?")[1] ?? "";
    const values = { title, site, date: long(day || today), today: long(today), url: page.href };
    const parted = when => ({ "date-parts": [when.split("-").map(Number)] });
    const id = page.pathname.split("/").filter(Boolean).at(-1) ?? "register";
    text.value = fill(cited, values);
    csl.value = JSON.stringify([{
      id, type: "entry", title, "container-title": site, publisher, language: lang, URL: page.href,
      issued: parted(day || today), accessed: parted(today), note: fill(note, values),
    }], null, 2);
    const safe = value => value.replace(/[\\{}]/g, "").replace(/[#$%&_]/g, "\\$&");
    bibtex.value = `@misc{${id}-${day || today},\n  title = {{${safe(title)}}},\n  author = {{${safe(publisher)}}},\n`
      + `  year = {${(day || today).slice(0, 4)}},\n  howpublished = {${safe(site)}, \\url{${page.href}}},\n`
      + `  note = {${safe(fill(note, values))}},\n  urldate = {${today}}\n}`;
  };

  // ---- turning

  // Names of holders and awards, for entries that are not in the page.
  let naming;
  const names = () => (naming ??= fetch(parts.dataset.names).then(answer => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText)))));
  const tell = history => document.dispatchEvent(new CustomEvent("laur:day", { detail: { day, today, history, load, on, long, names, keepDay } }));
  const turn = async () => {
    const wanted = day;
    field.value = day || today;
    slider.value = Math.min(slider.max, (Date.parse(day || today) - start) / DAY);
    slider.ariaValueText = long(day || today);
    back.hidden = !day;
    root.toggleAttribute("data-past", Boolean(day));
    cite();
    if (!day) {
      restore();
      words.textContent = "";
      tell(null);
      keepDay();
      return;
    }
    try {
      const history = await load();
      if (wanted !== day) return;
      restore();
      turnStandings(history);
      drawLine();
      tell(history);
      keepDay();
      words.textContent = fill(said, { date: long(day) });
    } catch {
      restore();
      words.textContent = failed;
    }
  };
  const go = (then, { replace = false } = {}) => {
    const next = then === today ? "" : then;
    if (next === day && !replace) return;
    day = next;
    history[replace ? "replaceState" : "pushState"](null, "", address(day));
    turn();
  };

  field.addEventListener("change", () => { if (isDay(field.value)) go(field.value); });
  const slid = () => new Date(start + slider.value * DAY).toISOString().slice(0, 10);
  slider.addEventListener("input", () => go(slid(), { replace: true }));
  back.addEventListener("click", () => {
    go("");
    field.focus();
  });
  box.querySelector("form").addEventListener("submit", event => event.preventDefault());
  for (const area of [text, csl, bibtex]) area.addEventListener("focus", () => area.select());
  addEventListener("popstate", () => {
    if (asked() === day) return;
    day = asked();
    turn();
  });
  document.addEventListener("laur:url", cite);

  parts.before(box);
  document.querySelector(".results")?.prepend(words); // on a phone the field is folded, the sentence is not
  turn();
})();
