// Forms: one control for each kind of field. A control is { node, get, focus }; get() returns its value, or null.

import { alarm, ask, box, button, choices, dialog, element, fill, inline, kindOf, newId, option, options, part, problem, row, say, site, words } from "./page.js";
import { addFile, chooser } from "./files.js";

// The edits that lead from one value to another, as deep as both are groups, so that the rest of a group stays as it is.
export function edits(before, after, path = []) {
  if (same(before, after)) return [];
  if (isGroup(before) && isGroup(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => edits(before[key] ?? null, after[key] ?? null, [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length && after.every(isGroup))
    return after.flatMap((each, index) => edits(before[index], each, [...path, index]));
  return [{ path, value: after }];
}

const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

export function same(one, other) {
  return JSON.stringify(normal(one)) === JSON.stringify(normal(other));
}

// A value without what is empty, and with its keys in order, as texts: what front matter holds.
function normal(value) {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return value.length ? value.map(normal) : null;
  if (typeof value !== "object") return String(value);
  const kept = Object.keys(value).sort().filter((key) => normal(value[key]) !== null);
  return kept.length ? kept.map((key) => [key, normal(value[key])]) : null;
}

// The controls of a group of fields, by key. The values of keys that have no field stay as they are.
export function group(fields, value, context) {
  const given = isGroup(value) ? value : {};
  const controls = new Map();
  const inner = { ...context, one: (key) => controls.get(key)?.get() ?? given[key] ?? null };
  for (const field of fields) controls.set(field.key, control(field, given[field.key] ?? null, child(inner, field.key)));
  return {
    controls,
    nodes: fields.map((field) => controls.get(field.key).node),
    get() {
      const found = {};
      for (const key of new Set([...controls.keys(), ...Object.keys(given)])) {
        const now = controls.has(key) ? controls.get(key).get() : given[key];
        if (now !== null) found[key] = now;
      }
      return filled(found);
    },
    focus: () => controls.values().next().value?.focus(),
  };
}

const child = (context, step) => ({ ...context, path: [...context.path, step], label: "" });

// What names and describes a control: its label, or else the list that it is in; and what finds it again after a save.
const named = (field, context, id) => ({
  id, name: JSON.stringify(context.path), "aria-label": field.label ? null : context.label, "aria-describedby": id + "-hint " + id + "-reading",
});

export function control(field, value, context) {
  if (value !== null && !fits(field, value)) return asWritten(field, value, context);
  switch (field.kind) {
    case "boolean": return checkbox(field, value, context);
    case "choice": return chosen(field, value, context, field.choices || []);
    case "lang": return chosen(field, value, context, field.choices || site.choices.languages.map((each) => [each, each]));
    case "organisation": case "scheme": return reference(field, value, context);
    case "localised": return localised(field, value, context);
    case "group": return fieldset(field, value, context);
    case "list": return list(field, value, context);
    case "mapping": case "identifiers": return mapping(field, value, context);
    default: return text(field, value, context);
  }
}

function fits(field, value) {
  if (field.kind === "list") return Array.isArray(value);
  if (["group", "mapping", "identifiers"].includes(field.kind)) return isGroup(value);
  if (field.kind === "localised") return !Array.isArray(value);
  return typeof value !== "object";
}

// A value of another kind than the form expects is shown and kept; its problem says what to do.
function asWritten(field, value, context) {
  const shown = element("pre", {}, JSON.stringify(value, null, 1));
  return { node: framed(field, context, shown, newId()), get: () => value, focus() {} };
}

// labels, hints, problems

function framed(field, context, body, id, extra = null) {
  const label = field.label && element("label", { for: id, class: field.is_required && "needed" }, field.label);
  return element("div", { class: "field" }, label, body, hint(field, id), extra, problems(context));
}

function hint(field, id) {
  const text = [field.hint, field.example && fill(words.example, { example: field.example })].filter(Boolean).join(" ");
  return text ? element("p", { class: "hint", id: id + "-hint" }, text) : null;
}

const note = (field) => hint({ hint: field.hint }, newId());

// The place for problems of a field; desk.js fills it.
export function problems(context) {
  return element("div", { class: "problems", "data-path": JSON.stringify(context.path) });
}

// Says at each field that is needed that it is empty; also in groups with some value, where no form shows problems later.
export async function isComplete(node, isDeep) {
  await proposals();
  const inputs = (of) => [...of.querySelectorAll("input:not([type]), select, textarea")];
  const isStated = (of) => inputs(of).some((each) => each.value.trim());
  node.querySelectorAll(".missing").forEach((each) => each.remove());
  const missing = [...node.querySelectorAll(".needed")].map((each) => each.parentNode).filter((each) => {
    const around = each.parentNode.closest("fieldset");
    return inputs(each)[0] && !isStated(each) && (!around || (isDeep && isStated(around)));
  });
  for (const each of missing) each.querySelector(".problems").append(problem("error missing", alarm(words.needed)));
  if (missing[0]) inputs(missing[0])[0].focus();
  return !missing[0];
}

// single values

function text(field, value, context) {
  const id = newId();
  const call = field.date ? "reading" : context.path.at(-2) === "tags" ? "similar-tag" : "";
  const input = element(field.is_long ? "textarea" : "input", {
    ...named(field, context, id), value: value ?? "", "aria-required": field.is_required && "true",
    inputmode: field.kind === "integer" ? "numeric" : field.kind === "number" ? "decimal" : null,
    input: () => { context.changed(); reading(); }, autocomplete: "off",
  });
  const extra = call ? [element("p", { class: "reading", id: id + "-reading", "aria-live": "polite" })] : [];
  const known = suggestions(field, context);
  if (known.length) {
    const list = options(id + "-list", []);
    input.setAttribute("list", list.id);
    input.addEventListener("focus", () => list.append(...known.map(option())), { once: true });
    extra.push(list);
  }
  const set = (text) => { input.value = text; context.changed(); reading(); };
  const words_ = (field.words || []).map(([word, label]) => button(label, () => set(word)));
  if (field.kind === "path") extra.push(chooser("choose-file", "", async ([file]) => set((await addFile(file, context.document)) || input.value)));
  let timer = 0;
  function reading() {
    clearTimeout(timer);
    if (call) timer = setTimeout(async () => {
      const { sentence, value } = input.value ? await ask(call, { kind: field.date, key: field.key, text: input.value }).catch(() => ({})) : {};
      extra[0].replaceChildren(sentence || "", value ? button(value, () => set(value), "plain") : "");
    }, 150);
  }
  if (field.date) reading();
  const body = words_.length ? inline(input, words_) : input;
  return { node: framed(field, context, body, id, extra), get: () => input.value.trim() || null, set, focus: () => input.focus() };
}

const pair = (each) => [each.value, each.label];

// Values that exist already, for the fields that repeat them.
function suggestions(field, context) {
  const known = site.choices;
  const parent = context.path.at(-2);
  const key = field.key || parent;
  if (key === "tags") return known.tags.map((each) => [each.value, fill(words.uses, { count: each.count || 0 })]);
  if (key === "place") return known.places.map(pair);
  if (key === "related" || key === "translation_of") return known.announcements.map((each) => [each.value.split("/").pop(), each.label]);
  if (key === "supersedes" || key === "ref") return known.certificates.map(pair);
  if (field.kind === "path") return known.media.map((each) => ["/" + each, each.split("/").pop()]);
  return [];
}

function checkbox(field, value, context) {
  const id = newId();
  const stated = value !== null;
  const input = element("input", { ...named(field, context, id), type: "checkbox", checked: stated ? value === "true" : field.default, change: () => { touched = true; context.changed(); } });
  let touched = stated;
  const node = element("div", { class: "field" },
    element("div", { class: "check" }, input, element("label", { for: id }, field.label)), hint(field, id), problems(context));
  return {
    node,
    get() {
      if (!touched) return null;
      return stated || input.checked !== (field.default === true) ? String(input.checked) : null;
    },
    focus: () => input.focus(),
  };
}

const NEW = "\u0000new";

// A value that cannot be chosen stays, marked as wrong, until another one is chosen.
function chosen(field, value, context, given, wrong = words["no-choice"]) {
  const id = newId();
  const isWrong = value !== null && !given.some(([each]) => each === value);
  const kept = isWrong ? option(value)([value, fill(wrong, { value })]) : null;
  const change = () => {
    if (kept && input.value !== NEW) {
      kept.remove();
      input.ariaInvalid = null;
    }
    context.changed();
  };
  const input = element("select", { ...named(field, context, id), change, "aria-invalid": isWrong && "true" },
    [["", words["not-stated"]], ...given].map(option(value ?? "")), kept);
  return { input, node: framed(field, context, input, id), get: () => input.value || null, focus: () => input.focus() };
}

// An organisation or a scheme, chosen by name; a new one can be made without leaving the form.
function reference(field, value, context) {
  const kind = field.kind + "s";
  const known = () => site.choices[kind].map((each) => [each.value, each.label + " (" + each.value + ")"]);
  const changed = async () => {
    if (input.value === NEW) {
      const made = await create(kind).catch((error) => say(error.message));
      if (made) input.lastChild.before(...known().filter(([each]) => each === made).map(option()));
      input.value = made || last;
    }
    last = input.value;
    context.changed();
    context.chosen?.(field.key);
  };
  const made = chosen(field, value, { ...context, changed }, [...known(), [NEW, words["new." + kind]]]), { input } = made;
  let last = value ?? "";
  return { ...made, get: () => (input.value === NEW ? null : made.get()) };
}

async function create(kind) {
  const keys = { organisations: ["name", "short_name", "city"], schemes: ["name", "levels"] }[kind];
  const fields = kindOf(kind).fields.filter((each) => keys.includes(each.key));
  const form = group(fields, {}, { path: [], changed() {} });
  const content = box(form.nodes);
  if (!(await dialog(words["new." + kind], content, words.create, () => isComplete(content, true)))) return null;
  const made = await ask("create", { kind, values: form.get() });
  await choices();
  return made.path.split("/").pop().replace(/\.md$/, "");
}

// The levels of the chosen scheme only.
function level(field, value, context) {
  const scheme = site.choices.schemes.find((each) => each.value === context.one("scheme"));
  const levels = scheme ? scheme.levels || [] : [{ value, label: value }].filter((each) => value);
  return chosen(field, value, context, levels.map(pair), scheme && fill(words["no-level"], { scheme: scheme.label }));
}

function localised(field, value, context) {
  const { languages } = site.choices;
  if (languages.length < 2 && !isGroup(value)) return text({ ...field, kind: "text" }, value, context);
  const given = isGroup(value) ? value : value === null ? {} : { "": value };
  const keys = [...new Set([...Object.keys(given), ...("" in given ? [] : languages)])];
  const inner = keys.map((key) => [key, text({ ...field, kind: "text", label: key || words["all-languages"], hint: "", example: "" }, given[key] ?? null, child(context, key))]);
  const node = set(field, context, inner.map(([, each]) => each.node));
  return {
    node,
    get() {
      const found = Object.fromEntries(inner.map(([key, each]) => [key, each.get()]).filter(([, each]) => each !== null));
      if ("" in found) return found[""];
      return filled(found);
    },
    focus: () => inner[0]?.[1].focus(),
  };
}

// groups and lists

const filled = (values) => (Object.keys(values).length ? values : null);

function set(field, context, ...nodes) {
  const legend = field.label && element("legend", { class: field.is_required && "needed" }, field.label);
  return element("fieldset", { "aria-label": legend ? null : context.label }, legend, note(field), problems(context), ...nodes);
}

function fieldset(field, value, context) {
  const made = members(field, value, context);
  return { ...made, node: set(field, context, made.nodes) };
}

// What a form would still propose; a save asks for it first.
const pending = new Set();
export const proposals = () => Promise.all([...pending].map((each) => each()));

// The fields of a group; an id is proposed, of a certificate the level follows the scheme, and what is rarely stated is folded.
function members(field, value, context) {
  let timer, proposed = "";
  const changed = () => { context.changed(); clearTimeout(timer); timer = setTimeout(propose, 200); pending.add(propose); };
  const inner = { ...context, changed, chosen: (key) => { if (key === "scheme") setLevels(made.get()); } };
  const made = group(field.fields || [], value, inner);
  setLevels(value);
  const shown = [...made.controls].map(([key, each]) => [field.fields.find((one) => one.key === key), each]);
  const folded = shown.filter(([one, each]) => one.section && each.get() === null);
  const nodes = shown.filter((each) => !folded.includes(each)).map(([, each]) => each.node);
  if (folded.length) nodes.push(part("more", folded.map(([, each]) => each.node)));
  return { nodes, get: made.get, focus: made.focus };

  // Other controls stay: one of them may still wait for an answer.
  function setLevels(now) {
    const replaced = made.controls.get("level");
    if (!replaced || !made.controls.has("scheme")) return;
    const schema = field.fields.find((each) => each.key === "level");
    const leveled = level(schema, now?.level ?? null, { ...child(inner, "level"), one: (key) => made.controls.get(key)?.get() });
    replaced.node.replaceWith(leveled.node);
    made.controls.set("level", leveled);
  }
  async function propose() {
    clearTimeout(timer);
    const now = made.get() || {}, own = made.controls.get("id"), rank = made.controls.get("rank");
    if (rank && now.name && !now.rank) rank.set(context.path.at(-1) + 1);
    if (own && (now.name || (now.organisation && now.scheme)) && (now.id || "") === proposed) {
      const { id } = await ask("propose-id", now).catch(() => ({ id: proposed }));
      if (id !== proposed) own.set(proposed = id);
    }
    pending.delete(propose);
  }
}

// A button that removes one of several parts of a form; the next one to be pressed is returned by a function.
const remover = (all, each, next, context) => button("×", () => {
  all.splice(all.indexOf(each), 1);
  each.node.remove();
  next().focus();
  context.changed();
}, "plain", words.remove);

// A button that adds a part; several parts of one kind are named by what they are in.
const adding = (field, what, act) => button(what ? fill(words.add, { what }) : words["add-one"], act, "", what ? null : fill(words.add, { what: field.label }));

function list(field, value, context) {
  const items = [];
  const node = element("ul", { class: "items" });
  const kinds = [field.item, ...(field.item.others || [])];
  function add(given, at = null) {
    const entry = {};
    const item = kinds.find((each) => given && isGroup(given) && each.tag && (each.fields || []).some((one) => one.key === "ref") === "ref" in given) || at || kinds[0];
    const inner = { ...child(context, items.length), label: field.label + " " + (items.length + 1) };
    entry.control = control({ ...item, label: item.kind === "group" ? words["kind." + item.tag] || "" : "", key: "" }, given, inner);
    entry.node = row(entry.control.node, inline(
      button("↑", () => up(entry), "plain", words.up), remover(items, entry, () => adders[0], context)));
    items.push(entry);
    node.append(entry.node);
    return entry;
  }
  function up(entry) {
    const at = items.indexOf(entry), before = items[at - 1];
    if (!before) return;
    items.splice(at - 1, 2, entry, before);
    entry.node.after(before.node);
    context.changed();
  }
  const adders = kinds.map((each) => adding(field, words["kind." + each.tag], () => {
    add(null, each).control.focus();
    context.changed();
  }));
  (value || []).forEach((each) => add(each));
  return {
    node: set(field, context, node, inline(adders)),
    get() {
      const found = items.map((each) => each.control.get()).filter((each) => each !== null);
      return found.length ? found : null;
    },
    focus: () => adders[0].focus(),
  };
}

function mapping(field, value, context) {
  const rows = [];
  const node = box();
  function add(key, given) {
    const name = element("input", { "aria-label": words.key, value: key, list: id, input: () => context.changed() });
    const item = field.item || { kind: "text" };
    const made = control({ ...item, key: "", label: "" }, given, { ...child(context, key), label: field.label + " " + (rows.length + 1) });
    const row = { name, made };
    row.node = element("div", { class: "both" }, inline(name, remover(rows, row, () => adder, context)), made.node);
    rows.push(row);
    node.append(row.node);
  }
  const id = newId();
  Object.entries(value || {}).forEach(([key, given]) => add(key, given));
  const adder = adding(field, "", () => { add("", null); rows.at(-1).name.focus(); });
  return {
    node: set(field, context, node, options(id, (field.fields || []).map((each) => [each.key, each.label])), adder),
    get() {
      const found = Object.fromEntries(rows.map((each) => [each.name.value.trim(), each.made.get()]).filter(([key, each]) => key && each !== null));
      return filled(found);
    },
    focus: () => adder.focus(),
  };
}
