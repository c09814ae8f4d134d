// Earlier versions of a document, and the documents that were deleted.

import { ask, box, button, element, fill, inline, items, row, say, site, small, top, words } from "./page.js";

export const day = (at) => new Date(at).toLocaleString(site.lang, { dateStyle: "long", timeStyle: "short" });

const putBack = (version, restored) => button(words.restore, async () => {
  restored(await ask("restore", version));
  say(words.restored);
});

export async function showVersions(container, stored, restored) {
  const versions = await ask("versions", { path: stored.path });
  const shown = element("pre", { tabindex: "0", hidden: true });
  const rows = versions.map((each) => row(box(day(each.at)),
    inline(
      button(words.show, async () => {
        const text = await ask("version", each);
        shown.hidden = false;
        shown.replaceChildren(...await compared(text, await ask("text", { path: stored.path })));
        shown.focus();
      }),
      putBack(each, restored))));
  container.replaceChildren(items(rows, words["no-versions"]), shown);
}

// Lines of both, those that only one has marked with − and +.
export async function compared(before, after) {
  const lines = await ask("compare", { before, after });
  return lines.map((line) => element({ "−": "del", "+": "ins" }[line[0]] || "span", {}, line + "\n"));
}

export async function showBin(container, restored) {
  const found = await ask("deleted");
  const rows = found.map((each) => row(
    box(each.path, small(fill(words["deleted-at"], { when: day(each.at) }))),
    putBack(each, restored)));
  container.replaceChildren(top(words.bin), items(rows, words["bin-empty"]));
}
