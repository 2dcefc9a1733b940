/** 500 values in a list: well below what either database takes in one statement. */
const VALUES_PER_STATEMENT_MAX = 500;

/** Asks for many values, a few hundred at a time. */
export async function inChunks<Value, Row>(
  values: readonly Value[],
  ask: (chunk: readonly Value[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < values.length; from += VALUES_PER_STATEMENT_MAX) {
    rows.push(...(await ask(values.slice(from, from + VALUES_PER_STATEMENT_MAX))));
  }
  return rows;
}
