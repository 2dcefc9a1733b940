/** 500 rows are a few milliseconds of the database. */
const BATCH_SIZE = 500;

/**
 * Rows in an order of their own, a batch at a time: however many there are, one batch of them is held, and the database is free in between.
 * What is added behind the last one read is read too. Ends with the first batch that is not full.
 * @param read the next rows after that one, at most so many; from the beginning after null.
 */
export async function* inBatches<Row>(
  read: (after: Row | null, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let after: Row | null = null; ;) {
    const rows: readonly Row[] = await read(after, BATCH_SIZE);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < BATCH_SIZE) return;
    after = last;
  }
}
