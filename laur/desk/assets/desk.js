// The program: opens documents, saves them, shows their problems, and keeps what is not saved yet.

import { ask, button, choices, dialog, element, fill, go, inline, newId, para, pre, say, site, small, takeKey, top, words } from "./page.js";
import { compared, showBin, showVersions } from "./history.js";
import { edits, group, same } from "./form.js";
import { labelled, showList } from "./list.js";
import { acceptFiles, addWord, chooser, withDescriptions } from "./files.js";
import { textField } from "./text.js";
import { pages, showActions } from "./daily.js";
import { showPublish } from "./publish.js";

const SECTIONS = ["main", "publication", "context", "address", "more"];
const main = document.querySelector("main");
const listing = document.querySelector(".list");
const preview = document.querySelector(".preview");
const columns = document.querySelector(".columns");
const leave = (label) => button(label, () => { location.hash = ""; }, "plain");
let open = null;

async function start() {
  if (!takeKey()) {
    main.append(top("Laur"), para("laur desk"));
    return;
  }
  let begun;
  try {
    begun = await ask("start");
  } catch (error) {
    main.append(top("Laur"), element("p", { role: "alert" }, error.message));
    return;
  }
  Object.assign(words, begun.texts);
  site.kinds = begun.kinds;
  site.lang = begun.lang;
  site.base = begun.base;
  await choices();
  document.title = begun.title + " – Laur";
  document.querySelector("#skip").textContent = words.skip;
  listing.setAttribute("aria-label", words.documents);
  preview.setAttribute("aria-label", words.preview);
  document.querySelector(".bar").append(
    element("strong", {}, begun.title),
    ...site.kinds.map((each) => button(words["new." + each.kind], () => { location.hash = "#new/" + each.kind; })),
    chooser(words["from-word"], ".docx", (files) => addWord(files, added)));
  document.querySelector(".bar").append(button(words.publish, () => { location.hash = "#publish"; }, "main"));
  acceptFiles(added);
  showList(listing);
  addEventListener("hashchange", route);
  addEventListener("beforeunload", (event) => { if (open?.isChanged()) event.preventDefault(); });
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      open?.save();
    }
  });
  route();
}

async function route() {
  const target = decodeURIComponent(location.hash.slice(1));
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
    clear().append(element("p", { role: "alert" }, error.message));
  }
  main.focus({ preventScroll: true });
}

function clear() {
  open = null;
  preview.replaceChildren();
  columns.classList.remove("with-preview");
  main.replaceChildren();
  return main;
}

async function welcome() {
  const page = clear();
  page.append(top(words.welcome), para(words["welcome-hint"]));
  const { problems, more_problems, changes } = await ask("first-page");
  const link = (path, ...content) => element("li", {}, path ? element("a", { href: "#" + encodeURIComponent(path) }, content) : element("div", {}, content));
  const part = (title, rows) => element("section", {}, element("h2", {}, title), rows.length ? element("ul", { class: "rows" }, rows) : para(words.none));
  if (!location.hash.slice(1)) page.append(
    part(words["site-problems"], problems.map((each) => link(each.path, element("div", { class: "problem " + each.severity }, each.what), element("small", {}, each.path + " ", each.fix)))),
    more_problems ? para(fill(words["more-problems"], { count: more_problems })) : "",
    part(words["site-changes"], changes.map((each) => link(each.path, each.when + ": " + each.what))));
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
  history.replaceState(null, "", "#" + encodeURIComponent(path));
  columns.classList.add("is-open");
  listing.mark();
  showDocument(made.document);
  const notes = [fill(words["word-added"], { name: file.name }), ...made.notes];
  main.querySelector(".problems").before(element("div", { class: "problem", role: "status" }, notes.map((each) => para(each))));
  const body = main.querySelector("textarea.text");
  const text = await withDescriptions(body.value, made.pictures, made.pictures.map((src) => site.base + src));
  if (text === body.value) return;
  body.value = text;
  body.dispatchEvent(new Event("input"));
}

// a document

const draftKey = (path) => "laur-draft:" + path;

