import { sql, type RawBuilder } from "kysely";

/** Columns of an index in its order, each with its value. */
export type IndexPlace = readonly (readonly [column: string, value: string])[];

/**
 * A condition on leading columns of an index, compared as one row. Together with an order by the same columns it leaves a database no
 * other way than that index: told only what the columns equal, PostgreSQL may walk a smaller index, in the order of the table, through
 * hundred thousands of rows that are not meant.
 */
export function isAt(place: IndexPlace, operator: "<" | "<=" | ">="): RawBuilder<boolean> {
  const columns = sql.join(place.map(([column]) => sql.ref(column)));
  const values = sql.join(place.map(([, value]) => value));
  return sql<boolean>`(${columns}) ${sql.raw(operator)} (${values})`;
}
