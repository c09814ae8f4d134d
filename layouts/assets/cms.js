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
