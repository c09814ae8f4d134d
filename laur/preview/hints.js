// Requests the hints of the page after it is shown, and shows them in a small box that can be hidden.
(function () {
  "use strict";
  var styles = document.currentScript.dataset.styles;
  var trusted = window.trustedTypes
    ? trustedTypes.createPolicy("laur-hints", { createHTML: function (html) { return html; } })
    : { createHTML: function (html) { return html; } };
  var DELAY = 400;
  var HIDDEN = "laur-hints-hidden";

  function request() {
    fetch("/-laur/hints?page=" + encodeURIComponent(location.pathname))
      .then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(show, function () {});
  }

  function show(html) {
    document.querySelectorAll("laur-hints").forEach(function (old) { old.remove(); });
    if (!html || recall() === html) return;
    var host = document.createElement("laur-hints");
    var shadow = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    shadow.adoptedStyleSheets = [sheet];
    var status = document.createElement("div");
    status.setAttribute("role", "status");
    shadow.append(status);
    document.body.append(host);
    status.innerHTML = trusted.createHTML(html);
    status.querySelector("button").addEventListener("click", function () {
      keep(html);
      host.remove();
    });
  }

  function keep(html) {
    try {
      sessionStorage.setItem(HIDDEN, html);
    } catch (full) {}
  }

  function recall() {
    try {
      return sessionStorage.getItem(HIDDEN);
    } catch (denied) {
      return null;
    }
  }

  addEventListener("pageshow", function () {
    setTimeout(request, DELAY);
  });
})();
