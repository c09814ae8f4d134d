// Daily work: changes of several documents at once, each shown first, and undone together.

import { ask, box, button, choices, dialog, element, entry, fill, go, heading, here, inline, items, kindOf, newId, opened, options, para, part, pre, row, say, site, small, to, top, words } from "./page.js";
import { control } from "./form.js";
import { day } from "./history.js";
import { labelled, select } from "./list.js";

const CORRECTABLE = ["level", "valid_until", "valid_from", "awarded", "assessed", "number", "issuer", "term", "indicators"];
const inside = (fields, ...keys) => keys.reduce((found, key) => (found.fields || found.item.fields).find((each) => each.key === key), { fields });
const newsField = (...keys) => inside(kindOf("news").fields, ...keys);

// Shows what a change would do, and makes it once the user agrees; resolves to what was made, or to null if the user cancelled.
async function propose(change) {
  const planned = await ask("plan-change", { change });
  const lines = planned.diff.split("\n").map((line) =>
    element(/^[+](?![+]{2} )/.test(line) ? "ins" : /^-(?!-- )/.test(line) ? "del" : "span", {}, line + "\n"));
  const content = box(para(fill(words["change-files"], { count: planned.files.length })), pre(lines));
  if (!(await dialog(planned.label, content, words["change-make"]))) return null;
  const made = await ask("make-change", { change, digest: planned.digest });
  await announce(made);
  return made;
}

async function announce(made) {
  await choices();
  document.querySelector(".list").reload();
  say(made.label);
}

const field = (value = "") => entry({ value });
const task = (name, ...nodes) => part(name, small(words[name + "-hint"]), ...nodes);
const changed = () => {};
const dated = (given, value = null) => control(given, value, { path: [given.key], changed });

// What can be done with a document, below its form; drawn when it is opened.
export const showActions = (stored, isChanged) =>
  opened("actions", (inner) => { if (!inner.firstChild) inner.append(...actions(stored, isChanged)); });

function actions(stored, isChanged) {
  const { path, kind, values } = stored;
  const make = async (change) => {
    if (isChanged()) return say(words["save-first"]);
    const made = await propose(change);
    if (!made) return;
    if (here() === made.open) dispatchEvent(new Event("hashchange"));
    else go(made.open);
  };
  const parts = [];
  if (kind === "news") parts.push(publication(path, values, make));
  const certificates = [values.certificates].flat().filter((each) => each?.id);
  if (certificates.length) parts.push(event(certificates, make));
  if (["news", "pages"].includes(kind)) {
    const others = site.choices.languages.filter((each) => each !== (values.lang || site.choices.languages[0]));
    if (others.length) {
      let lang = others[0];
      const choice = select(others.map((each) => [each, each]), lang, (value) => { lang = value; });
      parts.push(task("translate", labelled("language", choice),
        button(words.translate, () => make({ change: "translate", path, lang }))));
    }
    const title = field(typeof values.title === "string" ? values.title : "");
    parts.push(task("duplicate", labelled("new-title", title),
      button(words.duplicate, () => make({ change: "duplicate", path, title: title.value }))));
  }
  if (path.includes("/")) {
    const name = field(path);
    parts.push(task("move", labelled("new-path", name),
      button(words.move, () => make({ change: "move", path, new: name.value.trim() }))));
  }
  return parts;
}

function publication(path, values, make) {
  const starts = dated(newsField("publish_at"), values.publish_at || null);
  const ends = dated(newsField("expires"), values.expires || null);
  const change = (draft) => make({ change: "publication", path, starts: starts.get() || "", ends: ends.get() || "", draft });
  return task("publication", starts.node, ends.node,
    inline(button(words["publication-set"], () => change(false)), button(words["publication-draft"], () => change(true))));
}

function event(certificates, make) {
  const types = newsField("certificates", "events", "type").choices;
  const when = dated(newsField("certificates", "events", "date"));
  const reason = field();
  const correction = box();
  let id = certificates[0].id, type = "withdrawn", key = CORRECTABLE[0], value = null;
  const which = select(certificates.map((each) => [each.id, each.id]), id, (chosen) => { id = chosen; draw(); });
  const kind = select(types, type, (chosen) => { type = chosen; draw(); });
  function draw() {
    if (type !== "corrected") return correction.replaceChildren();
    const stated = certificates.find((each) => each.id === id);
    const given = newsField("certificates", key);
    const levels = key === "level" && site.choices.schemes.find((each) => each.value === stated.scheme)?.levels;
    value = control(levels ? { ...given, kind: "choice", choices: levels.map((each) => [each.value, each.label]) } : given, stated[key] ?? null, { path: [key], changed });
    const keys = select(CORRECTABLE.map((each) => [each, newsField("certificates", each).label]), key, (chosen) => { key = chosen; draw(); correction.querySelector("select").focus(); });
    correction.replaceChildren(labelled("what-was-wrong", keys), value.node);
  }
  return task("event", labelled("certificate", which), labelled("event-type", kind),
    correction, when.node, labelled("reason", reason),
    button(words["event-record"], () => make({ change: "event", id, type, date: when.get() || "", reason: reason.value.trim(),
      changes: type === "corrected" ? { [key]: value.get() ?? "" } : {} })));
}

// ------------------------------------------------------------------ pages of their own

async function showTags(container) {
  container.append(top(words.tags), para(words["tags-hint"]));
  const tags = site.choices.tags;
  const name = field(), list = newId();
  let old = tags[0]?.value;
  name.setAttribute("list", list);
  const choice = select(tags.map((each) => [each.value, each.value + " – " + fill(words.uses, { count: each.count || 0 })]), old, (value) => { old = value; });
  if (!tags.length) return container.append(para(words["tags-none"]));
  container.append(labelled("tag", choice), labelled("new-name", name, options(list, tags.map((each) => [each.value]))),
    button(words["change-show"], async () => {
      if (await propose({ change: "tag", old, new: name.value })) { container.replaceChildren(); showTags(container); }
    }, "main"));
}

async function showChanges(container) {
  const made = await ask("changes");
  const rows = made.map((each) => row(
    box(each.label, small(day(each.at) + ", " + fill(words["change-files"], { count: each.files.length }))),
    each.is_undoable ? button(words.undo, async () => {
      await announce(await ask("undo-change", { id: each.id }));
      container.replaceChildren();
      await showChanges(container);
      container.focus();
    }) : null));
  container.append(top(words.changes), items(rows, words["changes-none"]));
}

async function showInbox(container) {
  draw(await ask("inbox"));
  function draw(rows) {
    const act = (name, id) => async () => {
      draw(await ask(name, { id }));
      say(words["after." + name]);
      container.focus();
    };
    const shown = rows.map((each) => row(box(
      heading(each.sender || words["inbox-nobody"]), small(each.at, " ", each.about ? element("a", { href: to(each.about) }, each.about) : ""),
      each.answers.map(([key, value]) => para(key + ": " + value)), each.text ? pre(each.text) : ""),
    inline(each.is_comment ? button(words["inbox-accept"], act("inbox-accept", each.id), "main") : null,
      button(words["inbox-done"], act("inbox-done", each.id)))));
    container.replaceChildren(top(words.inbox), items(shown, words["inbox-empty"]));
  }
}

export const pages = { tags: showTags, changes: showChanges, inbox: showInbox };
