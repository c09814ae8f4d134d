/* Searches the site with Pagefind, whose index is below the URL of this page. Texts and facets are in the page; the query
   and its filters are in the URL. Without this script the page links to the tags and to the register. */

const form = document.querySelector(".search");
const { index, base, found: forms, none, searching, failed, preview } = form.dataset;
const [status, list, more] = document.querySelectorAll(".search-status, .search-results, .search-more");
const facets = form.querySelector(".search-facets");
const model = document.getElementById("search-result").content.firstElementChild;
const query = form.elements.namedItem("q");
const selects = [...facets.querySelectorAll("select")];

const lang = document.documentElement.lang;
const number = new Intl.NumberFormat(lang);
const plural = new Intl.PluralRules(lang);
const words = JSON.parse(forms);
const count = n => (words[plural.select(n)] ?? words.other).replace("{n}", number.format(n));
const order = new Intl.Collator(lang, { numeric: true });
const PAGE = 10;
const AROUND = 24;
const MARK = "\ue000";

// The same folding as in laur/search/inflection.py.
const PLAIN = { ł: "l", ß: "ss", ø: "o", đ: "d", æ: "ae", œ: "oe" };
const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[łßøđæœ]/g, letter => PLAIN[letter]);
const wordsIn = text => fold(text).match(/[\p{L}\p{N}_]+/gu) ?? [];
// Of a question only the words that say what it is about: “which clusters have gold in Silesia?” Of nothing but other words,
// all. Words for what all entries are about (“clusters”) are left out only in a question, as names contain them.
const [ignored, common] = [form.dataset.ignored, form.dataset.common].map(words => new Set(wordsIn(words)));
const without = (words, unsought) => {
  const left = words.filter(word => !unsought.has(word));
  return left.length ? left : words;
};
const asked = text => {
  const words = wordsIn(text);
  const left = without(words, ignored);
  return left.length < words.length ? without(left, common) : words;
};

// ---- Pagefind, loaded for the first search

let engine;
const load = () => (engine ??= (async () => {
  const [pagefind, known] = await Promise.all([
    import(`${index}pagefind.js`),
    fetch(`${index}facets.json`).then(answer => answer.json()),
  ]);
  await pagefind.options({ bundlePath: index, baseUrl: base });
  return { pagefind, known };
})());

// ---- display

// Two words count as forms of one word if they begin alike. This is only used to mark words, not to find them.
const isLike = (word, sought) => {
  const plain = fold(word);
  const least = Math.max(3, Math.min(plain.length, sought.length) - 3);
  let same = 0;
  while (same < plain.length && plain[same] === sought[same]) same += 1;
  return plain.startsWith(sought) || same >= Math.max(least, sought.length - 3);
};
const marked = (text, sought) => text.split(/([\p{L}\p{N}_]+)/u).map((part, at) => {
  if (at % 2 === 0 || !sought.some(word => isLike(part, word))) return part;
  return Object.assign(document.createElement("mark"), { textContent: part });
});
const excerpt = (text, summary, sought) => {
  const all = text.split(MARK)[0].trim().split(/\s+/);
  const hit = all.findIndex(part => wordsIn(part).some(word => sought.some(one => isLike(word, one))));
  if (hit < 0 || !text.trim()) return summary;
  const start = Math.max(0, hit - AROUND / 2);
  const part = all.slice(start, start + AROUND * 1.5).join(" ");
  return `${start > 0 ? "… " : ""}${part}${start + AROUND * 1.5 < all.length ? " …" : ""}`;
};
const shown = (page, facts, sought) => {
  const item = model.cloneNode(true);
  const link = item.querySelector("a");
  link.href = page.url;
  link.append(...marked(page.meta.title, sought));
  const [words, about] = item.querySelectorAll("p");
  words.append(...marked(excerpt(page.content, page.meta.summary ?? "", sought), sought));
  about.textContent = facts.filter(Boolean).join(" · ");
  return item;
};

// ---- facets: [kinds, years, tags, organisations] of a page, each a list of indexes of values

const fits = (page, chosen, except = -1) => chosen.every((value, at) => at === except || value < 0 || page[at].includes(value));
const fill = (known, pages, chosen) => {
  selects.forEach((select, at) => {
    const values = known.values[select.name];
    const counts = new Map();
    for (const page of pages) if (fits(page, chosen, at)) for (const value of page[at]) counts.set(value, (counts.get(value) ?? 0) + 1);
    const options = [...counts].map(([value, n]) => new Option(`${values[value]} (${number.format(n)})`, values[value], false, value === chosen[at]));
    options.sort((one, other) => order.compare(one.value, other.value) * (select.name === "year" ? -1 : 1));
    select.replaceChildren(select.options[0], ...options);
    select.value = chosen[at] < 0 ? "" : values[chosen[at]];
    select.parentElement.hidden = options.length < 2 && chosen[at] < 0;
  });
  facets.hidden = selects.every(select => select.parentElement.hidden);
};

// ---- searching

