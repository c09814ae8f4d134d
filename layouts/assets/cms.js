/* A list whose entries are of several kinds ("kinds"): Decap's own typed list wants the kind stated in every entry, while
   files state it by the first key that an entry has. So it is told on the way in, and taken away on the way out. */
const KIND = "type";

/* Groups of more than eight keys lose their order in the editor; this is the one in which a form shows them. */
const shown = new Map();

const kindOf = (entry, types) =>
  types.find(type => entry.has(type.getIn(["fields", 0, "name"]))) ?? types.first();

CMS.registerWidget("kinds", createClass({
  inner: null,
  shouldComponentUpdate: () => true,
  validate() { this.inner?.validate(); },
  focus(path) { this.inner?.focus(path); },
  told(entries) {
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
      value: this.told(this.props.value),
      onChange: this.changed,
      ref: list => { this.inner = list; },
    });
  },
}), CMS.getWidget("list").preview);

/* One text for all languages stands in a file as it is; in the form it is told in each, and may become another in one. */
CMS.registerWidget("words", createClass({
  inner: null,
  shouldComponentUpdate: () => true,
  validate() { this.inner?.validate(); },
  focus(path) { this.inner?.focus(path); },
  told() {
    const { value, field } = this.props;
    if (typeof value !== "string") return value;
    return field.get("fields").reduce((words, each) => words.set(each.get("name"), value), field.clear());
  },
  changed(field, text) {
    this.props.onChange((this.told() ?? field.clear()).set(field.get("name"), text));
  },
  render() {
    return h(CMS.getWidget("object").control, {
      ...this.props,
      value: this.told(),
      onChangeObject: this.changed,
      ref: group => { this.inner = group; },
    });
  },
}), CMS.getWidget("object").preview);

/* The text of a document. Of some marks Decap's visual editor keeps nothing, so a text that has them is shown as it stands. */
const FRAGILE = [
  /\{[ :]*[#.]?[\w-]+[^{}\n]*\}/, // attributes
  /<(?!\/?(?:sub|sup|del|mark|kbd|br)\b|https?:|mailto:|[^\s<>@]+@)[a-z/!]/i, // HTML
  /^\*\[/m, // abbreviations
  /^:[ \t]/m, // definitions
  /\[\^[^\]]+\]/, // footnotes
  /^[ \t]*\[[^\]]+\]:/m, // addresses of links
  /^\|.*(?:\\\||:-|-:)/m, // pipes and sides of tables
];

/* A colon at the beginning of a line would make a definition of it. */
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

/* Comments stand in folders beside the announcements, and are none of them. */
const isDocument = entry => !entry.file.path.includes(".comments/");

const withoutComments = found => {
  if (!Array.isArray(found)) return { ...found, entries: found.entries.filter(isDocument) };
  const kept = found.filter(isDocument);
  Object.getOwnPropertySymbols(found).forEach(key => { kept[key] = found[key]; }); // where the next page begins
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

/* What is left empty in a form of the browser editor is not stated: its key is left out of the file. */
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
