// Forms: shows errors, sends forms to this site without leaving the page, and prepares the e-mail of forms that become one.
// Its texts are in the form's data attributes. Fields may have any name, so the script reads attributes, not properties, of
// the form.
for (const form of document.querySelectorAll("form[data-form]")) {
  const say = word => form.getAttribute(`data-${word}`);
  const place = form.parentElement;
  const status = place.querySelector(".form-status");
  const mail = place.querySelector(".form-mail a");
  const fields = [...form.querySelectorAll(".field :is(input, select, textarea)")];
  const make = (name, parts) => Object.assign(document.createElement(name), parts);
  const label = at => at.labels[0].firstChild.textContent.replace(/\u00a0/g, " ").replace(/[.:]? *$/, "");

  const fault = at => {
    if (at.required && (at.validity.valueMissing || !at.value.trim()))
      return say({ checkbox: "tick", "select-one": "choose" }[at.type] || "missing");
    return at.validity.valid ? "" : say(at.type) || at.validationMessage;
  };

  const mark = at => {
    const text = fault(at), id = `${at.id}-error`;
    document.getElementById(id)?.remove();
    if (text) at.before(make("span", { id, className: "error", textContent: text }));
    at.setAttribute("aria-invalid", !!text);
    const descriptions = [`${at.id}-hint`, id].filter(one => document.getElementById(one)).join(" ");
    if (descriptions) at.setAttribute("aria-describedby", descriptions);
    else at.removeAttribute("aria-describedby");
    return text;
  };

  const summary = wrong => {
    const box = make("div", { className: "form-wrong", tabIndex: -1, role: "group", ariaLabel: say("wrong") });
    const list = make("ul", {});
    for (const at of wrong) {
      const item = make("li", {});
      const link = make("a", { href: `#${at.id}`, textContent: `${label(at)}: ${fault(at)}` });
      link.addEventListener("click", event => {
        event.preventDefault();
        at.focus();
      });
      item.append(link);
      list.append(item);
    }
    box.append(make("p", { textContent: say("wrong") }), list);
    form.prepend(box);
    box.focus();
  };

  const announce = text => {
    status.textContent = text;
    status.focus();
  };

  const write = () => {
    const answers = fields.filter(at => (at.type === "checkbox" ? at.checked : at.value.trim()));
    const text = answers.map(at => `${label(at)}:\n${at.value.trim()}`).join("\n\n");
    mail.href = `${say("letter")}&body=${encodeURIComponent(text.replace(/\r?\n/g, "\r\n"))}`;
    mail.click();
    const copy = place.querySelector(".form-copy");
    copy.hidden = false;
    copy.lastElementChild.value = text;
    announce(say("opened"));
  };

  const send = async to => {
    if (form.hasAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    const body = new URLSearchParams(new FormData(form));
    const sent = await fetch(to, { method: "POST", body }).then(answer => answer.ok, () => false);
    form.removeAttribute("aria-busy");
    if (sent) {
      form.setAttribute("hidden", "");
      mail?.parentElement.remove();
    }
    announce(say(sent ? "thanks" : "failed"));
  };

  form.addEventListener("submit", event => {
    form.querySelector(".form-wrong")?.remove();
    status.textContent = "";
    const wrong = fields.filter(mark);
    const to = form.getAttribute("action");
    const isHere = to && new URL(to, location.href).origin === location.origin;
    if (wrong.length || !to || isHere) event.preventDefault();
    if (wrong.length) summary(wrong);
    else if (!to) write();
    else if (isHere) send(to);
  });
  form.addEventListener("input", event => event.target.getAttribute("aria-invalid") === "true" && mark(event.target));

  for (const [name, value] of new URLSearchParams(location.search)) {
    const at = fields.find(one => one.name === name && one.type !== "checkbox");
    if (at && !at.value) at.value = value.slice(0, at.maxLength > 0 ? at.maxLength : undefined);
  }
  form.setAttribute("novalidate", "");
  form.removeAttribute("hidden");
}
