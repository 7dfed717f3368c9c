"use strict";
// Sorts by a heading and filters by text. Everything that is shown stands in the page already.
(() => {
  const isDutch = document.documentElement.lang === "nl";
  const numberOf = (text) => {
    const date = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
    if (date) return Number(date[3] + date[2] + date[1]);
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return Number(text.replaceAll("-", ""));
    const plain = isDutch ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
    const number = Number.parseFloat(plain);
    return Number.isNaN(number) ? -Infinity : number;
  };
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compareBy = (column, isNumber) => {
    const text = (row) => row.cells[column].textContent;
    return isNumber
      ? (one, other) => numberOf(text(one)) - numberOf(text(other))
      : (one, other) => collator.compare(text(one), text(other));
  };
  const sort = (heading) => {
    const table = heading.closest("table");
    const isUp = heading.getAttribute("aria-sort") !== "ascending";
    const compare = compareBy(heading.cellIndex, heading.classList.contains("n"));
    const rows = [...table.tBodies[0].rows].sort(compare);
    if (!isUp) rows.reverse();
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    table.tBodies[0].append(...rows);
  };
  for (const heading of document.querySelectorAll("thead th")) {
    heading.classList.add("sortable");
    heading.querySelector("button").addEventListener("click", () => sort(heading));
  }
  for (const input of document.querySelectorAll(".filter input")) {
    const rows = [...document.getElementById(input.dataset.table).tBodies[0].rows];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const output = input.parentElement.querySelector("output");
    input.closest(".filter").hidden = false;
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, place) => {
        const fits = words.every((word) => texts[place].includes(word));
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      output.textContent = `${shown} ${output.dataset.of} ${rows.length} ${output.dataset.noun}`;
    });
  }
})();
