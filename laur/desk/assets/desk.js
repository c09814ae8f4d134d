// The program: opens documents, saves them, shows their problems, and keeps what is not saved yet.

import { alarm, ask, box, button, choices, dialog, element, fill, go, heading, here, inline, kindOf, link, newId, opened, para, part, pre, problem, say, site, small, takeKey, tellPreview, to, top, troubles, words } from "./page.js";
import { compared, showBin, showVersions } from "./history.js";
import { edits, group, isComplete, problems, proposals, same } from "./form.js";
import { labelled, showList } from "./list.js";
import { acceptFiles, addWord, chooser, withDescriptions } from "./files.js";
import { textField } from "./text.js";
import { pages, showActions } from "./daily.js";
import { showPublish } from "./publish.js";

const SECTIONS = ["appearance", "readers", "publication", "context", "address", "more"];
const main = document.querySelector("main");
const listing = document.querySelector(".list");
const preview = document.querySelector(".preview");
const columns = document.querySelector(".columns");
const leave = (label) => button(label, () => { location.hash = ""; }, "plain");
let open = null;

async function start() {
  if (!takeKey()) return main.append(top("Laur"), para("laur desk"));
  const begun = await ask("start").catch((error) => main.append(top("Laur"), alarm(error.message)));
  if (!begun) return;
  const { texts, ...rest } = begun;
  Object.assign(words, texts);
  Object.assign(site, rest);
  await choices();
  const skip = document.querySelector("#skip");
  skip.textContent = words.skip;
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  listing.setAttribute("aria-label", words.documents);
  preview.setAttribute("aria-label", words.preview);
  document.querySelector(".bar").append(
    element("strong", {}, site.title),
    ...site.kinds.map((each) => button(words["new." + each.kind], () => go("new/" + each.kind))),
    chooser("from-word", ".docx", (files) => addWord(files, added)),
    button(words.publish, () => go("publish"), "main"));
  acceptFiles(added);
  showList(listing);
  addEventListener("hashchange", route);
  addEventListener("beforeunload", (event) => {
    open?.keep();
    if (open?.isChanged()) event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      open?.save();
    }
  });
  route();
}

async function route() {
  const target = here();
  preview.replaceChildren();
  columns.classList.toggle("is-open", Boolean(target));
  listing.mark?.();
  try {
    if (!target) await welcome();
    else if (target === "bin") await showBin(clear(), restored);
    else if (target === "publish") await showPublish(clear());
    else if (target in pages) await pages[target](clear());
    else if (target.startsWith("new/")) showNew(target.slice(4));
    else showDocument(await ask("document", { path: target }));
  } catch (error) {
    clear().append(alarm(error.message));
  }
}

function clear(url = "") {
  open?.keep();
  open = null;
  showPreview(url);
  main.replaceChildren();
  main.focus({ preventScroll: true });
  return main;
}

async function welcome() {
  const page = clear();
  page.append(top(words.welcome), para(words["welcome-hint"]));
  const { problems, more_problems, changes } = await ask("first-page");
  const about = (title, rows) => element("section", {}, heading(words[title]), rows.length ? element("ul", { class: "rows" }, rows) : para(words.none));
  if (!here()) page.append(
    about("site-problems", troubles(problems)),
    more_problems ? para(fill(words["more-problems"], { count: more_problems })) : "",
    about("site-changes", changes.map((each) => link(each.path, each.when + ": " + each.what))));
}

function restored(made) {
  listing.reload();
  go(made.path);
  showDocument(made);
}

// A document that was made of a Word file: what was not taken over is said above its form.
async function added(made, file) {
  const path = made.document.path;
  await choices();
  listing.reload();
  history.replaceState(null, "", to(path));
  columns.classList.add("is-open");
  listing.mark();
  showDocument(made.document);
  const notes = [fill(words["word-added"], { name: file.name }), ...made.notes];
  main.querySelector(".problems").before(problem("", element("div", { role: "status" }, notes.map((each) => para(each)))));
  const body = main.querySelector("textarea.text"), { pictures } = made;
  const text = await withDescriptions(body.value, pictures, pictures.map((src) => site.base + src));
  if (text === body.value) return;
  body.value = text;
  body.dispatchEvent(new Event("input"));
}

// a document

// What is open: { path, document, isChanged(), draft(), save() }. What was typed is kept in the browser until it is saved.

const keptAs = (path) => "laur-draft:" + site.site + ":" + path;
const forget = (path) => localStorage.removeItem(keptAs(path));

