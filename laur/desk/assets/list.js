// The list of documents: kinds, states, search; the newest first.

import { ask, button, element, fill, go, here, newId, option, row, site, to, words } from "./page.js";

const chosen = { kind: "news", state: "", search: "" };
let latest = 0;

export function showList(container) {
  const search = element("input", {
    id: newId(), type: "search", autocomplete: "off", input: () => { chosen.search = search.value; later(); },
  });
  const kind = select(site.kinds.map((each) => [each.kind, each.label]), chosen.kind, (value) => {
    chosen.kind = value;
    chosen.state = state.value = "";
    load();
  });
  const state = select([["", words["all-states"]], ...Object.keys(words).filter((key) => key.startsWith("state.")).map((key) => [key.slice(6), words[key]])], "", (value) => {
    chosen.state = value;
    load();
  });
  const rows = element("ul", { class: "rows" });
  const found = element("p", { class: "hint", role: "status" });
  container.replaceChildren(...[
    element("h2", { class: "hidden" }, words.documents),
    labelled("kind", kind), labelled("search", search), labelled("state", state), found, rows,
    ["inbox", "tags", "changes", "bin", "site.yaml"].map((each) => button(words[each] || site.settings.label, () => go(each), "plain"))].flat());
  let timer = 0;
  function later() {
    clearTimeout(timer);
    timer = setTimeout(load, 120);
  }
  async function load() {
    const mine = ++latest;
    const list = await ask("documents", chosen);
    if (mine !== latest) return;
    found.textContent = fill(words.found, { total: list.total });
    rows.replaceChildren(...list.rows.map(shown));
    for (const option of state.options) if (option.value) option.textContent = words["state." + option.value] + " (" + (list.states[option.value] || 0) + ")";
    mark();
  }
  container.reload = load;
  container.mark = mark;
  load();
  function mark() {
    const open = here();
    for (const link of rows.querySelectorAll("a")) link.ariaCurrent = link.dataset.path === open ? "page" : null;
  }
}

function shown(document) {
  return row(element("a", { href: to(document.path), "data-path": document.path },
    document.title || document.path,
    element("small", {}, document.date ? document.date + " " : "",
      document.states.map((each) => element("span", { class: "state " + each }, words["state." + each])))));
}

export function select(options, value, change) {
  return element("select", { id: newId(), change: (event) => change(event.target.value) },
    options.map(option(value)));
}

export function labelled(name, control, ...more) {
  return element("div", { class: "field" }, element("label", { for: control.id }, words[name]), control, more);
}
