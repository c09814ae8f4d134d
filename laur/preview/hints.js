// Asks, once the page is shown and nobody waits, what its readers would stumble over; shows it small, to be put away.
(function () {
  "use strict";
  var look = document.currentScript.dataset.look;
  var trusted = window.trustedTypes
    ? trustedTypes.createPolicy("laur-hints", { createHTML: function (html) { return html; } })
    : { createHTML: function (html) { return html; } };
  var PATIENCE = 400;
  var AWAY = "laur-hints-away";

  function ask() {
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
    sheet.replaceSync(look);
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
      sessionStorage.setItem(AWAY, html);
    } catch (full) {}
  }

  function recall() {
    try {
      return sessionStorage.getItem(AWAY);
    } catch (denied) {
      return null;
    }
  }

  addEventListener("pageshow", function () {
    setTimeout(ask, PATIENCE);
  });
})();