function showDocument(document_) {
  clear();
  const kind = site.kinds.find((each) => each.kind === document_.kind);
  if (!document_.is_readable || !kind) return showText(document_);
  let timer = 0;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(keepDraft, 300);
    saved.disabled = false;
  };
  const context = { path: [], changed };
  const made = group(kind.fields, document_.values, context);
  const bodyId = newId();
  const text = textField(bodyId, document_.body, { path: document_.path, lang: document_.values.lang, changed });
  const body = text.input;
  const saved = button(words.save, () => open.save(), "main");
  saved.disabled = true;
  const problems = element("div", { class: "problems", "data-path": "[]" });
  const ofBody = element("div", { class: "problems", "data-path": "null" });
  const versions = element("div", {});
  const title = document_.values.title || document_.values.name;
  main.append(
    element("div", { class: "actions" }, saved,
      document_.url ? element("a", { class: "button", href: document_.url, target: "_blank" }, words["open-page"]) : null,
      button(words.delete, () => remove(document_), "plain"),
      leave(words.close)),
    top(typeof title === "string" ? title : document_.path), small(document_.path), problems,
    ...sections(kind.fields, made, text.node, bodyId, ofBody),
    showActions(document_, () => open?.isChanged()),
    element("details", { toggle: (event) => { if (event.target.open) showVersions(versions, open.document, showDocument); } },
      element("summary", {}, words.versions), versions));
  open = {
    document: document_,
    isChanged: () => body.value !== open.document.body || edits(open.document.values, made.get() || {}).length > 0,
    async save() {
      const request = { path: open.document.path, digest: open.document.digest, edits: edits(open.document.values, made.get() || {}) };
      if (body.value !== open.document.body) request.body = body.value;
      await saving(request, saved);
    },
  };
  restoreDraft(document_);
  show(document_.problems);
  if (document_.url) showPreview(document_.url);

  function keepDraft() {
    const mine = { digest: document_.digest, values: made.get(), body: body.value };
    try {
      if (open?.isChanged()) localStorage.setItem(draftKey(document_.path), JSON.stringify(mine));
      else localStorage.removeItem(draftKey(document_.path));
    } catch (full) {}
  }
}

function sections(fields, made, body, bodyId, ofBody) {
  const nodes = [];
  for (const name of SECTIONS) {
    const inSection = fields.filter((each) => (each.section || "main") === name);
    if (!inSection.length && name !== "main") continue;
    const controls = inSection.map((each) => made.controls.get(each.key).node);
    if (name === "main") {
      const ahead = inSection.filter((each) => ["title", "name", "date"].includes(each.key)).map((each) => made.controls.get(each.key).node);
      nodes.push(...ahead, element("div", { class: "field" }, element("label", { for: bodyId }, words.text), body, ofBody),
        ...controls.filter((each) => !ahead.includes(each)));
    } else nodes.push(element("details", { "data-section": name }, element("summary", {}, words["section." + name]), controls));
  }
  return nodes;
}

async function saving(request, saved) {
  saved.disabled = true;
  const shown = open;
  try {
    const made = await ask("save", request);
    localStorage.removeItem(draftKey(made.path));
    say(made.note || words.saved);
    await choices();
    listing.reload();
    if (open !== shown) return;
    const at = document.activeElement?.name, position = scrollY;
    showDocument(made);
    const again = at && main.querySelector("[name=" + JSON.stringify(at) + "]");
    (again || main.querySelector(".actions button")).focus({ preventScroll: true });
    scrollTo(0, position);
  } catch (error) {
    saved.disabled = false;
    if (error.status === 409 && "theirs" in error.data) await conflict(error.data, request);
    else say(error.message);
  }
}

// Both versions are shown; nothing is overwritten before somebody chose.
async function conflict(answer, request) {
  const theirs = answer.theirs;
  if (!theirs) return say(words["deleted-meanwhile"]);
  const text = await ask("text", { path: theirs.path });
  const changes = pre(...await compared(theirs.body, request.body ?? theirs.body));
  const content = element("div", {}, para(answer.message),
    para(words["their-version"]), pre(text),
    request.body === undefined ? null : element("div", {}, para(words["your-text"]), changes));
  if (await dialog(words.conflict, content, words["save-mine"]))
    saving({ ...request, digest: theirs.digest }, button("", () => {}));
}

