/* Draws the chart by years and its table as of another day than that of the build: the day that a reader asks for, or the
   current one in a year that is later than the build (time.js, the event laur:day). It counts as laur/register/held.py does,
   and draws as laur/pages/charts/years.py does. */
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const PLOT = 150, HEADROOM = 20, AXIS = 26, TALLEST_ONE = 28, FEWEST_COLUMNS = 8, FULLNESS = 0.72;
  const HELD = ["valid", "expiring"], DOUBTFUL = ["unknown", "uncertain"];
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const yearOf = day => Number(day.slice(0, 4));
  const make = (name, places, into) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(places)) made.setAttribute(key, value);
    into.append(made);
    return made;
  };
  // All levels together; null if none is known to be held, and one may be.
  const totalOf = counts => {
    const known = counts.reduce((sum, count) => sum + count, 0);
    return !known && counts.includes(null) ? null : known;
  };

  const chartOf = svg => {
    const own = [[...svg.childNodes], svg.getAttribute("height")];
    const [awards, metals] = [JSON.parse(svg.dataset.awards), svg.dataset.metals.split(" ")];
    const inPage = [...svg.querySelectorAll("g[data-year]")].map(column => Number(column.dataset.year));
    const table = svg.closest("section").querySelector("table.numbers tbody");
    const rows = [...table.rows];
    const said = [...svg.closest("section").querySelectorAll(".y-current")].map(at => [at, at.textContent]);
    const ends = new Map();
    let of;

    const counted = (history, on, day) => {
      of ??= awards.map(award => Object.values(history).filter(([each]) => each === award));
      return of.map(entries => {
        const statuses = entries.map(entry => on(entry, day).status);
        const held = statuses.filter(status => HELD.includes(status)).length;
        return held || !statuses.some(status => DOUBTFUL.includes(status)) ? held : null;
      });
    };
    const atEnd = (history, on, year) => {
      const day = `${String(year).padStart(4, "0")}-12-31`;
      if (!ends.has(day)) ends.set(day, counted(history, on, day));
      return ends.get(day);
    };

    const drawColumn = ({ year, counts }, place, { share, unit, base, hasTotals, isCurrent }) => {
      const column = make("g", { "data-year": year }, svg);
      const middle = `${share * (place + 0.5)}%`;
      let y = base;
      counts?.map((count, at) => [count, metals[at] === "none" ? "" : metals[at]]).reverse().forEach(([count, metal]) => {
        if (!count) return;
        y -= count * unit;
        const name = `y-segment${isCurrent ? " is-current" : ""}${metal && ` mark-${metal}`}`;
        make("rect", { class: name, x: `${share * (place + (1 - FULLNESS) / 2)}%`, width: `${share * FULLNESS}%`, y, height: count * unit }, column);
        if (count * unit < 18) return;
        const at = make("svg", { x: middle, y: y + (count * unit) / 2, overflow: "visible" }, column);
        make("use", { class: "y-mark", href: `#mark_${metal || "plain"}`, x: -7, y: -7, width: 14, height: 14 }, at);
      });
      const total = counts && totalOf(counts);
      if (counts && hasTotals(total)) make("text", { class: "y-total", x: middle, y: y - 5 }, column).textContent = total === null ? "–" : number.format(total);
    };
    const drawChart = (columns, highest, current) => {
      const plot = Math.min(PLOT, TALLEST_ONE * highest) || TALLEST_ONE;
      const [height, share] = [HEADROOM + plot + AXIS, 100 / Math.max(columns.length, FEWEST_COLUMNS)];
      const step = [1, 2, 5, 10, 20, 50, 100].find(each => columns.length <= each * FEWEST_COLUMNS);
      const hasTotals = total => (total || columns.length <= 16) && columns.length <= 24;
      svg.replaceChildren();
      svg.setAttribute("height", height);
      make("line", { class: "t-grid", x1: 0, x2: "100%", y1: height - 25.5, y2: height - 25.5 }, svg);
      columns.forEach((column, place) => {
        const { year } = column;
        drawColumn(column, place, { share, unit: plot / Math.max(1, highest), base: HEADROOM + plot, hasTotals, isCurrent: year === current });
        if (place % step === 0 || year === current) make("text", { class: "y-year", x: `${share * (place + 0.5)}%`, y: height - 6 }, svg).textContent = year;
      });
    };

    const cell = (at, count) => {
      at.replaceChildren(count === null ? "" : number.format(count));
      if (count !== null) return;
      for (const [text, name, value] of [["–", "aria-hidden", "true"], [svg.dataset.unknown, "class", "unseen"]]) {
        const part = document.createElement("span");
        part.setAttribute(name, value);
        part.textContent = text;
        at.append(part);
      }
    };
    // How many began is stated in the page; in a year that it does not have, none did.
    const fillTable = (columns, isToday, current) => {
      table.replaceChildren(...columns.filter(({ counts }) => counts).map(({ year, counts }, place) => {
        const row = (rows[place] ?? rows.at(-1)).cloneNode(true);
        const [head, began, ...held] = row.cells;
        head.textContent = year;
        if (!rows[place]) began.textContent = number.format(0);
        if (!isToday && year === current) began.textContent = "";
        held.forEach((at, level) => cell(at, level < counts.length ? counts[level] : totalOf(counts)));
        return row;
      }));
    };

    return {
      last: Number(svg.dataset.current),
      restore() {
        svg.replaceChildren(...own[0]);
        svg.setAttribute("height", own[1]);
        table.replaceChildren(...rows);
        for (const [at, text] of said) at.textContent = text;
      },
      turn({ history, on, long, today }, day) {
        const [current, isToday] = [yearOf(day), day === today];
        const years = Array.from({ length: Math.max(inPage.at(-1), yearOf(today), current) - inPage[0] + 1 }, (_, at) => inPage[0] + at);
        const countsOn = (year, then) => (year < yearOf(then) ? atEnd(history, on, year) : counted(history, on, then));
        const later = isToday ? awards.map(() => null) : undefined;
        const columns = years.map(year => ({ year, counts: year > current ? later : countsOn(year, day) }));
        // The scale is that of today, so that columns keep their height from day to day.
        const scale = years.filter(year => year <= yearOf(today)).map(year => totalOf(countsOn(year, today)));
        drawChart(columns, Math.max(...scale, ...columns.map(({ counts }) => (counts && totalOf(counts)) ?? 0)), current);
        fillTable(columns, isToday, current);
        for (const [at] of said) at.textContent = at.dataset.then.replace("{year}", current).replace("{date}", long(day));
      },
    };
  };

  const charts = [...document.querySelectorAll("svg.years")].map(chartOf);
  let asked = 0;
  document.addEventListener("laur:day", async ({ detail }) => {
    const mine = ++asked;
    if (detail.day) {
      for (const chart of charts) chart.turn(detail, detail.day);
      return;
    }
    for (const chart of charts) chart.restore();
    const behind = charts.filter(({ last }) => last < yearOf(detail.today));
    if (!behind.length) return;
    // Without the history the chart stays as it was built: it says of which day it is.
    const history = await detail.load().catch(() => null);
    if (history && mine === asked) for (const chart of behind) chart.turn({ ...detail, history }, detail.today);
  });
})();
