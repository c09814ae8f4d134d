/* Keeps the roll of honour true on the current day: entries that have begun or run out move to another list, and the number
   of holders follows. Where too many hold a level to be named, the later numbers are in a file that is loaded only when the
   first of them applies. Runs after laur.js, which updates the statuses and says which day it is. On another day (time.js) the
   roll follows the history of the register. */
(() => {
  "use strict";
  const roll = document.querySelector(".roll");
  if (!roll) return;

  const lang = document.documentElement.lang;
  const forms = JSON.parse(roll.dataset.forms);
  const number = new Intl.NumberFormat(lang);
  const plural = new Intl.PluralRules(lang);
  const LISTS = ["held", "others", "former"];
  const listOf = { valid: "held", expiring: "held", upcoming: "others", uncertain: "others", unknown: "others" };

  // The last link of an item leads to the certificate.
  const idOf = item => [...item.querySelectorAll("a")].at(-1).pathname.split("/").at(-2);
  const levels = [...roll.children].map(at => {
    const lists = LISTS.map(name => at.querySelector(`.roll-${name}`));
    const [were, last] = at.querySelector(".roll-label").children;
    const count = at.querySelector(".levels-count");
    const entries = lists.flatMap(list => [...list.children]).map(item => ({ item, ...item.dataset, entry: idOf(item), standing: item.querySelector(".standing") }));
    return { lists, entries, were, last, count, rest: at.querySelector(".roll-rest"), ...at.dataset };
  });
  const today = () => {
    const event = new CustomEvent("laur:rows", { bubbles: true, detail: {} });
    roll.querySelector(".roll-title").dispatchEvent(event);
    return event.detail.day;
  };

  // An organisation is named once among the holders, and not among the former ones while it is a holder.
  const arrange = (one, statusOf) => {
    const holders = new Set();
    const groups = LISTS.map(() => []);
    for (const entry of one.entries) groups[LISTS.indexOf(listOf[statusOf(entry)] ?? "former")].push(entry);
    groups.forEach((entries, at) => {
      const list = one.lists[at];
      if (list.children.length !== entries.length || entries.some(({ item }, place) => list.children[place] !== item))
        list.append(...entries.map(({ item }) => item));
      for (const { item, holder } of entries) {
        item.hidden = at !== 1 && holders.has(holder);
        if (at !== 1) holders.add(holder);
      }
      if (!at) one.held = holders.size;
      list.hidden = entries.every(({ item }) => item.hidden);
    });
    one.were.parentElement.hidden = one.lists[2].hidden;
  };
  const show = (one, n, isBuilt) => {
    one.were.hidden = !n;
    one.last.hidden = Boolean(n);
    if (!one.count) return; // the certificates of one organisation have no number
    const [shown, noun] = one.count.firstElementChild.children;
    one.built ??= shown.textContent;
    const since = one.count.querySelector(".levels-since");
    shown.textContent = number.format(n);
    noun.textContent = forms[plural.select(n)] ?? forms.other;
    if (since) since.hidden = !isBuilt || shown.textContent !== one.built;
    one.count.hidden = !n;
  };

  let loading;
  const later = () => (loading ??= fetch(roll.dataset.url).then(answer => answer.json()));
  let day;
  const turn = async () => {
    const now = today();
    if (now === day) return;
    day = now;
    for (const one of levels) {
      arrange(one, ({ standing }) => standing.dataset.status);
      if (one.key) one.number ??= Number(one.count?.dataset.count);
      show(one, one.key ? one.number : one.held, true);
    }
    const outdated = levels.filter(one => one.changes && one.changes <= now);
    if (!outdated.length) return;
    const steps = await later();
    for (const one of outdated) {
      one.number = (steps[one.key] ?? []).findLast(([from]) => from <= now)?.[1] ?? one.number;
      if (day === now) show(one, one.number, true);
    }
  };

  // The event of time.js: `history` has every certificate's level, holder and statuses, `on` finds one on a day.
  // Holders of that day who are not in the page are added by name, up to MOST names.
  const MOST = 6;
  const add = (one, missing, { base, ids, holders, holder: holderOf }, keepDay) => {
    const left = MOST - [...one.lists[0].children].filter(({ hidden }) => !hidden).length;
    for (const [id, words, status] of missing.slice(0, Math.max(0, left))) {
      const [, name, to, nameLang, , place] = holders[holderOf[ids.indexOf(id)]];
      const item = Object.assign(document.createElement("li"), { className: "roll-then" });
      const link = Object.assign(document.createElement(to ? "a" : "span"), { textContent: name });
      if (to) link.href = to;
      const record = Object.assign(document.createElement("a"), { href: `${base}${id}/`, className: "to-record" });
      if (nameLang) link.lang = nameLang;
      const standing = Object.assign(document.createElement("span"), { className: `standing is-past is-${status}`, textContent: words });
      record.append(standing);
      item.append(link, ...(place ? [Object.assign(document.createElement("span"), { className: "roll-place", textContent: `, ${place}` })] : []), " ", record);
      one.lists[0].append(item);
    }
    one.lists[0].hidden = !one.lists[0].children.length;
    keepDay();
  };
  const look = ({ detail: { day: other, history, on, names, keepDay } }) => {
    for (const old of roll.querySelectorAll(".roll-then")) old.remove();
    for (const { item, standing } of levels.flatMap(one => one.entries)) {
      item.querySelector(".standing.is-past")?.remove();
      standing.hidden = Boolean(other);
    }
    if (!other) {
      day = undefined;
      turn();
    } else {
      day = other;
      for (const one of levels) {
        arrange(one, ({ entry }) => (history[entry] ? on(history[entry], other).status : "unknown"));
        for (const { item, entry, standing } of one.entries) {
          if (!history[entry]) continue;
          const { status, words } = on(history[entry], other);
          const past = Object.assign(document.createElement("span"), { className: `standing is-past is-${status}`, textContent: words });
          standing.before(past);
        }
        const holders = new Map();
        for (const [id, entry] of Object.entries(history)) {
          const { status, words } = on(entry, other);
          if (entry[0] === one.award && listOf[status] === "held" && !holders.has(entry[1])) holders.set(entry[1], [id, words, status]);
        }
        const named = new Set(one.entries.filter(({ item }) => !item.hidden && item.parentElement === one.lists[0]).map(({ holder }) => holder));
        const missing = [...holders].filter(([holder]) => !named.has(holder)).map(([, entry]) => entry);
        if (missing.length && one.count && named.size < MOST) names().then(data => day === other && add(one, missing, data, keepDay), () => {});
        show(one, holders.size);
      }
    }
    for (const { rest } of levels) if (rest) rest.hidden = Boolean(other);
  };

  turn();
  document.addEventListener("visibilitychange", () => !document.documentElement.hasAttribute("data-past") && turn());
  document.addEventListener("laur:day", look);
})();
