// Edits the sheet of assignments in a flat OpenDocument file that LibreOffice saved from plan.xlsx
// of a fresh `inzet init`, as a planner would: one fte lower, one first day later, one row taken
// out, one fte emptied. LibreOffice then saves it as a workbook again.
import { readFileSync, writeFileSync } from "node:fs";

const [from, to] = process.argv.slice(2);
const text = readFileSync(from, "utf8");
const start = text.indexOf('<table:table table:name="assignments"');
const end = text.indexOf("</table:table>", start);
if (start < 0 || end < 0) throw new Error(`${from} has no sheet of assignments`);

let edits = 0;
const edit = (row, [professional, demand], change) => {
  const holds = (id) => row.includes(`<text:p>${id}</text:p>`);
  if (!holds(professional) || !holds(demand)) return row;
  const changed = change(row);
  if (changed === row) throw new Error(`${professional} on ${demand} is not as expected`);
  edits += 1;
  return changed;
};

const emptied = /<table:table-cell[^>]*office:value="0\.5"[^>]*>\s*<text:p>[^<]*<\/text:p>\s*<\/table:table-cell>/;
const rows = text
  .slice(start, end)
  .split(/(?=<table:table-row)/)
  .map((row) => edit(row, ["P01", "D03"], (one) => one.replace('office:value="0.4"', 'office:value="0.3"')))
  .map((row) => edit(row, ["P02", "D03"], () => ""))
  .map((row) => edit(row, ["P03", "D02"], (one) => one.replace('"2026-01-12"', '"2026-01-19"')))
  .map((row) => edit(row, ["P04", "D04"], (one) => one.replace(emptied, "<table:table-cell/>")));
if (edits !== 4) throw new Error(`${edits} edits instead of 4`);
writeFileSync(to, text.slice(0, start) + rows.join("") + text.slice(end));
