/** One cell: text, a figure, or nothing. */
export type CsvCell = string | number | null;

/**
 * Rows as a file that spreadsheets open (RFC 4180): commas, lines that end in CR LF, quotes where a cell needs them. The first row is the head.
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, because others choose what some cells hold.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

/** How formulas begin: a tab or a line's end before one is skipped by some programs. */
const FORMULA = /^[=+\-@\t\r\n]/;

function cellOf(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
