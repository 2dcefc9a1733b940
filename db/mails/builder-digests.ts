import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Instant, TimeZone } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readTimeZone } from "../core/read-column.ts";

/** The zones that builders work in. */
export async function listZonesOfBuilders(db: Queryable): Promise<TimeZone[]> {
  const rows = await db
    .selectFrom("builder")
    .select("time_zone")
    .distinct()
    .where("archived_at", "is", null)
    .orderBy("time_zone")
    .execute();
  return rows.map(({ time_zone }) => readTimeZone(time_zone));
}

/** Builders of a zone who want a digest and have none of this day, nor one that is being written. At most so many, by their ids. */
export async function listBuildersWithoutDigest(
  db: Queryable,
  asked: { readonly zone: TimeZone; readonly day: string; readonly now: Instant; readonly limit: number },
): Promise<BuilderId[]> {
  const rows = await db
    .selectFrom("builder")
    .select("builder.id")
    .where("builder.archived_at", "is", null)
    .where("builder.time_zone", "=", asked.zone)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("builder_mail_choice")
            .select("builder_mail_choice.builder_id")
            .whereRef("builder_mail_choice.builder_id", "=", "builder.id")
            .where("builder_mail_choice.digest_off_at", "is not", null),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("builder_digest")
            .select("builder_digest.day")
            .whereRef("builder_digest.builder_id", "=", "builder.id")
            .where("builder_digest.day", "=", asked.day)
            .where((either) =>
              either.or([
                either("builder_digest.ended_at", "is not", null),
                either("builder_digest.leased_until", ">", asked.now),
              ]),
            ),
        ),
      ),
    )
    .orderBy("builder.id")
    .limit(asked.limit)
    .execute();
  return rows.map(({ id }) => id as BuilderId);
}

/** Takes a builder's digest of a day until `leasedUntil`. False when it has ended, or somebody else writes it. */
export async function claimDigest(
  db: Queryable,
  { builderId, day }: { readonly builderId: BuilderId; readonly day: string },
  { now, leasedUntil }: { readonly now: Instant; readonly leasedUntil: Instant },
): Promise<boolean> {
  const row = await db
    .insertInto("builder_digest")
    .values({ builder_id: builderId, day, claimed_at: now, leased_until: leasedUntil })
    .onConflict((conflict) =>
      conflict
        .columns(["builder_id", "day"])
        .doUpdateSet({ leased_until: leasedUntil })
        .where("builder_digest.ended_at", "is", null)
        .where("builder_digest.leased_until", "<=", now),
    )
    .returning("day")
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends a digest: it was sent, or nothing was to be said. */
export async function endDigest(
  db: Queryable,
  { builderId, day }: { readonly builderId: BuilderId; readonly day: string },
  at: Instant,
): Promise<void> {
  await db
    .updateTable("builder_digest")
    .set({ ended_at: at, leased_until: null })
    .where("builder_id", "=", builderId)
    .where("day", "=", day)
    .execute();
}