// A word that some page has is found as it is: “KOM”, not “komisja”. Other words find words that begin with them, while the
// reader types. Where no page has a word, Pagefind finds pages by its first letters: “podlaskie” by “pod”. Those are no
// results. It does so for a whole search, so the first result says it of all. A word that is nowhere may be another form of
// one that is: “złotego” of “złoto”. Then words with its stem count that are not much longer.
const ENDINGS = /(?:ow|n)?(?:iego|iemu|ego|emu|ych|ich|ymi|imi|ami|ach|om|owi|ie|ym|im|em|ej|[aeiouy])$/;
const LONGEST_ENDING = 4;
const LEAST_STEM = 4;
const MOST_FORMS = 50;
const stemOf = word => {
  const stem = word.replace(ENDINGS, "");
  return stem.length < LEAST_STEM ? word : stem;
};
const wordsOf = async result => wordsIn((await result.data()).content);
const isLikeStem = (words, stem) => words.some(one => one.startsWith(stem) && one.length <= stem.length + LONGEST_ENDING);
// The results that have each of the words which some page has; a single letter is only a beginning.
const withWords = async (pagefind, results, words) => {
  let left = results;
  for (const word of words.filter(({ length }) => length > 1)) {
    const exact = new Set((await pagefind.search(`"${word}"`)).results.map(({ id }) => id));
    if (exact.size) left = left.filter(({ id }) => exact.has(id));
  }
  return left;
};
const found = async (pagefind, sought, answers) => {
  const { results } = await pagefind.search(sought.join(" "));
  const words = results.length ? await wordsOf(results[0]) : [];
  const missing = sought.filter(word => !words.some(one => one.startsWith(word)));
  if (missing.length) return foundByStems(pagefind, sought, missing);
  const pages = await withWords(pagefind, results, sought);
  if (pages.some(({ id }) => id in answers)) return pages;
  const ids = new Set(pages.map(({ id }) => id));
  return [...pages, ...(await otherForms(pagefind, sought)).filter(({ id }) => !ids.has(id))];
};
const foundByStems = async (pagefind, sought, missing) => {
  const stems = missing.map(stemOf);
  if (stems.some((stem, at) => stem === missing[at])) return [];
  const { results } = await pagefind.search(sought.map(word => (missing.includes(word) ? stemOf(word) : word)).join(" "));
  const words = results.length ? await wordsOf(results[0]) : [];
  return stems.every(stem => isLikeStem(words, stem)) ? results : [];
};
// Pages with other forms of the words, where texts have the words and no answer has: “złotego” in an announcement.
const otherForms = async (pagefind, sought) => {
  const stems = sought.map(stemOf);
  if (stems.every((stem, at) => stem === sought[at])) return [];
  const { results } = await pagefind.search(stems.join(" "));
  const first = results.slice(0, MOST_FORMS);
  const words = await Promise.all(first.map(wordsOf));
  return first.filter((_, at) => stems.every(stem => isLikeStem(words[at], stem)));
};
// The answer with the fewest conditions leads; all others come last, because each region has some.
const led = (results, answers) => {
  const conditions = ({ id }) => answers[id] ?? Infinity;
  const [first] = results.filter(({ id }) => id in answers).sort((one, other) => conditions(one) - conditions(other));
  const pages = results.filter(({ id }) => !(id in answers));
  return first ? [first, ...pages, ...results.filter(one => one.id in answers && one !== first)] : pages;
};

let run = 0;
const clear = () => {
  list.replaceChildren();
  list.hidden = true;
  more.hidden = true;
};
const search = async () => {
  const mine = (run += 1);
  const state = new URLSearchParams(location.search);
  const sought = asked(state.get("q") ?? "");
  clear();
  facets.hidden = true;
  status.textContent = sought.length ? searching : "";
  if (!sought.length) return;
  if (!index) {
    status.textContent = none;
    return;
  }
  try {
    const { pagefind, known } = await load();
    const results = led(await found(pagefind, sought, known.answers), known.answers);
    if (mine !== run) return;
    const chosen = selects.map(select => known.values[select.name].indexOf(state.get(select.name) ?? ""));
    const pages = results.map(result => known.pages[result.id]);
    fill(known, pages, chosen);
    const fitting = results.filter((_, at) => fits(pages[at], chosen));
    await show(fitting, known, sought, mine);
    if (mine !== run) return;
    list.hidden = false;
    status.textContent = fitting.length ? count(fitting.length) : none;
  } catch {
    if (mine === run) status.textContent = "laurPreview" in document.documentElement.dataset ? preview : failed;
  }
};
const show = async (results, known, sought, mine) => {
  const from = list.children.length;
  const next = results.slice(from, from + PAGE);
  const pages = await Promise.all(next.map(result => result.data()));
  if (mine !== run) return;
  pages.forEach((page, at) => {
    const [kinds, years] = known.pages[next[at].id];
    list.append(shown(page, [known.values.kind[kinds[0]], known.values.year[years[0]]], sought));
  });
  more.hidden = list.children.length >= results.length;
  more.firstElementChild.onclick = async () => {
    const first = list.children.length;
    await show(results, known, sought, mine);
    list.children[first]?.querySelector("a").focus();
  };
};

// ---- the query in the URL

const ask = replace => {
  const state = new URLSearchParams();
  if (query.value.trim()) state.set("q", query.value.trim());
  for (const select of selects) if (select.value && state.has("q")) state.set(select.name, select.value);
  const address = `${location.pathname}${state.size ? `?${state}` : ""}`;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  search();
};
const restore = () => {
  query.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
};

let typing;
query.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => ask(true), 200);
});
facets.addEventListener("change", () => ask(false));
form.addEventListener("submit", event => {
  event.preventDefault();
  clearTimeout(typing);
  ask(false);
});
addEventListener("popstate", restore);
restore();
if (!query.value) query.focus();
