// The text of a document: buttons and shortcuts for Markdown, clean pasting, pictures, a preview that scrolls along.
// Every change goes through put(), so that Ctrl+Z takes it back.

import { ask, button, dialog, element, newId, say, words } from "./page.js";
import { chooser, isPicture, picture, withDescriptions } from "./files.js";

const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;

function put(input, start, end, text, from = text.length, to = from) {
  input.focus();
  input.setSelectionRange(start, end);
  if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
    input.setRangeText(text, start, end);
    input.dispatchEvent(new Event("input"));
  }
  input.setSelectionRange(start + from, start + to);
}

export function textField(id, value, { path = "", lang = null, changed = () => {} } = {}) {
  const notes = element("div", { role: "status", class: "notes" });
  const input = element("textarea", { id, name: "text", class: "text", value, spellcheck: "true", lang, input: changed });
  const marked = (mark, word) => () => wrap(input, mark, word);
  const acts = [
    ["bold", "B", marked("**", words["sample-text"])],
    ["italic", "I", marked("*", words["sample-text"])],
    ["link", "K", () => link(input)],
    ["heading", "2", () => prefix(input, /^#{1,6} /, (line) => (line.startsWith("## ") ? "### " : line.startsWith("### ") ? "" : "## "))],
    ["list", "8", () => prefix(input, /^[-*] /, (line) => (/^[-*] /.test(line) ? "" : "- "))],
    ["table", "9", () => block(input, words["sample-table"])],
  ];
  const pictures = chooser(words["tool.picture"], "image/*,.heic,.heif", addPictures, shortcut("6"));
  const tools = element("div", { class: "tools", role: "toolbar", "aria-label": words.tools, "aria-controls": id },
    acts.map(([name, key, act]) => { const made = button(words["tool." + name], act); for (const [attribute, text] of Object.entries(shortcut(key))) made.setAttribute(attribute, text); return made; }), pictures);

  input.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.code.replace(/^(Key|Digit)/, "");
    const found = [...acts, ["picture", "6", () => pictures.firstChild.click()]].find((each) => each[1] === key && event.shiftKey === /\d/.test(key));
    if (!found) return;
    event.preventDefault();
    found[2]();
  });
  input.addEventListener("paste", (event) => {
    const data = event.clipboardData, html = data.getData("text/html"), plain = data.getData("text/plain").trim();
    const files = [...data.files].filter(isPicture);
    if (files.length && !plain) {
      event.preventDefault();
      addPictures(files);
    } else if (ADDRESS.test(plain) && input.selectionStart < input.selectionEnd) {
      event.preventDefault();
      wrap(input, "[", "", "](" + plain + ")");
    } else if (html) {
      event.preventDefault();
      paste(html, plain);
    }
  });
  input.addEventListener("drop", (event) => {
    const files = [...event.dataTransfer.files].filter(isPicture);
    if (!files.length) return;
    event.preventDefault();
    addPictures(files);
  });
  const follow = () => followed(input, input.selectionStart);
  input.addEventListener("keyup", follow);
  input.addEventListener("click", follow);
  input.addEventListener("scroll", () => followed(input, Math.round(input.value.length * input.scrollTop / Math.max(1, input.scrollHeight - input.clientHeight))));

  async function paste(html, plain) {
    input.readOnly = true;
    try {
      const found = await ask("paste", { html, plain, path });
      const text = await withDescriptions(found.markdown, found.pictures, html.match(/data:image[^"'\s>]+/g) || []);
      input.readOnly = false;
      block(input, text, !/\n|^([-#>|!]|\d+\. )/.test(text.trim()));
      notes.replaceChildren(...found.notes.map((each) => element("p", { class: "problem" }, each)));
    } catch (error) {
      say(error.message);
    }
    input.readOnly = false;
  }
  async function addPictures(files) {
    for (const file of files) {
      const text = await picture(file, path);
      if (text) block(input, text);
    }
  }
  return { input, node: element("div", {}, tools, input, notes) };
}

const shortcut = (key) => {
  const keys = (/\d/.test(key) ? "Control+Shift+" : "Control+") + key;
  return { "aria-keyshortcuts": keys, title: keys.replace("Control", "Ctrl") };
};

// Puts marks around the selection, or takes them away; without a selection, around a word to be replaced.
function wrap(input, mark, sample, closing = mark) {
  const { selectionStart: start, selectionEnd: end, value } = input;
  const text = value.slice(start, end);
  const outer = value.slice(start - mark.length, start) === mark && value.slice(end, end + closing.length) === closing;
  if (outer && text) return put(input, start - mark.length, end + closing.length, text, 0, text.length);
  const inside = text || sample;
  put(input, start, end, mark + inside + closing, mark.length, mark.length + inside.length);
}

// Changes the mark at the beginning of each selected line, as the first of them needs it.
function prefix(input, known, next) {
  const { selectionStart, selectionEnd, value } = input;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const end = (value + "\n").indexOf("\n", Math.max(selectionEnd - (value[selectionEnd - 1] === "\n" && selectionEnd > start + 1), start));
  const lines = value.slice(start, end).split("\n");
  const mark = next(lines[0]);
  const ahead = mark && value.slice(0, start).trim() && !/\n\n$/.test(value.slice(0, start)) && !known.test(value.slice(value.lastIndexOf("\n", start - 2) + 1)) ? "\n" : "";
  const text = ahead + lines.map((line) => (line || lines.length === 1 ? mark + line.replace(known, "") : line)).join("\n");
  put(input, start, end, text, lines.length > 1 ? ahead.length : text.length, text.length);
}

// Inserts a paragraph, a table or a picture with empty lines around it; a few words within a line.
function block(input, text, isInline = false) {
  const { selectionStart: start, selectionEnd: end, value } = input;
  if (isInline) return put(input, start, end, text);
  const before = value.slice(0, start), after = value.slice(end);
  const ahead = !before.trim() || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const behind = !after.trim() || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  put(input, start, end, ahead + text + behind, ahead.length + text.length);
}

async function link(input) {
  const start = input.selectionStart, end = input.selectionEnd, chosen = input.value.slice(start, end);
  const text = element("input", { id: newId(), value: ADDRESS.test(chosen) ? "" : chosen, autocomplete: "off" });
  const address = element("input", { id: newId(), value: ADDRESS.test(chosen) ? chosen : "https://", autocomplete: "off", inputmode: "url" });
  const field = (label, control) => element("div", { class: "field" }, element("label", { for: control.id }, label), control);
  const answer = await dialog(words["tool.link"], element("div", {}, field(words["link-text"], text), field(words["link-address"], address)), words.insert);
  const href = address.value.trim().replace(/[\s()]/g, encodeURIComponent).replace(/\(/g, "%28").replace(/\)/g, "%29");
  if (answer && href && href !== "https://") put(input, start, end, "[" + (text.value.trim() || href) + "](" + href + ")");
  else input.focus();
}

// Scrolls the preview to the paragraph of the text that is being read or written.
const letters = (text) => text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

function followed(input, at) {
  const frame = document.querySelector(".preview iframe");
  const page = frame?.contentDocument;
  if (!page?.body) return;
  const value = input.value;
  const start = value.lastIndexOf("\n", at - 1) + 1;
  const wanted = letters(value.slice(start, (value + "\n").indexOf("\n", at))).slice(0, 40);
  if (wanted.length < 3) return;
  const found = [...page.querySelectorAll("main p, main li, main h2, main h3, main h4, main tr, main figcaption")]
    .find((each) => letters(each.textContent).startsWith(wanted));
  if (!found) return;
  const height = frame.contentWindow.innerHeight, box = found.getBoundingClientRect();
  if (box.top < 0 || box.bottom > height) frame.contentWindow.scrollBy({ top: box.top - height / 3 });
}
