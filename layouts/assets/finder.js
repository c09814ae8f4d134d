/* Filters, sorts and searches the listing of the register in place, as of the current day. Fields, texts and templates of
   rows are in the page (the macro finder_parts of layouts/parts/listing.html); the certificates are in finder.json, which
   is loaded when it is first needed. The state is in the URL. Without this script, or if it fails, the lists of links lead
   to pages with the same certificates. */
(() => {
  "use strict";
  const parts = document.getElementById("finder");
  const lists = document.querySelector(".facets");
  const table = document.querySelector("main table.register");
  if (!parts || !lists || !table) return;

  const lang = document.documentElement.lang;
  const { url, failed, holdsUntil } = parts.dataset;
  const [foundForms, records, counted] = [parts.dataset.found, parts.dataset.records, parts.dataset.counted].map(forms => JSON.parse(forms));
  const size = Number(parts.dataset.rows);
  const FACETS = ["scheme", "level", "status", "region", "organisation", "ends"];
  const HELD = ["valid", "expiring"];
  const FORMER = ["expired", "superseded", "withdrawn", "suspended"];
  const UNCONFIRMED = ["unknown", "uncertain"];
  const LAST = 3;
  const number = new Intl.NumberFormat(lang);
  const plural = new Intl.PluralRules(lang);
  const nothing = parts.dataset.none;
  const countOf = n => (n ? count(counted, n) : nothing);
  const count = (forms, n) => (forms[plural.select(n)] ?? forms.other).replace("{n}", number.format(n));
  const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l").replace(/\s+/g, " ");

  // ---- elements of the page

  const kit = parts.content.cloneNode(true);
  const take = selector => {
    const element = kit.querySelector(selector);
    element.remove();
    return element;
  };
  const answer = take(".answer");
  const [awardChoice, regionChoice, whenChoice] = ["award", "region", "when"].map(name => answer.querySelector(`#answer-${name}`));
  const answerCount = answer.querySelector(".answer-count");
  const answerPage = take(".answer-page");
  const none = take(".finder-none");
  const [noneWords, last, yearPage, insteads] = none.children;
  const instead = insteads.firstElementChild;
  const lastWords = last.caption.textContent;
  last.remove();
  none.tabIndex = -1;
  const form = take("form");
  const drawer = take(".finder-lists");
  const drawerCount = drawer.querySelector("b");
  const result = take(".finder-result");
  const chip = take(".finder-chip");
  const model = take(".finder-rows tr");
  const pager = take(".pager");
  const [query, organisation, order] = form.querySelectorAll("input, select");
  const names = form.querySelector("datalist");
  const [status, chosen, clear] = result.children;
  const [pagerItem, pagerGap] = pager.querySelectorAll("li");
  // What is shown only where nothing is chosen.
  const plainParts = document.querySelectorAll("[data-plain]");
  const native = { rows: table.tBodies[0], pager: document.querySelector("main .pager") };
  const rows = document.createElement("tbody");
  rows.hidden = true;
  table.tabIndex = -1;

  // The items of the facets, each with its checkbox: {facet, key, item, link, box, number, words}.
  const items = [];
  const equip = (facet, item) => {
    const link = item.querySelector("a");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", id: `box-${facet}-${item.dataset.key}` });
    link.id = `link-${facet}-${item.dataset.key}`;
    link.tabIndex = -1;
    const [number, words] = item.querySelectorAll(".count, .count + .unseen");
    words.id = `words-${facet}-${item.dataset.key}`;
    // The checkbox says the value and its count, so that a screen reader does not read each of them twice.
    box.setAttribute("aria-labelledby", link.id);
    box.setAttribute("aria-describedby", words.id);
    link.ariaHidden = words.ariaHidden = true;
    items.push({ facet, key: item.dataset.key, item, link, box, number, words });
  };
  for (const list of lists.querySelectorAll("[data-facet]"))
    for (const item of list.querySelectorAll("[data-key]")) equip(list.dataset.facet, item);
  const statuses = lists.querySelector('[data-facet="status"] ul');
  for (const item of [...kit.querySelectorAll(".finder-spare > li")]) {
    item.hidden = true;
    item.dataset.spare = "";
    statuses?.append(item);
    equip("status", item);
  }

  // ---- the state, and its URL

  const unasked = () => ({ q: "", order: "", page: 1, ...Object.fromEntries(FACETS.map(facet => [facet, new Set()])) });
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    const state = unasked();
    state.q = asked.get("q") ?? "";
    state.order = [...order.options].some(option => option.value === asked.get("order")) ? asked.get("order") : "";
    state.page = Math.max(1, Math.trunc(Number(asked.get("page"))) || 1);
    for (const facet of FACETS) state[facet] = new Set(asked.getAll(facet));
    return state;
  };
  const addressOf = state => {
    const asked = new URLSearchParams(location.search);
    for (const name of ["q", "order", "page", ...FACETS]) asked.delete(name);
    if (state.q.trim()) asked.set("q", state.q.trim());
    for (const facet of FACETS) for (const key of [...state[facet]].sort()) asked.append(facet, key);
    if (state.order) asked.set("order", state.order);
    if (state.page > 1) asked.set("page", state.page);
    return location.pathname + (String(asked) && `?${asked}`);
  };
  const isOpenBut = facet => !state.q.trim() && FACETS.every(other => other === facet || !state[other].size);
  const isOpen = () => isOpenBut("");
  const isPlain = state => addressOf(state) === addressOf(unasked());
  let state = fromAddress();

  // ---- the data: one column for each fact, certificates in the order of the listing

  let data;
  let loading;
  const load = () => (loading ??= fetch(url)
    .then(answer => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .then(prepare));

  // The folded words of a text, whole and in their parts, with a space before and after each. A region is found as a whole:
  // “pomorskie” is not “kujawsko-pomorskie”.
  const wordsOf = (text, region = "") => {
    const whole = text => fold(text).split(/[\s,;()"„”«»]+/).join(" ");
    return ` ${whole(text)} ${fold(text).split(/[^\p{L}\p{N}]+/u).join(" ")} ${whole(region)} `;
  };
  const prepare = read => {
    const holderOf = place => read.holder.map(holder => read.holders[holder][place]);
    const awardOf = place => read.award.map(award => read.awards[award][place]);
    data = {
      ...read,
      keys: { scheme: awardOf(0), level: awardOf(3), region: holderOf(4), organisation: holderOf(0), status: read.status },
      rank: awardOf(5),
      holderText: read.holders.map(([id, name, , , , region, more]) => wordsOf(`${name} ${id} ${more}`, region ?? "")),
      awardText: read.awards.map(([, scheme, , , level, , more]) => wordsOf(`${scheme} ${level} ${more}`)),
      text: read.ids.map(id => wordsOf(`${id} ${read.more[id] ?? ""}`)),
      orders: { "": read.ids.map((_, row) => row) },
    };
  };

  // laur.js updates new rows to the current day, and returns that day.
  const today = (fresh = status) => {
    const event = new CustomEvent("laur:rows", { bubbles: true, detail: {} });
    fresh.dispatchEvent(event);
    return event.detail.day;
  };
  let day;
  let past = null; // another day that the reader asked for (time.js): {day, history, on}
  const turn = () => {
    const now = past ? past.day : today();
    if (now === day) return;
    day = now;
    data.keys.status = past ? data.ids.map(id => past.on(past.history[id], day).status) : data.status.map((status, row) => {
      for (const [from, then] of data.later[row] ? data.later[row][0] : []) if (from <= day) status = then;
      return status;
    });
    // The year in which it ends by itself.
    data.keys.ends = data.keys.status.map((status, row) =>
      data.until[row] && status !== "superseded" && status !== "withdrawn" ? data.until[row].slice(0, 4) : "");
  };

  const ordered = name => {
    const { orders, ids } = data;
    const by = { level: data.rank, since: data.since, until: data.until }[name.replace("-", "")];
    const down = name.startsWith("-") ? -1 : 1;
    // Unknown values come last in both directions; equal ones keep the order of the listing.
    const compare = (one, other) => {
      const [a, b] = [by[one], by[other]];
      if (a === b) return 0;
      return a === null ? 1 : b === null ? -1 : a < b ? -down : down;
    };
    return (orders[name] ??= by ? ids.map((_, row) => row).sort(compare) : [...orders[""]].reverse());
  };

  // A word finds words that begin with it, or a number that contains it; a short one is first taken as a whole word: “KOM”. Only
  // where there is none, it finds its other forms, which have the stem of the name: “złotego”, “srebrny”.
  const ENDINGS = /(?:ow|n)?(?:iego|iemu|ego|emu|ych|ich|ymi|imi|ami|ach|om|owi|ie|ym|im|em|ej|[aeiouy])$/;
  const found = (test, isOwn) => {
    const columns = [data.text, data.holderText, data.awardText].map((texts, at) => texts.map(text => test(text) || (isOwn && !at && isOwn(text))));
    return columns.some(column => column.includes(true)) && columns;
  };
  const matching = asked => {
    const word = bare(asked);
    const stem = word.length > 4 ? word.replace(ENDINGS, "") : "";
    const has = text => text.split(" ").some(one => one.startsWith(stem) && one.length <= stem.length + 4);
    return (word.length < 4 && found(text => text.includes(` ${word} `)))
      || found(text => text.includes(` ${word}`), text => text.includes(word))
      || (stem.length > 3 && found(has))
      || [data.text, data.holderText, data.awardText].map(texts => texts.map(() => false));
  };

  // Of a question only the words that say what it is about: “which clusters have gold in Silesia?” Of nothing but other words,
  // all. Words for what all entries are about (“clusters”) are left out only in a question, as names contain them.
  const bare = word => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || word;
  const [ignored, common] = [parts.dataset.ignored, parts.dataset.common].map(words => new Set(fold(words).split(" ")));
  const without = (words, unsought) => {
    const left = words.filter(word => !unsought.has(bare(word)));
    return left.length ? left : words;
  };
  const wordsAsked = text => {
    const words = fold(text).split(/\s+/).filter(Boolean);
    const left = without(words, ignored);
    return left.length < words.length ? without(left, common) : words;
  };

  // The matching rows in order; and for each facet, the counts of its keys among the rows that match the other facets.
  const search = (state) => {
    const { keys, holder, award } = data;
    const words = wordsAsked(state.q).map(matching);
    const asked = FACETS.map(facet => (state[facet].size ? state[facet] : null));
    if (state.status.has("held")) asked[FACETS.indexOf("status")] = new Set([...state.status, ...HELD]);
    const columns = FACETS.map(facet => keys[facet]);
    const counts = FACETS.map(() => new Map());
    const fits = [];
    for (const row of ordered(state.order)) {
      if (!words.every(([own, holders, awards]) => holders[holder[row]] || awards[award[row]] || own[row])) continue;
      let against = -1;
      let misses = 0;
      for (let facet = 0; facet < columns.length && misses < 2; facet++)
        if (asked[facet] && !asked[facet].has(columns[facet][row])) (against = facet), misses++;
      if (misses > 1) continue;
      if (!misses) fits.push(row);
      for (let facet = misses ? against : 0; facet <= (misses ? against : columns.length - 1); facet++) {
        const key = columns[facet][row];
        counts[facet].set(key, (counts[facet].get(key) ?? 0) + 1);
      }
    }
    return { fits, counts };
  };

  // ---- display

  const marks = new Map(items.filter(one => one.facet === "level").map(one => [one.key, one.link.querySelector("svg")]));
  const fill = (element, text, language) => {
    element.textContent = text;
    if (language) element.lang = language;
  };
  const rowOf = row => {
    const [, name, to, nameLang, , region] = data.holders[data.holder[row]];
    const [, scheme, schemeLang, levelKey, level, , , about] = data.awards[data.award[row]];
    const made = model.cloneNode(true);
    const [holderLink, awardLink, entryLink] = made.querySelectorAll("a");
    const [strong, comma, schemeName, standing, place, register] = ["b", ".finder-comma", ".finder-scheme", ".standing", ".region", ".register-of"].map(part => made.querySelector(part));
    made.id = data.ids[row];
    fill(holderLink, name, nameLang);
    if (to) holderLink.href = to;
    if (region) place.textContent = region;
    else place.remove();
    const source = data.registers[data.ids[row]];
    if (source) register.textContent = source;
    else register.remove();
    fill(schemeName, scheme, schemeLang);
    if (about) awardLink.href = about;
    entryLink.href = `${data.base}${data.ids[row]}/`;
    if (level) strong.textContent = level;
    else [strong, comma].forEach(part => part.remove());
    const mark = marks.get(levelKey)?.cloneNode(true);
    if (mark) made.querySelector("svg").replaceWith(mark);
    const then = past ? past.on(past.history[data.ids[row]], day) : { status: data.status[row], words: data.words[row] };
    standing.textContent = then.words;
    standing.dataset.status = then.status;
    standing.classList.add(`is-${then.status}`);
    if (data.later[row] && !past) {
      const [turns, said, until] = data.later[row];
      standing.dataset.turns = JSON.stringify(turns);
      standing.dataset.words = JSON.stringify(said);
      if (until) standing.dataset.until = until;
    }
    return made;
  };

  const pageLink = (page, link) => Object.assign(link, { href: addressOf({ ...state, page }) });
  const showPager = pages => {
    const [back, list, on] = pager.children;
    const { page } = state;
    pager.hidden = pages < 2;
    back.hidden = page < 2;
    on.hidden = page >= pages;
    pageLink(page - 1, back).dataset.page = page - 1;
    pageLink(page + 1, on).dataset.page = page + 1;
    list.replaceChildren();
    for (let at = 1; at <= pages; at++) {
      const far = Math.abs(at - page);
      if (far < 2 || at === 1 || at === pages) {
        const item = pagerItem.cloneNode(true);
        const link = pageLink(at, item.firstChild);
        link.append(at);
        link.dataset.page = at;
        if (!far) link.ariaCurrent = "page";
        list.append(item);
      } else if (far === 2) list.append(pagerGap.cloneNode(true));
    }
  };

  const titleOf = (facet, key) => facet === "organisation"
    ? data.holders.find(([id]) => id === key)?.[1]
    : items.find(one => one.facet === facet && one.key === key)?.link.textContent.trim()
      ?? [...whenChoice.options].find(option => option.value === `${facet}:${key}`)?.text;
  const showChosen = () => {
    const chips = FACETS.flatMap(facet => [...state[facet]].map(key => {
      const made = chip.cloneNode(true);
      made.querySelector(".finder-name").textContent = titleOf(facet, key) ?? key;
      Object.assign(made.firstElementChild.dataset, { facet, key });
      return made;
    }));
    chosen.replaceChildren(...chips);
    chosen.hidden = !chips.length;
  };

  const showCounts = counts => {
    for (const { facet, key, item, box, number: shown, words } of items) {
      const n = counts[FACETS.indexOf(facet)].get(key) ?? 0;
      box.checked = state[facet].has(key);
      shown.textContent = n ? number.format(n) : "";
      words.textContent = `(${n ? count(records, n) : nothing})`;
      item.classList.toggle("is-none", !n);
      if ("spare" in item.dataset) item.hidden = !n && !box.checked;
    }
  };

  // ---- the sentence

  const only = facet => (state[facet].size === 1 ? `${facet}:${[...state[facet]][0]}` : "");
  const choices = [[awardChoice, ["level", "scheme"]], [regionChoice, ["region"]], [whenChoice, ["ends", "status"]]].filter(([choice]) => choice);
  const held = whenChoice.querySelector('[value="status:held"]');
  const heldToday = held.text;
  const showAnswer = n => {
    held.text = past ? held.dataset.then : heldToday;
    for (const [choice, facets] of choices) {
      const chosen = facets.reduce((sum, facet) => sum + state[facet].size, 0);
      const value = chosen > 1 ? "*" : facets.map(only).find(Boolean) ?? "";
      choice.value = value;
      if (choice.selectedIndex < 0) choice.value = "*";
    }
    answerCount.textContent = countOf(n);
    showAnswerPage();
  };
  // What is valid today, of one scheme or level and in one region, has a page if there was ever such a certificate.
  const showAnswerPage = () => {
    const { answers, answerRegion } = parts.dataset;
    const { scheme, level, region, status: asked, organisation: who, ends, q } = state;
    const [award] = [...level, ...scheme];
    const [place] = region;
    const isPage = !past && asked.size === 1 && asked.has("held") && scheme.size + level.size < 2 && region.size < 2 && !who.size && !ends.size && !q.trim();
    const has = (keys, key) => row => !key || keys[row] === key;
    answerPage.hidden = !isPage || !data || !data.ids.some((_, row) => has(level.size ? data.keys.level : data.keys.scheme, award)(row) && has(data.keys.region, place)(row));
    if (!answerPage.hidden) answerPage.firstElementChild.href = `${answers}${award ? `${award.replaceAll(".", "/")}/` : ""}${place ? `${answerRegion}/${place}/` : ""}`;
  };
  // Where nothing fits: whose is not confirmed, who had it last, and what fits without one of the choices.
  const showNone = n => {
    none.hidden = n > 0;
    last.tBodies[0].replaceChildren();
    if (n) return;
    const isHeld = state.status.size === 1 && state.status.has("held");
    const year = state.ends.size === 1 && isOpenBut("ends") && [...whenChoice.options].find(({ value }) => value === only("ends"));
    const others = isHeld ? search({ ...state, order: "-until", status: new Set() }).fits : [];
    const nobody = others.some(row => UNCONFIRMED.includes(data.keys.status[row])) ? "unconfirmed" : "nobody";
    noneWords.textContent = year ? year.dataset.none : noneWords.dataset[isHeld ? `${nobody}${past ? "Then" : ""}` : "none"];
    yearPage.hidden = !year;
    if (year) yearPage.firstElementChild.href = year.dataset.page;
    showLast(others);
    const without = FACETS.flatMap(facet => [...state[facet]].map(key => ({ [facet]: new Set([...state[facet]].filter(other => other !== key)), name: titleOf(facet, key) ?? key })));
    if (state.q.trim()) without.unshift({ q: "", name: state.q.trim() });
    insteads.replaceChildren();
    for (const { name, ...change } of without) {
      const { length } = search({ ...state, ...change }).fits;
      if (!length) continue;
      const item = instead.cloneNode(true);
      item.querySelector(".finder-condition").textContent = name;
      item.querySelector(".count").textContent = countOf(length);
      item.firstElementChild.addEventListener("click", () => instantly(change));
      insteads.append(item);
    }
  };
  const showLast = fits => {
    const isFormer = row => FORMER.includes(data.keys.status[row]);
    const others = fits.filter(row => !isFormer(row)).slice(0, LAST);
    const shown = [...others, ...fits.filter(isFormer).slice(0, LAST)];
    if (shown.length) noneWords.after(last);
    else last.remove();
    last.caption.textContent = others.length ? last.caption.dataset.others : lastWords;
    last.tBodies[0].append(...shown.map(rowOf));
    today(last);
  };
  // After a choice the first result is in the window: with the sentence and the fields above it if they fit, else alone. Where
  // the choice is among the lists, both they and the results are in the window, each scrolled by itself.
  const bringIntoSight = () => {
    const row = table.hidden ? none : (rows.hidden ? native.rows : rows).rows[0];
    const first = row.getBoundingClientRect();
    const used = drawer.contains(document.activeElement) ? document.activeElement : null;
    const place = drawer.getBoundingClientRect();
    const isAbove = used && narrow.matches && place.left < first.right;
    const space = Math.min(window.visualViewport?.height ?? innerHeight, isAbove ? place.top : Infinity);
    const isSeen = ({ top, bottom }) => top >= 0 && bottom <= innerHeight;
    if (first.top >= 0 && first.bottom <= space && (!used || isSeen(used.getBoundingClientRect()))) return;
    if (used) {
      results.scrollTop = 0;
      listing.scrollIntoView();
      if (row.getBoundingClientRect().bottom > results.getBoundingClientRect().bottom) row.scrollIntoView({ block: "nearest" });
      used.scrollIntoView({ block: "nearest" });
      return;
    }
    const margin = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
    const fits = part => part.offsetParent && first.bottom - part.getBoundingClientRect().top + margin <= space;
    ([answer, form, result].find(fits) ?? (table.hidden ? none : table)).scrollIntoView();
  };

  const instantly = next => change(next).then(() => {
    fields();
    (choices[0]?.[0] ?? query).focus();
  });

  const show = () => {
    rows.replaceChildren();
    turn();
    const { fits, counts } = search(state);
    const pages = Math.max(1, Math.ceil(fits.length / size));
    const plainly = isPlain(state) && !past;
    // The roll of honour turns to another day itself.
    for (const part of plainParts) part.hidden = part.dataset.plain === "any-day" ? !isPlain(state) : !plainly;
    showAnswer(fits.length);
    showNone(fits.length);
    table.hidden = !fits.length;
    state.page = Math.min(state.page, pages);
    showCounts(counts);
    showChosen();
    clear.hidden = plainly;
    native.rows.hidden = !plainly;
    rows.hidden = plainly;
    if (native.pager) native.pager.hidden = !plainly;
    if (!plainly) rows.append(...fits.slice((state.page - 1) * size, state.page * size).map(rowOf));
    today(rows);
    showPager(plainly ? 1 : pages);
    return fits.length;
  };

  let saying;
  const say = (words, patience) => {
    clearTimeout(saying);
    const now = () => { status.textContent = words; };
    if (patience) saying = setTimeout(now, patience);
    else now();
  };
  const refresh = async (patience = 0) => {
    table.ariaBusy = "true";
    try {
      await load();
      const n = show();
      const words = n ? count(foundForms, n) : parts.dataset.foundNone;
      const isAsked = !isPlain(state) || past;
      say(isAsked ? words : "", patience);
      drawerCount.textContent = isAsked ? `: ${countOf(n)}` : "";
    } catch (fault) {
      if (data) throw fault;
      giveUp();
    } finally {
      table.removeAttribute("aria-busy");
    }
  };
  const giveUp = () => {
    for (const { link, words, box } of items) {
      box.remove();
      link.ariaHidden = words.ariaHidden = null;
      link.removeAttribute("tabindex");
    }
    form.remove();
    answer.remove();
    lists.removeEventListener("click", viaLink);
    say(failed, 0);
  };

  // ---- events

  const change = (next, { replace = false, patience = 0 } = {}) => {
    state = { ...state, page: 1, ...next };
    history[replace ? "replaceState" : "pushState"](null, "", addressOf(state));
    document.dispatchEvent(new Event("laur:url"));
    return refresh(patience).then(bringIntoSight);
  };
  const toggle = (facet, key) => {
    const keys = new Set(state[facet]);
    if (!keys.delete(key)) keys.add(key);
    return change({ [facet]: keys });
  };
  const fields = () => {
    query.value = state.q;
    order.value = state.order;
    for (const { facet, key, box } of items) box.checked = state[facet].has(key);
  };
  const viaLink = event => {
    const one = items.find(({ link }) => link.contains(event.target));
    if (!one || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    one.box.focus();
    one.box.click();
  };
  // While the reader types, a name that is the beginning of another one may not be complete yet.
  const pick = isTyping => {
    const typed = fold(organisation.value.trim());
    const begun = data && typed ? data.holders.filter(([, name]) => fold(name).startsWith(typed)) : [];
    const alike = begun.filter(([, name]) => fold(name) === typed);
    if (!alike.length || (isTyping && alike.length < begun.length)) return;
    organisation.value = "";
    change({ organisation: new Set([...state.organisation, ...alike.map(([id]) => id)]) });
  };

  for (const [choice, facets] of choices)
    choice.addEventListener("change", () => {
      const [facet, ...key] = choice.value.split(":");
      const next = Object.fromEntries(facets.map(one => [one, new Set()]));
      if (facet) next[facet] = new Set([key.join(":")]);
      // Who asks what somebody holds, or where, asks about today, until they choose another time.
      if (facet && choice !== whenChoice && isOpen()) next.status = new Set(["held"]);
      change(next);
    });
  document.addEventListener("laur:day", ({ detail }) => {
    const isNew = detail.day || past;
    past = detail.day ? detail : null;
    if (isNew) refresh().then(() => { if (drawer.contains(document.activeElement)) bringIntoSight(); });
  });
  form.addEventListener("submit", event => event.preventDefault());
  query.addEventListener("input", () => change({ q: query.value }, { replace: true, patience: 400 }));
  order.addEventListener("change", () => change({ order: order.value }));
  const suggest = () => {
    if (!names.firstChild) names.append(...[...new Set(data.holders.map(holder => holder[1]))].map(name => new Option("", name)));
  };
  organisation.addEventListener("focus", () => load().then(suggest, giveUp));
  organisation.addEventListener("input", () => load().then(() => pick(true), giveUp));
  organisation.addEventListener("change", () => load().then(() => pick(false), giveUp));
  lists.addEventListener("click", viaLink);
  for (const { facet, key, box } of items) box.addEventListener("change", () => toggle(facet, key));
  chosen.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    toggle(button.dataset.facet, button.dataset.key).then(() => (chosen.querySelector("button") ?? query).focus());
  });
  clear.addEventListener("click", () => {
    change(unasked()).then(() => query.focus());
    fields();
  });
  pager.addEventListener("click", event => {
    const link = event.target.closest("a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    change({ page: Number(link.dataset.page) }).then(() => table.focus({ preventScroll: true }));
  });
  addEventListener("popstate", () => {
    const before = addressOf(state);
    state = fromAddress();
    if (addressOf(state) === before) return;
    fields();
    refresh();
  });
  // Only if the day has changed, because new rows would remove the focus.
  document.addEventListener("visibilitychange", () => data && !document.hidden && today() !== day && show());

  // The choices are beside the results, or closed below them; on a phone, two of the fields are there too.
  const narrow = matchMedia("(max-width: 59.99rem)");
  const phone = matchMedia("(max-width: 40rem)");
  const listing = document.querySelector(".listing");
  const choicesBox = listing.querySelector(".choices");
  const results = listing.querySelector(".results");
  const toChoices = document.querySelector(".to-choices");
  const extra = [organisation, order].map(field => field.closest("p"));
  const settle = () => {
    drawer.open = !narrow.matches;
    if (phone.matches) drawer.firstElementChild.after(...extra);
    else form.append(...extra);
    // In the order in which they are seen; the choices beside the results come first, as the results may be many.
    if (narrow.matches) listing.append(choicesBox);
    else listing.prepend(choicesBox);
  };
  for (const query of [narrow, phone]) query.addEventListener("change", settle);
  settle();
  for (const above of [answer, form]) above.addEventListener("focusin", () => { if (narrow.matches) drawer.open = false; });
  lists.before(drawer);
  drawer.append(lists);
  const time = document.getElementById("part_time");
  if (time) drawer.append(time);
  toChoices.before(answer, answerPage, form);
  toChoices.addEventListener("click", event => {
    event.preventDefault();
    drawer.open = true;
    listing.scrollIntoView();
    drawer.firstElementChild.focus({ preventScroll: true });
  });
  table.before(result);
  table.after(none);
  none.hidden = true;
  showAnswer(Number(parts.dataset.total));
  native.rows.after(rows);
  table.after(pager);
  chosen.hidden = true;
  showPager(1);
  for (const { item, box } of items) item.prepend(box);
  fields();
  if (!isPlain(state) || (holdsUntil && today() > holdsUntil)) refresh();
})();
