// Earlier versions of a document, and the documents that were deleted.

import { ask, button, element, fill, say, site, words } from "./page.js";

const day = (at) => new Date(at).toLocaleString(site.lang, { dateStyle: "long", timeStyle: "short" });

export async function showVersions(container, document_, restored) {
  const versions = await ask("versions", { path: document_.path });
  const shown = element("pre", { tabindex: "0", hidden: true });
  const rows = versions.map((each) => element("li", {}, element("div", {}, day(each.at)),
    element("span", { class: "inline" },
      button(words.show, async () => {
        const text = await ask("version", each);
        shown.hidden = false;
        shown.replaceChildren(...compared(text, await whole(document_)));
        shown.focus();
      }),
      button(words.restore, async () => {
        restored(await ask("restore", each));
        say(words.restored);
      }))));
  container.replaceChildren(rows.length ? element("ul", { class: "items" }, rows) : element("p", {}, words["no-versions"]), shown);
}

const whole = (document_) => ask("text", { path: document_.path });

// Lines of both, those that only one has marked with − and +; a longest common subsequence, on what differs.
export function compared(before, after) {
  const old = before.split("\n"), now = after.split("\n");
  const marks = [];
  while (old.length && now.length && old[0] === now[0]) { marks.push("  " + old.shift()); now.shift(); }
  const end = [];
  while (old.length && now.length && old[old.length - 1] === now[now.length - 1]) { end.unshift("  " + old.pop()); now.pop(); }
  if (old.length * now.length > 4e6) marks.push(...old.map((each) => "− " + each), ...now.map((each) => "+ " + each));
  else marks.push(...differing(old, now));
  return [...marks, ...end].map((line) => element(line[0] === "−" ? "del" : line[0] === "+" ? "ins" : "span", {}, line + "\n"));
}

function differing(old, now) {
  const length = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      length[i][j] = old[i] === now[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  const marks = [];
  let i = 0, j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) { marks.push("  " + old[i++]); j++; }
    else if (j >= now.length || (i < old.length && length[i + 1][j] >= length[i][j + 1])) marks.push("− " + old[i++]);
    else marks.push("+ " + now[j++]);
  }
  return marks;
}

export async function showBin(container, restored) {
  const found = await ask("deleted");
  const rows = found.map((each) => element("li", {},
    element("div", {}, each.path, element("p", { class: "hint" }, fill(words["deleted-at"], { when: day(each.at) }))),
    button(words.restore, async () => {
      restored(await ask("restore", each));
      say(words.restored);
    })));
  container.replaceChildren(element("h1", {}, words.bin), rows.length ? element("ul", { class: "items" }, rows) : element("p", {}, words["bin-empty"]));
}
