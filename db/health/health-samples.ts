import { z } from "zod";
import type { HealthSample } from "../../server/domain/health/health-sample.ts";
import { parseInstant, type Instant } from "../../server/domain/values/instant.ts";
import { money } from "../../server/domain/values/money.ts";
import type { Queryable } from "../core/open-database.ts";

const moneySchema = z.tuple([z.int(), z.string()]).transform(([minor, currency]) => money(minor, currency));
const callsSchema = z
  .tuple([z.int(), z.int()])
  .default([0, 0])
  .transform(([answered, failed]) => ({ answered, failed }));
const figuresSchema = z.object({
  waiting: z.int(),
  oldestSeconds: z.int(),
  handledMs: z.number().nullable(),
  arrivedMs: z.number().nullable(),
  calls: z.object({ stripe: callsSchema, calendly: callsSchema, smtp: callsSchema }),
  quotaLeft: z.number().nullable(),
  drifts: z.int(),
  dead: z.int(),
  held: z.array(moneySchema),
  unreturned: z.array(moneySchema),
});

/** Whether these ten minutes have been sampled. */
export async function hasHealthSample(db: Queryable, slotAt: Instant): Promise<boolean> {
  const row = await db
    .selectFrom("health_sample")
    .select("slot_at")
    .where("slot_at", "=", slotAt)
    .executeTakeFirst();
  return row !== undefined;
}

/** The first process that has sampled these ten minutes is right; nothing is written by the others. */
export async function insertHealthSample(
  db: Queryable,
  { slotAt, calls, held, unreturned, ...figures }: HealthSample,
): Promise<void> {
  const pair = ({ answered, failed }: HealthSample["calls"]["stripe"]) => [answered, failed];
  const sums = (amounts: HealthSample["held"]) =>
    amounts.map(({ amountMinor, currency }) => [amountMinor, currency]);
  const compact: z.input<typeof figuresSchema> = {
    ...figures,
    calls: {
      stripe: pair(calls.stripe) as [number, number],
      calendly: pair(calls.calendly) as [number, number],
      smtp: pair(calls.smtp) as [number, number],
    },
    held: sums(held) as [number, string][],
    unreturned: sums(unreturned) as [number, string][],
  };
  await db
    .insertInto("health_sample")
    .values({ slot_at: slotAt, figures_json: JSON.stringify(compact) })
    .onConflict((conflict) => conflict.column("slot_at").doNothing())
    .execute();
}

/** The samples since then, oldest first. One that cannot be read is a gap. */
export async function listHealthSamples(db: Queryable, since: Instant): Promise<HealthSample[]> {
  const rows = await db
    .selectFrom("health_sample")
    .selectAll()
    .where("slot_at", ">=", since)
    .orderBy("slot_at")
    .execute();
  return rows.flatMap(({ slot_at, figures_json }): HealthSample[] => {
    const slotAt = parseInstant(slot_at);
    const { data } = figuresSchema.safeParse(jsonIn(figures_json));
    return slotAt === null || data === undefined ? [] : [{ slotAt, ...data }];
  });
}

/** Null when it is none. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Deletes the samples of before. */
export async function deleteOldSamples(db: Queryable, before: Instant): Promise<void> {
  await db.deleteFrom("health_sample").where("slot_at", "<", before).execute();
}