function openAs(shown, saved) {
  let timer = 0;
  shown.changed = () => {
    if (saved) saved.disabled = false;
    clearTimeout(timer);
    timer = setTimeout(shown.keep, 300);
  };
  shown.keep = () => {
    if (!timer || open !== shown) return;
    try {
      if (shown.isChanged()) localStorage.setItem(keptAs(shown.path), JSON.stringify(shown.draft()));
      else forget(shown.path);
    } catch (full) {}
  };
  open = shown;
}

function offer(path, isKnown, use) {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(keptAs(path)));
  } catch (damaged) {}
  if (!kept || isKnown(kept)) return;
  const note = problem("", para(words["draft-kept"]),
    button(words["draft-use"], () => use(kept)),
    button(words["draft-drop"], () => { forget(path); note.remove(); }, "plain"));
  main.querySelector("h1").after(note);
}

const saver = (disabled) => Object.assign(button(words.save, () => open.save(), "main"), { disabled });

// The document with what was typed before, as changes to what it was then.
const resumed = (stored) => (kept) => showDocument({ ...stored, ...kept, digest: stored.digest }, { ...stored, ...kept.before, digest: kept.digest });

// A document; base is the one that its changes are made to, if they were made before it was opened.
function showDocument(stored, base = stored) {
  clear(stored.url);
  const kind = kindOf(stored.kind), path = stored.path, isSettings = kind === site.settings;
  if (!stored.is_readable || !kind) return showText(stored, base);
  const changed = () => shown.changed();
  const made = group(kind.fields, stored.values, { path: [], document: path, changed });
  const bodyId = newId();
  const text = textField(bodyId, stored.body, { path, lang: stored.values.lang, changed });
  const body = text.input;
  const saved = saver(base === stored);
  const ofBody = problems({ path: null });
  const title = stored.values.title || stored.values.name;
  main.append(
    element("div", { class: "actions" }, saved,
      stored.url ? element("a", { class: "button", href: stored.url, target: "_blank" }, words["open-page"]) : null,
      isSettings ? null : button(words.delete, remove, "plain"),
      leave(words.close)),
    top(isSettings ? kind.label : typeof title === "string" ? title : path), small(path), problems({ path: [] }),
    ...sections(kind.fields, made, isSettings ? null : text.node, bodyId, ofBody),
    isSettings ? "" : showActions(stored, () => open?.isChanged()),
    opened("versions", (inner) => showVersions(inner, open.document, showDocument)));
  const typed = () => ({ values: made.get() || {}, body: body.value });
  const shown = {
    path,
    document: base,
    isChanged: () => body.value !== shown.document.body || edits(shown.document.values, typed().values).length > 0,
    draft: () => ({ ...typed(), digest: shown.document.digest, before: { values: shown.document.values, body: shown.document.body } }),
    async save() {
      saved.disabled = true;
      await proposals();
      const before = shown.document, now = typed(), request = { path, digest: before.digest, edits: edits(before.values, now.values) };
      if (now.body !== before.body) request.body = now.body;
      return saving(request, saved);
    },
  };
  openAs(shown, saved);
  offer(path, (kept) => !kept.values || (same(kept.values, stored.values) && kept.body === stored.body),
    resumed(stored));
  show(stored.problems);
}

const isMain = (each) => !each.section;

function sections(fields, made, body, bodyId, ofBody) {
  const nodes = (has) => fields.filter(has).map((each) => made.controls.get(each.key).node);
  const isAhead = (each) => ["title", "name"].includes(each.key);
  const folded = SECTIONS.map((name) => [name, nodes((each) => each.section === name)]).filter(([, found]) => found.length);
  return [
    ...nodes(isAhead), body ? element("div", { class: "field" }, element("label", { for: bodyId }, words.text), body, ofBody) : "",
    ...nodes((each) => isMain(each) && !isAhead(each)), ...folded.map(([name, found]) => part("section." + name, found))];
}

// What is typed while a save is under way stays in the form, and is new.
async function saving(request, saved) {
  saved.disabled = true;
  const shown = open, sent = JSON.stringify(shown.draft());
  const isSent = () => JSON.stringify(shown.draft()) === sent;
  try {
    const made = await ask("save", request);
    if (isSent()) forget(made.path);
    say(made.note || words.saved);
    listing.reload();
    await choices();
    if (open !== shown) return;
    if (!isSent()) {
      shown.document = made;
      saved.disabled = false;
      showPreview(made.url);
      return shown.keep();
    }
    const at = document.activeElement?.name, position = scrollY;
    open = null;
    showDocument(made);
    const again = at && main.querySelector("[name=" + JSON.stringify(at) + "]");
    (again || main.querySelector(".actions button")).focus({ preventScroll: true });
    scrollTo(0, position);
  } catch (error) {
    saved.disabled = false;
    if (error.status === 409 && "theirs" in error.data) await conflict(error.data, request, saved);
    else say(error.message);
  }
}

