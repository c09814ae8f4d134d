// Files that are dropped, pasted or chosen: pictures and Word files. A picture's alternative text is asked for at once.

import { ask, dialog, element, fill, newId, say, site, words } from "./page.js";

const MOST_MEGABYTES = 30;
const SHOWN = /^image\/(jpeg|png|gif|webp|avif|svg\+xml)$/;
const PICTURE = /\.(jpe?g|png|gif|webp|avif|svg|hei[cf]|tiff?|bmp)$/i;

export const isPicture = (file) => file.type.startsWith("image/") || PICTURE.test(file.name);

// Sends a file; null, with a sentence, if it cannot be used.
async function send(name, file, path = "") {
  if (file.size > MOST_MEGABYTES * 1048576) return say(file.name + ": " + fill(words["file-too-heavy"], { limit: MOST_MEGABYTES, size: Math.ceil(file.size / 1048576) })), null;
  say(fill(words.sending, { name: file.name }));
  try {
    const url = await new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.onerror = () => reject(new Error(fill(words["file-unreadable"], { name: file.name })));
      reader.readAsDataURL(file);
    });
    const answer = await ask(name, { name: file.name, path, data: url.slice(url.indexOf(",") + 1) });
    say("");
    return answer;
  } catch (error) {
    say(error.message);
    return null;
  }
}

// Asks what a picture shows; null if somebody cancelled.
async function described(shown, name) {
  const id = newId();
  const input = element("input", { id, autocomplete: "off", "aria-describedby": id + "-hint" });
  const answer = await dialog(words["picture-text"], element("div", { class: "field" },
    shown ? element("img", { src: shown, alt: "", class: "shown" }) : null, element("p", {}, name),
    element("label", { for: id }, words["picture-shows"]), input, element("p", { class: "hint", id: id + "-hint" }, words["picture-hint"])), words.insert);
  return answer ? input.value.trim() : null;
}

const escaped = (text) => text.replace(/[\\[\]`*_<]/g, "\\$&");

// The Markdown of a picture after it was described and saved; null if it was not.
export async function picture(file, path) {
  const shown = SHOWN.test(file.type) ? URL.createObjectURL(file) : "";
  const text = await described(shown, file.name);
  if (shown) URL.revokeObjectURL(shown);
  const saved = text === null ? null : await send("picture", file, path);
  return saved && "![" + escaped(text) + "](" + saved.src + ")";
}

// The path of a picture that was chosen for a field.
export const saved = (file, path) => send("picture", file, path);

// The text with a description of each of its pictures that has none; shown are the addresses at which they can be seen.
export async function withDescriptions(markdown, pictures, shown) {
  for (const [index, src] of pictures.entries()) {
    const text = await described(shown[index], src.split("/").pop());
    if (text) markdown = markdown.replace("![](" + src, () => "![" + escaped(text) + "](" + src);
  }
  return markdown;
}

// Makes an announcement of each Word file; the last one is opened.
export async function addWord(files, opened) {
  for (const file of files) {
    const added = await send("word", file);
    if (added) await opened(added, file);
  }
}

// Word files can be dropped anywhere; another file that is dropped beside a text does not replace the page.
export function acceptFiles(opened) {
  addEventListener("dragover", (event) => { if ([...event.dataTransfer.types].includes("Files")) event.preventDefault(); });
  addEventListener("drop", (event) => {
    const files = [...event.dataTransfer.files];
    if (!files.length || event.defaultPrevented) return;
    event.preventDefault();
    const texts = files.filter((file) => !isPicture(file));
    if (texts.length) addWord(texts, opened);
    else say(words["drop-on-text"]);
  });
}

// A button that opens the system's window for files.
export function chooser(label, accept, chosen, attributes = {}) {
  const input = element("input", { type: "file", accept, multiple: true, hidden: true, change: () => { chosen([...input.files]); input.value = ""; } });
  return element("span", {}, element("button", { type: "button", ...attributes, click: () => input.click() }, label), input);
}
