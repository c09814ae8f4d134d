// The preview's script, first in the head of every previewed page, so that no policy of the page can block it.
// It sends the server the digest of the page, and does what the server answers: reload, swap styles, show problems.
(function () {
  "use strict";
  var script = document.currentScript;
  var shown = script.dataset.page;
  var styles = script.dataset.styles;
  var trusted = window.trustedTypes
    ? trustedTypes.createPolicy("laur-preview", { createHTML: function (html) { return html; } })
    : { createHTML: function (html) { return html; } };
  // Lets the site's scripts know that files of a published site, such as the search index, do not exist here.
  document.documentElement.dataset.laurPreview = "";
  var SCROLL = "laur-scroll";
  var FOLDED = "laur-folded";
  var events = null;
  var pending = [];

  // ------------------------------------------------------------------ messages from the server

  function connect() {
    if (events) return;
    var query = "?page=" + encodeURIComponent(location.pathname) + "&shown=" + shown;
    events = new EventSource("/-laur/events" + query);
    events.onmessage = function (event) {
      pending.push(JSON.parse(event.data));
      if (document.readyState !== "loading") handlePending();
    };
  }

  // Messages that come while the page is loading wait until it has a body, and keep their order.
  function handlePending() {
    pending.splice(0).forEach(handle);
  }

  function handle(message) {
    if (message.act === "reload") return reload();
    if (message.act === "styles") swap(message.styles);
    shown = message.shown;
    showProblems(message.problems);
  }

  function disconnect() {
    if (events) events.close();
    events = null;
  }

  function reload() {
    var position = { path: location.pathname, x: scrollX, y: scrollY };
    try {
      sessionStorage.setItem(SCROLL, JSON.stringify(position));
    } catch (full) {}
    location.reload();
  }

  // ------------------------------------------------------------------ styles

  // The old style sheet is removed when the new one has loaded, so that the page does not flash.
  function swap(urls) {
    Object.keys(urls).forEach(function (old) {
      document.querySelectorAll('link[rel~="stylesheet"]').forEach(function (link) {
        if (link.getAttribute("href") !== old) return;
        var next = link.cloneNode();
        next.href = urls[old];
        next.onload = next.onerror = function () {
          link.remove();
        };
        link.after(next);
      });
    });
  }

  // ------------------------------------------------------------------ problems

  // A shadow root keeps out the page's styles; a style sheet made by a script is allowed by every policy.
  function showProblems(html) {
    var host = document.querySelector("[data-laur=problems]");
    var content = document.createElement("div");
    content.innerHTML = trusted.createHTML(html);
    var text = content.textContent;
    if (host && host.shadowRoot && host.shownText === text) return;
    if (host) host.remove();
    if (!html) return;
    host = document.createElement("laur-problems");
    host.setAttribute("data-laur", "problems");
    host.shownText = text;
    var shadow = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    shadow.adoptedStyleSheets = [sheet];
    var alert = document.createElement("div");
    alert.setAttribute("role", "alert");
    shadow.append(alert);
    document.body.append(host);
    alert.append.apply(alert, content.childNodes);
    var details = alert.querySelector("details");
    if (!details) return;
    details.open = window === top && recall(FOLDED) !== text;
    if (window !== top) return; // in the frame of the desk, where the form shows them
    details.addEventListener("toggle", function () {
      keep(FOLDED, details.open ? "" : text);
    });
    details.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      details.open = false;
      keep(FOLDED, text); // now, as the toggle event comes later, perhaps after the page was left
      details.querySelector("summary").focus();
    });
  }

  function keep(name, value) {
    try {
      sessionStorage.setItem(name, value);
    } catch (full) {}
  }

  function recall(name) {
    try {
      return sessionStorage.getItem(name);
    } catch (denied) {
      return null;
    }
  }

  // ------------------------------------------------------------------ the link to the form of the page

  // Out of the frame of the desk, if the page is in it; there, the form beside the page changes.
  function showLink() {
    if (!script.dataset.edit) return;
    var host = document.createElement("laur-edit");
    var shadow = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    shadow.adoptedStyleSheets = [sheet];
    var nav = document.createElement("nav");
    nav.setAttribute("aria-label", "Laur");
    var link = document.createElement("a");
    link.href = script.dataset.edit;
    link.textContent = script.dataset.editLabel;
    link.target = "_top";
    nav.append(link);
    shadow.append(nav);
    document.body.append(host);
  }

  // ------------------------------------------------------------------ page events

  function restore() {
    var position = JSON.parse(recall(SCROLL) || "null");
    if (position && position.path === location.pathname)
      scrollTo({ left: position.x, top: position.y, behavior: "instant" });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var given = document.querySelector("[data-laur=problems]");
    // Problems with a shadow root came from the server in the meantime, and are newer.
    if (given && !given.shadowRoot) showProblems(given.innerHTML);
    handlePending();
    showLink();
    restore();
  });
  addEventListener("load", function () {
    restore();
    keep(SCROLL, "");
  });
  // A hidden page disconnects, as browsers open few connections to one server. It connects again when it is shown.
  addEventListener("pageshow", connect);
  addEventListener("pagehide", disconnect);
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) disconnect();
    else connect();
  });
  if (!document.hidden) connect();
})();
