// The preview's own script: it stands first in every previewed page, before any policy that the page states itself.
// It tells the server which bytes the page shows, and does what the server answers: reload, swap styles, show problems.
(function () {
  "use strict";
  var script = document.currentScript;
  var shown = script.dataset.page;
  var look = script.dataset.look;
  var trusted = window.trustedTypes
    ? trustedTypes.createPolicy("laur-preview", { createHTML: function (html) { return html; } })
    : { createHTML: function (html) { return html; } };
  // What only a publishing build makes (the search index) is not there: scripts of the site may say so.
  document.documentElement.dataset.laurPreview = "";
  var SCROLL = "laur-scroll";
  var FOLDED = "laur-folded";
  var events = null;
  var said = [];

  // ------------------------------------------------------------------ what the server says

  function listen() {
    if (events) return;
    var query = "?page=" + encodeURIComponent(location.pathname) + "&shown=" + shown;
    events = new EventSource("/-laur/events" + query);
    events.onmessage = function (event) {
      said.push(JSON.parse(event.data));
      if (document.readyState !== "loading") attend();
    };
  }

  // What is said while the page is still being read waits until there is a body to show it in, and keeps its order.
  function attend() {
    said.splice(0).forEach(hear);
  }

  function hear(news) {
    if (news.act === "reload") return reload();
    if (news.act === "styles") swap(news.styles);
    shown = news.shown;
    problems(news.problems);
  }

  function hush() {
    if (events) events.close();
    events = null;
  }

  function reload() {
    var place = { path: location.pathname, x: scrollX, y: scrollY };
    try {
      sessionStorage.setItem(SCROLL, JSON.stringify(place));
    } catch (full) {}
    location.reload();
  }

  // ------------------------------------------------------------------ styles

  // The new style is loaded beside the old, which goes when the new one is there: nothing flashes.
  function swap(styles) {
    Object.keys(styles).forEach(function (old) {
      document.querySelectorAll('link[rel~="stylesheet"]').forEach(function (link) {
        if (link.getAttribute("href") !== old) return;
        var next = link.cloneNode();
        next.href = styles[old];
        next.onload = next.onerror = function () {
          link.remove();
        };
        link.after(next);
      });
    });
  }

  // ------------------------------------------------------------------ problems

  // A page's own styles must not reach in, and its policy must allow it: so a shadow, and a style sheet made by script.
  function problems(html) {
    var host = document.querySelector("[data-laur=problems]");
    var made = document.createElement("div");
    made.innerHTML = trusted.createHTML(html);
    var told = made.textContent;
    if (host && host.shadowRoot && host.told === told) return;
    if (host) host.remove();
    if (!html) return;
    host = document.createElement("laur-problems");
    host.setAttribute("data-laur", "problems");
    host.told = told;
    var shadow = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(look);
    shadow.adoptedStyleSheets = [sheet];
    var alert = document.createElement("div");
    alert.setAttribute("role", "alert");
    shadow.append(alert);
    document.body.append(host);
    alert.append.apply(alert, made.childNodes);
    var details = alert.querySelector("details");
    if (!details) return;
    details.open = recall(FOLDED) !== told;
    details.addEventListener("toggle", function () {
      keep(FOLDED, details.open ? "" : told);
    });
    details.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      details.open = false;
      keep(FOLDED, told); // now: the toggle is told of later, and the page may be gone by then
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

  // ------------------------------------------------------------------ the page's life

  function restore() {
    var place = JSON.parse(recall(SCROLL) || "null");
    if (place && place.path === location.pathname) scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var given = document.querySelector("[data-laur=problems]");
    // What the server has said meanwhile stands there already, and is newer.
    if (given && !given.shadowRoot) problems(given.innerHTML);
    attend();
    restore();
  });
  addEventListener("load", function () {
    restore();
    keep(SCROLL, "");
  });
  // A hidden page does not listen: browsers open few connections to one server. Shown again, it asks what is new.
  addEventListener("pageshow", listen);
  addEventListener("pagehide", hush);
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) hush();
    else listen();
  });
  if (!document.hidden) listen();
})();
