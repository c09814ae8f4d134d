/* Without the program of the editor, the page says so. */
if (!("CMS" in window)) {
  document.getElementById("missing").hidden = false;
  throw new Error("decap-cms.js is missing");
}

/* A list with entries of several kinds. Decap's typed list needs the kind in a key of every entry, but in files the first key
   of an entry shows its kind. So that key is added when a list is read, and removed when it is written. */
const KIND = "type";

/* The editor loses the order of groups with more than eight keys, so the order of the form is stored here. */
const shown = new Map();

const kindOf = (entry, types) =>
  types.find(type => entry.has(type.getIn(["fields", 0, "name"]))) ?? types.first();

CMS.registerWidget("kinds", createClass({
  inner: null,
  shouldComponentUpdate: () => true,
  validate() { this.inner?.validate(); },
  focus(path) { this.inner?.focus(path); },
  withKinds(entries) {
    const types = this.props.field.get("types");
    return entries?.map(entry => entry.set(KIND, kindOf(entry, types).get("name")));
  },
  changed(entries, metadata) {
    this.props.onChange(entries.map(entry => entry.delete(KIND)), metadata);
  },
  render() {
    const names = this.props.field.get("types").flatMap(type => type.get("fields").map(each => each.get("name")));
    names.forEach(name => { if (!shown.has(name)) shown.set(name, shown.size); });
    return h(CMS.getWidget("list").control, {
      ...this.props,
      value: this.withKinds(this.props.value),
      onChange: this.changed,
      ref: list => { this.inner = list; },
    });
  },
}), CMS.getWidget("list").preview);

/* A text that is the same in all languages is a single string in a file. The form shows it in each language to be edited. */
CMS.registerWidget("words", createClass({
  inner: null,
  shouldComponentUpdate: () => true,
  validate() { this.inner?.validate(); },
  focus(path) { this.inner?.focus(path); },
  asTexts() {
    const { value, field } = this.props;
    if (typeof value !== "string") return value;
    return field.get("fields").reduce((words, each) => words.set(each.get("name"), value), field.clear());
  },
  changed(field, text) {
    this.props.onChange((this.asTexts() ?? field.clear()).set(field.get("name"), text));
  },
  render() {
    return h(CMS.getWidget("object").control, {
      ...this.props,
      value: this.asTexts(),
      onChangeObject: this.changed,
      ref: group => { this.inner = group; },
    });
  },
}), CMS.getWidget("object").preview);

/* The text of a document. Decap's visual editor loses some Markdown syntax, so texts that use it are shown as source. */
const FRAGILE = [
  /\{[ :]*[#.]?[\w-]+[^{}\n]*\}/, // attributes
  /<(?!\/?(?:sub|sup|del|mark|kbd|br)\b|https?:|mailto:|[^\s<>@]+@)[a-z/!]/i, // HTML
  /^\*\[/m, // abbreviations
  /^:[ \t]/m, // definitions
  /\[\^[^\]]+\]/, // footnotes
  /^[ \t]*\[[^\]]+\]:/m, // link definitions
  /^\|.*(?:\\\||:-|-:)/m, // escaped pipes and alignment in tables
];

/* Escapes a colon at the beginning of a line, which would start a definition. */
const asRead = markdown => markdown
  .split(/^( *(?:`{3,}|~{3,}).*\n[^]*?^ *(?:`{3,}|~{3,}) *$)/m)
  .map((part, number) => number % 2 ? part : part.replace(/^( *(?:(?:[*+-]|\d+[.)]) +)?):(?=\s)/gm, "$1\\:"))
  .join("");

CMS.registerWidget("body", createClass({
  inner: null,
  isFragile: null,
  focus(path) { this.inner?.focus?.(path); },
  changed(text) {
    this.props.onChange(this.inner?.state?.mode === "raw" ? text : asRead(text));
  },
  render() {
    const { field, value } = this.props;
    this.isFragile ??= FRAGILE.some(mark => mark.test(value ?? ""));
    const editor = h(CMS.getWidget("markdown").control, {
      ...this.props,
      field: this.isFragile ? field.set("modes", field.get("modes").filter(mode => mode === "raw")) : field,
      onChange: this.changed,
      ref: inner => { this.inner = inner; },
    });
    return this.isFragile ? h("div", {}, h("p", { style: { margin: "0 0 8px" } }, field.get("as_written")), editor) : editor;
  },
}), CMS.getWidget("markdown").preview);

/* Comments are in folders next to the announcements, but are not documents of the list. */
const isDocument = entry => !entry.file.path.includes(".comments/");

const withoutComments = found => {
  if (!Array.isArray(found)) return { ...found, entries: found.entries.filter(isDocument) };
  const kept = found.filter(isDocument);
  Object.getOwnPropertySymbols(found).forEach(key => { kept[key] = found[key]; }); // the cursor of the next page
  return kept;
};

for (const name of ["proxy", "git-gateway", "github", "gitlab"]) {
  const known = CMS.getBackend(name);
  const begin = known?.init;
  if (!begin) continue;
  known.init = (...stated) => {
    const backend = begin(...stated);
    for (const list of ["entriesByFolder", "allEntriesByFolder", "traverseCursor"]) {
      const all = backend[list]?.bind(backend);
      if (all) backend[list] = async (...where) => withoutComments(await all(...where));
    }
    return backend;
  };
}

/* Keys with an empty value in the form are left out of the file. */
CMS.registerEventListener({
  name: "preSave",
  handler: ({ entry }) => {
    const isEmpty = value => value === "" || value === null || value === undefined || value.size === 0;
    const stated = value => {
      if (!value?.filter || !value?.map) return value;
      const kept = value.map(stated).filter(each => !isEmpty(each));
      const isShuffled = kept.toOrderedMap && kept.has?.("id") && [...kept.keys()].every(key => shown.has(key));
      return isShuffled ? kept.toOrderedMap().sortBy((_, key) => shown.get(key)) : kept;
    };
    const data = entry.get("data");
    return stated(data).set("body", data.get("body") ?? "");
  },
});
