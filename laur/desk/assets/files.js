// Files that are dropped, pasted or chosen: pictures and Word files. A picture is described at once.

import { ask, box, dialog, element, entry, fill, para, say, small, words } from "./page.js";
import { labelled } from "./list.js";

// In megabytes.
const LIMIT = 30;

export const isPicture = (file) => file.type.startsWith("image/") || /\.(hei[cf]|tiff?|bmp)$/i.test(file.name);

// Sends a file; null, with a sentence, if it cannot be used.
async function send(name, file, path = "") {
  const values = { name: file.name, limit: LIMIT, size: Math.ceil(file.size / 2 ** 20) };
  try {
    if (file.size > LIMIT * 2 ** 20) throw new Error(fill(words["file-too-heavy"], values));
    say(fill(words.sending, values));
    const url = await new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.onerror = () => reject(new Error(fill(words["file-unreadable"], values)));
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
  const input = entry({ autocomplete: "off" });
  const content = box(shown ? element("img", { src: shown, alt: "", class: "shown" }) : null, para(name),
    labelled("picture-shows", input, small(words["picture-hint"])));
  return (await dialog(words["picture-text"], content, words.insert)) ? input.value.trim().replace(/[\\[\]`*_<]/g, "\\$&") : null;
}

// The address of a file that was saved for a document; null if it cannot be used.
export const addFile = async (file, path) => (await send(isPicture(file) ? "picture" : "file", file, path))?.src;

// The Markdown of a picture after it was described and saved; null if it was not.
export async function picture(file, path) {
  const shown = /hei|tif/.test(file.type) ? "" : URL.createObjectURL(file);
  const text = await described(shown, file.name);
  const saved = text === null ? null : await send("picture", file, path);
  return saved && "![" + text + "](" + saved.src + ")";
}

// The text with a description of each of its pictures that has none; shown are the addresses at which they can be seen.
export async function withDescriptions(markdown, pictures, shown) {
  for (const [index, src] of pictures.entries()) {
    const text = await described(shown[index], src.split("/").pop());
    if (text) markdown = markdown.replace("![](" + src, () => "![" + text + "](" + src);
  }
  return markdown;
}

// Makes an announcement of each Word file.
export async function addWord(files, opened) {
  for (const file of files) {
    const added = await send("word", file);
    if (added) await opened(added, file);
  }
}

// Word files can be dropped anywhere; no file that is dropped beside a text replaces the page.
export function acceptFiles(opened) {
  addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  addEventListener("drop", (event) => {
    const files = [...event.dataTransfer.files];
    if (!files.length || event.defaultPrevented) return;
    event.preventDefault();
    if (files.every(isPicture)) say(words["drop-on-text"]);
    else addWord(files.filter((file) => !isPicture(file)), opened);
  });
}

// A button that opens the system's window for files.
export function chooser(name, accept, chosen) {
  const input = element("input", { type: "file", accept, multiple: true, hidden: true, change: () => { chosen([...input.files]); input.value = ""; } });
  return element("span", {}, element("button", { type: "button", click: () => input.click() }, words[name]), input);
}