async function remove(document_) {
  if (!(await dialog(words.delete, para(fill(words["delete-question"], { path: document_.path })), words.delete))) return;
  try {
    await ask("delete", { path: document_.path, digest: document_.digest });
    localStorage.removeItem(draftKey(document_.path));
    open = null;
    listing.reload();
    location.hash = "";
    say(words.deleted);
  } catch (error) {
    say(error.message);
  }
}

function restoreDraft(document_) {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(draftKey(document_.path)) || "null");
  } catch (damaged) {}
  if (!kept || (same(kept.values, document_.values) && kept.body === document_.body)) return;
  const note = element("div", { class: "problem" }, para(words["draft-kept"]),
    button(words["draft-use"], () => { showDocument({ ...document_, values: kept.values || {}, body: kept.body }); open.document = document_; document.querySelector(".actions button").disabled = false; }),
    button(words["draft-drop"], () => { localStorage.removeItem(draftKey(document_.path)); note.remove(); }, "plain"));
  main.querySelector(".problems").before(note);
}

function showPreview(url) {
  columns.classList.add("with-preview");
  preview.replaceChildren(element("iframe", { src: url, title: words.preview }));
}

// problems

function show(problems) {
  const places = [...main.querySelectorAll(".problems")];
  for (const problem of problems) {
    const path = problem.path && [...problem.path];
    let place = null;
    for (;;) {
      place = places.find((each) => each.dataset.path === JSON.stringify(path));
      if (place || !path || !path.length) break;
      path.pop();
    }
    const node = shownProblem(problem);
    (place || places[0]).append(node);
    for (let around = node.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  }
}

function shownProblem(problem) {
  const where = problem.path === null ? fill(words.line, { line: problem.line }) + " " : "";
  return element("div", { class: "problem " + problem.severity },
    para(where, problem.what), para(problem.fix),
    problem.is_fixable ? button(words.fix, async () => {
      if (open.isChanged()) return say(words["save-first"]);
      const { code, line, column } = problem;
      try {
        showDocument(await ask("fix", { path: open.document.path, digest: open.document.digest, code, line, column }));
        listing.reload();
        say(words.fixed);
      } catch (error) {
        say(error.message);
      }
    }) : null);
}

// a file that no form can show

function showText(document_) {
  const id = newId();
  const text = element("textarea", { id, class: "text", value: document_.text, input: () => { saved.disabled = false; } });
  const saved = button(words.save, () => open.save(), "main");
  saved.disabled = true;
  main.append(element("div", { class: "actions" }, saved, leave(words.close)),
    top(document_.path), para(words["as-text"]),
    element("div", { class: "problems", "data-path": "[]" }), labelled(words["whole-file"], text));
  open = {
    document: document_,
    isChanged: () => text.value !== document_.text,
    save: () => saving({ path: document_.path, digest: document_.digest, text: text.value }, saved),
  };
  show(document_.problems.map((each) => ({ ...each, path: [], what: fill(words.line, { line: each.line }) + " " + each.what })));
}

// a new document

function showNew(kind) {
  const form = site.kinds.find((each) => each.kind === kind);
  if (!form) return welcome();
  clear();
  const made = group(form.fields.filter((each) => (each.section || "main") === "main"), {}, { path: [], changed() {} });
  const id = newId();
  const text = textField(id, "");
  const body = text.input;
  const create = button(words.create, async () => {
    create.disabled = true;
    try {
      const document_ = await ask("create", { kind, values: made.get() || {}, body: body.value });
      open = null;
      await choices();
      listing.reload();
      go(document_.path);
      say(words.saved);
    } catch (error) {
      create.disabled = false;
      say(error.message);
    }
  }, "main");
  main.append(top(words["new." + kind]),
    ...sections(form.fields.filter((each) => (each.section || "main") === "main"), made, text.node, id, null),
    inline(create, leave(words.cancel)));
  open = { isChanged: () => made.get() !== null || body.value !== "", save: () => create.click() };
  made.focus();
}

start();
