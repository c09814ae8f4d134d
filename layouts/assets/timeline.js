/* Draws a line at the current day in timelines, and shows its entry in the legend. laur.js says which day it is. */
(() => {
  "use strict";
  for (const svg of document.querySelectorAll("svg.timeline[data-years]")) {
    const event = new CustomEvent("laur:rows", { bubbles: true, detail: {} });
    svg.dispatchEvent(event);
    const [from, to] = svg.dataset.years.split(" ").map(year => Date.parse(`${year}-01-01`));
    const at = (100 * (Date.parse(event.detail.day) - from)) / (to - from);
    if (!(at >= 0 && at <= 100)) continue;
    const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    const places = { class: "t-today", x1: `${at}%`, x2: `${at}%`, y1: 0, y2: svg.getAttribute("height") - 20 };
    for (const [name, value] of Object.entries(places)) line.setAttribute(name, value);
    svg.append(line);
    svg.parentElement.querySelector(".t-legend-today").hidden = false;
  }
})();
