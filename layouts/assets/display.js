/* The display menu: text size, background, contrast, spacing, links, motion. Runs before anything is shown. The choices are
   data attributes of the root element, which site.css uses, and are saved only in this browser. */
(() => {
  "use strict";
  const root = document.documentElement;
  const key = "laur-display";
  const names = ["text", "theme", "contrast", "spacing", "links", "motion"];

  // If the browser does not allow storage, a choice applies to this page only.
  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {};
    }
  };
  const remember = chosen => {
    try {
      localStorage.setItem(key, JSON.stringify(chosen));
    } catch {
      // See above.
    }
  };
  const show = chosen => {
    for (const name of names) {
      if (chosen[name]) root.dataset[name] = chosen[name];
      else delete root.dataset[name];
    }
  };

  root.dataset.script = "";
  show(remembered());

  document.addEventListener("DOMContentLoaded", () => {
    const menu = document.querySelector(".display");
    const form = menu?.querySelector("form");
    if (!form) return;
    const fill = () => {
      const chosen = remembered();
      for (const input of form.elements) {
        if (input.name) input.checked = input.value === (chosen[input.name] ?? "");
      }
    };
    const choose = chosen => {
      remember(chosen);
      show(chosen);
    };
    fill();
    form.addEventListener("change", () => choose(Object.fromEntries([...new FormData(form)].filter(([, value]) => value))));
    form.addEventListener("reset", () => choose({}));
    form.addEventListener("submit", event => event.preventDefault());
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    });
    const leave = event => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    };
    document.addEventListener("click", leave);
    document.addEventListener("focusin", leave);
    window.addEventListener("storage", event => {
      if (event.key !== key) return;
      show(remembered());
      fill();
    });
  });
})();