// The file as somebody else saved it and as it would be; nothing is overwritten before the user chose.
async function conflict(answer, request, saved) {
  const theirs = answer.theirs;
  if (!theirs) return say(words["deleted-meanwhile"]);
  const text = await ask("text", { path: theirs.path });
  let lines = [text], hint = words["conflict-lines"];
  try {
    lines = await compared(text, await ask("merged", request));
  } catch (error) {
    hint = error.message;
  }
  if (await dialog(words.conflict, box(para(answer.message), para(hint), pre(...lines)), words["save-mine"]))
    await saving({ ...request, digest: theirs.digest }, saved);
}

async function remove() {
  const { path, digest } = open.document;
  if (!(await dialog(words.delete, para(fill(words["delete-question"], { path })), words.delete))) return;
  await ask("delete", { path, digest });
  forget(path);
  open = null;
  listing.reload();
  location.hash = "";
  say(words.deleted);
}

// The page beside the form; the one that is there stays until the next one is loaded.
function showPreview(url) {
  const frame = preview.querySelector("iframe");
  columns.classList.toggle("with-preview", Boolean(url));
  if (!url) preview.replaceChildren();
  else if (!frame) preview.append(element("iframe", { src: url, title: words.preview }), small(words["preview-saved"]));
  else if (frame.contentDocument?.location.pathname === new URL(url, location).pathname) tellPreview("pageshow");
  else frame.contentWindow.location.replace(url);
}

// problems

function show(found) {
  const places = [...main.querySelectorAll(".problems")];
  for (const each of found) {
    const path = each.path && [...each.path], node = shownProblem(each);
    const place = () => places.find((one) => one.dataset.path === JSON.stringify(path));
    while (!place() && path?.length) path.pop();
    (place() || places[0]).append(node);
    for (let around = node.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  }
}

function shownProblem({ severity, path: at, code, line, column, what, fix, is_fixable }) {
  return problem(severity, para(at === null ? fill(words.line, { line }) + " " : "", what), para(fix),
    is_fixable ? button(words.fix, async () => {
      if (open.isChanged()) return say(words["save-first"]);
      const { path, digest } = open.document;
      showDocument(await ask("fix", { path, digest, code, line, column }));
      listing.reload();
      say(words.fixed);
    }) : null);
}

// a file that no form can show

function showText(stored, base) {
  const { path } = stored;
  const changed = () => shown.changed();
  const text = element("textarea", { id: newId(), class: "text", value: stored.text, input: changed });
  const saved = saver(base === stored);
  main.append(element("div", { class: "actions" }, saved, leave(words.close)),
    top(path), para(words["as-text"]),
    problems({ path: [] }), labelled("whole-file", text));
  const shown = {
    path,
    document: base,
    isChanged: () => text.value !== shown.document.text,
    draft: () => ({ text: text.value, digest: shown.document.digest, before: { text: shown.document.text } }),
    save: () => saving({ path, digest: shown.document.digest, text: text.value }, saved),
  };
  openAs(shown, saved);
  offer(path, (kept) => kept.values || kept.text === stored.text,
    resumed(stored));
  show(stored.problems.map((each) => ({ ...each, path: [], what: fill(words.line, { line: each.line }) + " " + each.what })));
}

// a new document

function showNew(kind, given = { values: {}, body: "" }) {
  const form = kindOf(kind);
  if (!form) return welcome();
  clear();
  const fields = form.fields.filter(isMain), changed = () => shown.changed();
  const made = group(fields, given.values, { path: [], changed });
  const id = newId();
  const text = textField(id, given.body, { changed });
  const typed = () => ({ values: made.get() || {}, body: text.input.value });
  const create = button(words.create, async () => {
    create.disabled = true;
    try {
      if (!(await isComplete(main))) return;
      const stored = await ask("create", { kind, ...typed() });
      forget(shown.path);
      open = null;
      await choices();
      listing.reload();
      go(stored.path);
      say(words.saved);
    } finally {
      create.disabled = false;
    }
  }, "main");
  main.append(top(words["new." + kind]), ...sections(fields, made, text.node, id, null), inline(create, leave(words.cancel)));
  const shown = {
    path: "new/" + kind,
    isChanged: () => made.get() !== null || text.input.value !== "",
    draft: typed,
    save: () => create.click(),
  };
  openAs(shown);
  offer(shown.path, (kept) => same(kept, given), (kept) => showNew(kind, kept));
  made.focus();
}

start();
