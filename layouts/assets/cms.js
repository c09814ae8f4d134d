/* A list whose entries are of several kinds ("kinds"): Decap's own typed list wants the kind stated in every entry, while
   files state it by the first key that an entry has. So it is told on the way in, and taken away on the way out. */
const KIND = "type";

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

/* What is left empty in a form of the browser editor is not stated: its key is left out of the file. */
CMS.registerEventListener({
  name: "preSave",
  handler: ({ entry }) => {
    const isEmpty = value => value === "" || value === null || value === undefined || value.size === 0;
    const stated = value => {
      if (!value?.filter || !value?.map) return value;
      return value.map(stated).filter(each => !isEmpty(each));
    };
    const data = entry.get("data");
    return stated(data).set("body", data.get("body") ?? "");
  },
});
