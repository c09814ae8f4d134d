/* Draws a line at the current day in timelines, and shows its entry in the legend. laur.js says which day it is. For another
   day that the reader asks for (time.js, the event laur:line) it draws one more. The axis is extended to a year that it does
   not reach. */
(() => {
  "use strict";
  const begin = year => Date.parse(`${String(year).padStart(4, "0")}-01-01`);
  const SVG = "http://www.w3.org/2000/svg";
  const draw = (name, places, into) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(places)) made.setAttribute(key, value);
    into.append(made);
    return made;
  };
  const PLACES = ["x", "x1", "x2", "width"];
  const GRID = 60, LABELS = 8;
  const stepFor = (years, most) => [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(step => years <= step * most) ?? years;
  const per = (one, name) => parseFloat(one.getAttribute(name));

  // Whatever has a place in per cent moves, and the years are drawn again. What does not run out reaches the end of the axis.
  const reach = (svg, year) => {
    const [from, to] = svg.dataset.years.split(" ").map(Number);
    if (year >= from && year < to) return;
    const [first, end] = [Math.min(from, year), Math.max(to, year + 1)];
    const whole = begin(end) - begin(first);
    const [scale, shift] = [(begin(to) - begin(from)) / whole, (100 * (begin(from) - begin(first))) / whole];
    svg.dataset.years = `${first} ${end}`;
    svg.ariaLabel = svg.ariaLabel.replace(`${from}–${to - 1}`, `${first}–${end - 1}`);
    for (const old of svg.querySelectorAll(".t-year, .t-grid")) old.remove();
    const open = [...svg.querySelectorAll(".t-open")].map(arrow =>
      [arrow, [...arrow.parentElement.querySelectorAll(":scope > rect")].find(piece => per(piece, "x") + per(piece, "width") > 99.9)]);
    for (const one of svg.querySelectorAll("[x], [x1], [width]"))
      for (const name of PLACES) {
        const place = one.getAttribute(name);
        if (place?.endsWith("%") && !one.closest("mask")) one.setAttribute(name, `${scale * parseFloat(place) + (name === "width" ? 0 : shift)}%`);
      }
    for (const [arrow, piece] of open) {
      arrow.setAttribute("x", "100%");
      piece?.setAttribute("width", `${100 - per(piece, "x")}%`);
    }
    const foot = svg.getAttribute("height");
    const [grid, labels] = [stepFor(end - first, GRID), stepFor(end - first, LABELS)];
    for (let at = first; at < end; at++) {
      const x = `${(100 * (begin(at) - begin(first))) / whole}%`;
      if ((at - first) % grid === 0) svg.prepend(draw("line", { class: "t-grid", x1: x, x2: x, y1: 0, y2: foot - 20 }, svg));
      if ((at - first) % labels === 0) draw("text", { class: "t-year", x, y: foot - 5 }, svg).textContent = at;
    }
  };
  // A line at a day; returns the place of any moment, in per cent.
  const lineAt = (svg, day, name) => {
    reach(svg, Number(day.slice(0, 4)));
    const [from, to] = svg.dataset.years.split(" ").map(begin);
    const placeOf = moment => (100 * (moment - from)) / (to - from);
    const at = `${placeOf(Date.parse(day))}%`;
    draw("line", { class: name, x1: at, x2: at, y1: 0, y2: svg.getAttribute("height") - 20 }, svg);
    return placeOf;
  };
  document.addEventListener("laur:line", ({ target, detail }) => lineAt(target, detail.day, "t-day"));

  for (const svg of document.querySelectorAll("svg.timeline[data-years]")) {
    const event = new CustomEvent("laur:rows", { bubbles: true, detail: {} });
    svg.dispatchEvent(event);
    const { day } = event.detail;
    const year = Number(day.slice(0, 4));
    const placeOf = lineAt(svg, day, "t-today");
    const legend = svg.parentElement.querySelector(".legend");
    legend.querySelector(".t-legend-today").hidden = false;
    const [mark, words] = [svg.querySelector(".t-this-year"), legend.querySelector("[data-this-year]")];
    if (!mark || !words) continue;
    mark.setAttribute("x", `${placeOf(begin(year))}%`);
    mark.setAttribute("width", `${placeOf(begin(year + 1)) - placeOf(begin(year))}%`);
    words.textContent = words.dataset.thisYear.replace("{year}", year);
  }
})();
