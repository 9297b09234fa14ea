/* A list of records as rows that Danish spreadsheets and the checker read: semicolons between, quotes where needed. */
// @ts-check

/** The lines of a file of rows, each with the record that it holds.
 * @param {any} schema of the file: its only field is the list
 * @param {Record<string, any>} meta @returns {import("./file.js").Piece[]} */
export function rows(schema, meta) {
  const [[name, list]] = /** @type {[string, any][]} */ (Object.entries(schema.properties));
  /** @type {Record<string, any>[]} */
  const records = meta[name] ?? [];
  const columns = Object.keys(list.items.properties).filter(
    (column) => list.items.required.includes(column) || records.some((record) => record[column] !== undefined),
  );
  const head = { text: columns.join(";"), where: [] };
  return [
    head,
    ...records.map((record, at) => ({ text: columns.map((column) => cell(record[column])).join(";"), where: [name, at] })),
  ];
}

/** @param {string | undefined} value */
function cell(value = "") {
  return /[";\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
