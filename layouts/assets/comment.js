// Replaces the link to the form for comments with the form itself, when a reader clicks it, and loads its styles and its
// script. The field for the announcement is filled in from the link. Without this script the link leads to the form.
for (const link of document.querySelectorAll("a[data-form-here]")) {
  const bring = async () => {
    const text = await fetch(link.href).then(answer => answer.text());
    const there = new DOMParser().parseFromString(text, "text/html");
    const place = document.adoptNode(there.querySelector(".form-place"));
    const section = document.createElement("section");
    const title = document.createElement("h2");
    section.className = "comments";
    title.className = "section-title";
    title.textContent = link.textContent;
    section.append(title, place);
    document.head.append(document.adoptNode(there.querySelector("link[href*='/forms.']")));
    const script = document.createElement("script");
    script.src = there.querySelector("script[src*='/forms.']").getAttribute("src");
    const about = place.querySelector("[name=page]");
    about.value = new URLSearchParams(link.search).get("page");
    about.parentElement.hidden = true;
    link.parentElement.replaceWith(section);
    script.addEventListener("load", () => place.querySelector(".field:not([hidden]) :is(input, textarea)").focus());
    document.head.append(script);
  };
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.ariaBusy) return;
    link.ariaBusy = "true";
    bring().catch(() => location.assign(link.href));
  });
}
