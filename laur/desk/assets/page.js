// What the parts of the program share: elements, requests, words, and the line that says what happened.

export const words = {};
export const site = {};

const KEY = "laur-key";

// The key comes with the address once and stays in the browser, for this origin alone.
export function takeKey() {
  const given = new URLSearchParams(location.search).get("key");
  if (given) {
    localStorage.setItem(KEY, given);
    history.replaceState(null, "", location.pathname + location.hash);
  }
  return localStorage.getItem(KEY);
}

export class RequestError extends Error {
  constructor(status, data) {
    super(data.message || "");
    this.status = status;
    this.data = data;
  }
}

// The page of the preview stays as it is while its document is changed: its address may lead nowhere meanwhile.
export const tellPreview = (event) => document.querySelector("iframe")?.contentDocument?.defaultView.dispatchEvent(new Event(event));

export async function ask(name, values = {}) {
  let response;
  if (/^(save|fix|restore|make|undo)/.test(name)) tellPreview("pagehide");
  try {
    response = await fetch("/-laur/desk/" + name, {
      method: "POST",
      headers: { "X-Laur-Key": localStorage.getItem(KEY) || "", "Content-Type": "application/json" },
      body: JSON.stringify(values),
    });
  } catch (error) {
    tellPreview("pageshow");
    throw new RequestError(0, { message: words["no-connection"] || String(error) });
  }
  const data = (response.headers.get("Content-Type") || "").startsWith("application/json")
    ? await response.json() : { message: await response.text() };
  if (response.ok) return data;
  tellPreview("pageshow");
  throw new RequestError(response.status, data || {});
}

// What a request cannot do is said, wherever it was made; what somebody typed stays.
addEventListener("unhandledrejection", (event) => {
  if (!(event.reason instanceof RequestError)) return;
  event.preventDefault();
  say(event.reason.message);
});

// element("p", { class: "hint" }, "text", other): attributes, properties for functions, then children.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key, value);
    else if (key === "value") made.value = value;
    else if (key === "checked") made.checked = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const maker = (name, attributes = {}) => (...nodes) => element(name, attributes, ...nodes);
export const small = maker("p", { class: "hint" });
export const inline = maker("div", { class: "inline" });
export const box = maker("div");
export const top = (text) => {
  document.title = [text, site.title].filter(Boolean).join(" – ");
  return element("h1", {}, text);
};
export const heading = maker("h2");
export const para = maker("p");
export const row = maker("li");
export const pre = maker("pre", { tabindex: "0" });
export const entry = (more) => element("input", { id: newId(), ...more });
export const option = (chosen) => ([value, label]) => element("option", { value, selected: value === chosen }, label);
export const options = (id, values) => element("datalist", { id }, values.map(option()));
export const problem = (kind, ...nodes) => element("div", { class: "problem " + kind }, ...nodes);
export const kindOf = (name) => [...site.kinds, site.settings].find((each) => each.kind === name);
export const choices = async () => { site.choices = await ask("choices"); };
export const part = (name, ...nodes) => element("details", {}, element("summary", {}, words[name]), ...nodes);
export const alarm = (text) => element("p", { role: "alert" }, text);
export const items = (rows, none) => (rows.length ? element("ul", { class: "items" }, rows) : para(none));
export const to = (path) => "#" + encodeURIComponent(path);
export const go = (path) => { location.hash = to(path); };
export const link = (path, content) => row(path ? element("a", { href: to(path) }, content) : box(content));
export const troubles = (found) => found.map((each) => link(each.path, problem(each.severity, each.what, small(each.path + " ", each.fix))));
export const status = (text = "") => element("p", { role: "status" }, text);
export const here = () => decodeURIComponent(location.hash.slice(1));

// A folded part that is drawn whenever it is opened.
export function opened(name, draw) {
  const inner = box(), shown = part(name, inner);
  shown.addEventListener("toggle", () => { if (shown.open) draw(inner); });
  return shown;
}

export function button(label, act, kind = "", name = null) {
  return element("button", { type: "button", class: kind, click: act, "aria-label": name }, label);
}

let number = 0;
export const newId = () => "e" + ++number;

export function say(text) {
  document.querySelector(".status").textContent = text;
  clearTimeout(say.timer);
  if (text) say.timer = setTimeout(() => say(""), 8e3 + text.length * 99);
}

export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// A question in a dialog; resolves to whether it was confirmed, once what was typed is ready. The cursor returns to where it stood.
export function dialog(title, content, confirm, isReady = () => true) {
  return new Promise((resolve) => {
    const id = newId(), before = document.activeElement, { selectionStart: from, selectionEnd: to } = before;
    const form = element("form", { method: "dialog", submit: async (event) => { event.preventDefault(); if (await isReady()) box.close("yes"); } },
      element("h2", { id }, title), content,
      inline(
        element("button", { type: "submit", class: "main", value: "yes" }, confirm),
        button(words.cancel, () => box.close(""))));
    const close = () => {
      if (to > 0) before.setSelectionRange(from, to);
      resolve(box.returnValue === "yes");
      box.remove();
    };
    const box = element("dialog", { "aria-labelledby": id, close }, form);
    document.body.append(box);
    box.showModal();
  });
}
