// Publishing: what would change for readers, the publication with its progress, and where the site goes.

import { alarm, ask, box, button, element, entry, fill, heading, inline, items, para, pre, problem, row, say, small, status, top, troubles, words } from "./page.js";
import { control } from "./form.js";
import { labelled, select } from "./list.js";

const wrong = (text) => problem("error", alarm(text));
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

export async function showPublish(container) {
  const settings = await ask("publish-settings");
  container.replaceChildren(top(words.publish));
  if (!settings.targets.length) return setUp(container, settings);
  let target = settings.targets[0].name;
  const choice = select(settings.targets.map((each) => [each.name, each.name + " – " + each.kind + " " + each.place]), target, (value) => { target = value; });
  const result = box();
  container.append(para(words["publish-hint"]), labelled("publish-target", choice),
    button(words["publish-look"], () => follow(result, { look: true, target }), "main"), result);

  async function follow(result, answers) {
    const bar = element("progress", { "aria-label": words.publish });
    const doing = status();
    result.replaceChildren(doing, bar);
    try {
      let state = await ask("publish-start", answers);
      while (state.is_running) {
        doing.textContent = state.doing;
        if (state.total) { bar.max = state.total; bar.value = state.done; }
        await pause(300);
        state = await ask("publish-state");
      }
      show(result, state, answers);
    } catch (error) {
      result.replaceChildren(wrong(error.message));
    }
  }

  function show(result, state, answers) {
    const nodes = [...asked(state, answers, follow.bind(null, result))];
    if (state.statuses.length) nodes.push(heading(words["publish-statuses"]), list(state.statuses));
    if (state.look) {
      for (const kind of ["send", "replace", "delete"]) {
        const rows = state.changes.filter((each) => each.what === kind);
        if (rows.length) nodes.push(heading(words["pages." + kind]), list(rows.map((each) => ({ ...each, what: "" }))));
      }
      if (state.others) nodes.push(para(fill(words["publish-others"], { count: state.others })));
      if (!state.failure) nodes.push(state.changes.length || state.others
        ? button(words["publish-now"], () => follow(result, { ...answers, look: false }), "main") : para(words["publish-nothing"]));
    } else {
      nodes.unshift(...state.lines.map((line) => para(line)));
      if (state.address) nodes.push(element("a", { class: "button", href: state.address, target: "_blank" }, words["publish-see"]));
    }
    result.replaceChildren(element("div", { tabindex: "-1" }, nodes));
    result.firstChild.focus({ preventScroll: true });
  }
}

const list = (rows) => element("ul", {}, rows.map((each) => row(each.what ? each.what + ": " : "", each.title, each.url ? element("span", { class: "hint" }, " " + each.url) : "")));

// What went wrong, and what answers it: a password, the confirmed key of the host, or the decision to go on.
function asked(state, answers, again) {
  if (!state.failure) return [];
  const nodes = [wrong(state.failure)];
  if (state.needs === "password") {
    const password = entry({ type: "password", autocomplete: "off" });
    const keep = entry({ type: "checkbox" });
    nodes.push(labelled("publish-password", password), element("div", { class: "check" }, keep, element("label", { for: keep.id }, words["publish-keep"])),
      small(words["publish-password-hint"]), button(words["publish-again"], () => again({ ...answers, password: password.value, keep: keep.checked }), "main"));
  } else if (state.needs === "trust") {
    nodes.push(para(words["publish-fingerprint"]), pre(state.fingerprint),
      button(words["publish-trust"], () => again({ ...answers, trusted: state.fingerprint })));
  } else if (state.needs === "confirm") nodes.push(button(words["publish-anyway"], () => again({ ...answers, look: false, confirmed: true })));
  else if (state.needs === "check") nodes.push(para(words["publish-problems"]), items(troubles(state.problems)));
  return nodes;
}

// ------------------------------------------------------------------ a new target

function setUp(container, settings) {
  let kind = "sftp", controls = new Map();
  const form = box(), result = box();
  const name = entry({ value: "web" });
  const address = entry({ type: "url", value: settings.address });
  const values = () => ({ name: name.value, address: address.value, settings: { kind, ...Object.fromEntries([...controls].map(([key, each]) => [key, each.get()]).filter(([, each]) => each !== null)) } });
  const choice = select(Object.keys(settings.kinds).map((each) => [each, words["host." + each]]), kind, (value) => { kind = value; draw(); });
  function draw() {
    const [needed, possible] = settings.kinds[kind];
    controls = new Map();
    const nodes = [...needed, ...possible].flatMap((key) => {
      const field = settings.fields.find((each) => each.key === key);
      if (["list", "boolean", "integer"].includes(field.kind) && key !== "port") return [];
      const made = control({ ...field, is_required: needed.includes(key) }, null, { path: [key], changed() {} });
      controls.set(key, made);
      return [made.node];
    });
    form.replaceChildren(para(words["ask-host." + kind]), ...nodes);
  }
  async function attempt(answers) {
    result.replaceChildren(status(words["publish-testing"]));
    try {
      const state = await ask("publish-test", { ...values(), password: answers.password || "", trusted: answers.trusted || "" });
      result.replaceChildren(...state.lines.map(status), ...asked(state, answers, attempt));
    } catch (error) {
      result.replaceChildren(wrong(error.message));
    }
  }
  draw();
  container.append(para(words["publish-set-up"]), labelled("publish-kind", choice), labelled("publish-name", name),
    settings.address ? "" : labelled("publish-address", address), form,
    inline(button(words["publish-test"], () => attempt({})), button(words["publish-save"], async () => {
      await ask("publish-save", values());
      say(words.saved);
      showPublish(container);
    }, "main")), result);
}
