import { sql } from "kysely";
import { inBatches } from "../core/in-batches.ts";
import type { Queryable } from "../core/open-database.ts";

/**
 * Every address that is stored of clients, builders and accounts, in small letters, in batches; one that stands in several places comes several
 * times.
 */
export async function* listKnownAddresses(db: Queryable): AsyncGenerator<readonly string[]> {
  const sources = [
    sql<{ email: string }>`select distinct lower(client_email) as email from booking`,
    sql<{ email: string }>`select distinct lower(email) as email from builder`,
    sql<{ email: string }>`select distinct lower(email) as email from auth_user`,
  ];
  for (const source of sources) {
    const batches = inBatches(async (after: string | null, limit) => {
      const page = sql<{
        email: string;
      }>`select email from (${source}) as known where email > ${after ?? ""} order by email limit ${limit}`;
      return (await page.execute(db)).rows.map(({ email }) => email);
    });
    for await (const emails of batches) yield emails;
  }
}
