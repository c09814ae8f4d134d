// The text of a document: Markdown by buttons and keys, clean pasting, pictures, a preview that scrolls along.
// Every change goes through put(), so that Ctrl+Z takes it back.

import { ask, box, button, dialog, element, entry, problem, words } from "./page.js";
import { chooser, isPicture, picture, withDescriptions } from "./files.js";
import { labelled } from "./list.js";

const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;

function put(input, start, end, text, from = text.length, to = from) {
  input.focus();
  input.setSelectionRange(start, end);
  if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
    input.setRangeText(text);
    input.dispatchEvent(new Event("input"));
  }
  input.setSelectionRange(start + from, start + to);
}

export function textField(id, value, { path = "", lang = null, changed = null } = {}) {
  const notes = element("div", { role: "status" });
  const read = () => follow(input, input.selectionStart);
  const input = element("textarea", { id, name: "text", class: "text", value, spellcheck: "true", lang,
    input: changed, keydown: pressed, paste: pasted, drop: dropped, keyup: read, click: read,
    scroll: () => follow(input, (input.value.length * input.scrollTop) / input.scrollHeight | 0) });
  const acts = {
    bold: ["B", () => wrap(input, "**")],
    italic: ["I", () => wrap(input, "*")],
    link: ["K", () => link(input)],
    heading: ["2", () => prefix(input, /^#+ /, (mark) => ({ "": "## ", "## ": "### " })[mark] || "")],
    list: ["8", () => prefix(input, /^[-*] /, (mark) => (mark ? "" : "- "))],
    table: ["9", () => block(input, words["sample-table"])],
    picture: ["6", () => pictures.firstChild.click()],
  };
  const pictures = chooser("tool.picture", "image/*,.heic,.heif", add);
  const tools = Object.keys(acts).map((name) => (name === "picture" ? pictures : button(words["tool." + name], acts[name][1])));
  tools.forEach((each, index) => {
    const [key] = Object.values(acts)[index], keys = (key < "A" ? "Shift+" : "") + key;
    const named = each.firstElementChild || each;
    named.title = "Ctrl+" + keys;
    named.setAttribute("aria-keyshortcuts", "Control+" + keys);
  });
  function pressed(event) {
    const key = event.code.replace(/^Key|^Digit/, "");
    const found = Object.values(acts).find((each) => each[0] === key && event.shiftKey === key < "A");
    if (!found || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    found[1]();
  }
  function pasted(event) {
    const data = event.clipboardData, html = data.getData("text/html"), plain = data.getData("text/plain").trim();
    const files = [...data.files].filter(isPicture), isLink = ADDRESS.test(plain) && input.selectionStart < input.selectionEnd;
    // More plain text than a document may have is refused with a sentence; the browser would be busy with it for long.
    const isFiles = files.length && !plain, isRead = html || plain[5e5];
    if (isFiles || isLink || isRead) event.preventDefault();
    if (isFiles) add(files);
    else if (isLink) wrap(input, "[", "](" + plain + ")");
    else if (isRead) paste(html, plain);
  }
  function dropped(event) {
    const files = [...event.dataTransfer.files].filter(isPicture);
    if (files.length) event.preventDefault(), add(files);
  }
  async function paste(html, plain) {
    input.readOnly = true;
    try {
      const found = await ask("paste", { html, plain, path });
      const text = await withDescriptions(found.markdown, found.pictures, html.match(/data:image[^"'\s>]+/g) || []);
      input.readOnly = false;
      block(input, text, !/\n|^([-#>|!]|\d+\. )/.test(text.trim()));
      notes.replaceChildren(...found.notes.map((each) => problem("", each)));
    } finally {
      input.readOnly = false;
    }
  }
  async function add(files) {
    for (const file of files) {
      const text = await picture(file, path);
      if (text) block(input, text);
    }
  }
  return { input, node: box(element("div", { class: "tools", role: "toolbar", "aria-label": words.tools }, tools), input, notes) };
}

// Puts marks around the selection, or takes them away; without a selection, around a word to be replaced.
function wrap(input, mark, closing = mark) {
  const { selectionStart: start, selectionEnd: end, value } = input, text = value.slice(start, end);
  if (text && value.slice(0, start).endsWith(mark) && value.slice(end).startsWith(closing))
    return put(input, start - mark.length, end + closing.length, text, 0, text.length);
  const inside = text || words["sample-text"];
  put(input, start, end, mark + inside + closing, mark.length, mark.length + inside.length);
}

// Changes the mark at the beginning of each selected line, as the first of them needs it.
function prefix(input, known, next) {
  const { selectionStart, selectionEnd, value } = input, start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const end = (value + "\n").indexOf("\n", selectionEnd), before = value.slice(0, start), lines = value.slice(start, end).split("\n");
  const mark = next((lines[0].match(known) || [""])[0]);
  const ahead = !mark || !before.trim() || before.endsWith("\n\n") || known.test(before.trim().split("\n").pop()) ? "" : "\n";
  const text = ahead + lines.map((line) => mark + line.replace(known, "")).join("\n");
  put(input, start, end, text, lines[1] === undefined ? text.length : ahead.length, text.length);
}

// Inserts a para, a table or a picture with empty lines around it, or a few words within a line.
function block(input, text, isInline) {
  const { selectionStart: start, selectionEnd: end, value } = input, before = value.slice(0, start), after = value.slice(end);
  const gap = (has) => (isInline ? "" : "\n\n".slice(has));
  const ahead = before.trim() ? gap(before.match(/\n*$/)[0].length) : "";
  put(input, start, end, ahead + text + (after.trim() ? gap(after.match(/^\n*/)[0].length) : ""), (ahead + text).length);
}

async function link(input) {
  const start = input.selectionStart, end = input.selectionEnd, chosen = input.value.slice(start, end), isAddress = ADDRESS.test(chosen);
  const text = entry({ value: isAddress ? "" : chosen });
  const address = entry({ value: isAddress ? chosen : "https://", inputmode: "url" });
  const content = box(labelled("link-text", text), labelled("link-address", address));
  const answer = await dialog(words["tool.link"], content, words.insert);
  const href = address.value.trim().replace(/[\s()]/g, (each) => "%" + each.charCodeAt(0).toString(16));
  if (answer && href && href !== "https://") put(input, start, end, "[" + (text.value.trim() || href) + "](" + href + ")");
  else input.focus();
}

// Scrolls the preview to the para of the text that is being read or written.
const letters = (text) => text.replace(/\]\([^)]*\)|[^\p{L}\p{N}]/gu, "").toLowerCase();

function follow(input, at) {
  const frame = document.querySelector(".preview iframe"), page = frame?.contentDocument, value = input.value;
  const wanted = letters(value.slice(value.lastIndexOf("\n", at - 1) + 1, (value + "\n").indexOf("\n", at))).slice(0, 40);
  if (!page || !wanted) return;
  const found = [...page.querySelectorAll("main p, main li, main h2, main h3, main tr")].find((each) => letters(each.textContent).startsWith(wanted));
  const box = found?.getBoundingClientRect(), height = frame.contentWindow.innerHeight;
  if (found && (box.top < 0 || box.bottom > height)) frame.contentWindow.scrollBy(0, box.top - height / 3);
}
