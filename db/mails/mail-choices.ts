import type { MailChoices, RemindersBy } from "../../server/domain/offer/mail-choices.ts";
import { REMINDERS_BY } from "../../server/domain/offer/mail-choices.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** What this builder has said about mails; nothing yet where there is no row. */
export async function getMailChoices(db: Queryable, builderId: BuilderId): Promise<MailChoices> {
  const row = await db
    .selectFrom("builder_mail_choice")
    .selectAll()
    .where("builder_id", "=", builderId)
    .executeTakeFirst();
  return {
    remindersBy: readRemindersBy(row?.reminders_by ?? null),
    digest: row?.digest_off_at == null ? "on" : "off",
  };
}

/** What a newer version wrote there is nothing that we know: then none are sent. */
function readRemindersBy(text: string | null): RemindersBy | null {
  return REMINDERS_BY.find((one) => one === text) ?? null;
}

/** Turns every builder's digest off, until they turn it on again. Safe to repeat: the first time stays. */
export async function turnDigestsOff(tx: Queryable, at: Instant): Promise<void> {
  await tx
    .updateTable("builder_mail_choice")
    .set({ digest_off_at: at })
    .where("digest_off_at", "is", null)
    .execute();
  await tx
    .insertInto("builder_mail_choice")
    .columns(["builder_id", "reminders_by", "digest_off_at"])
    .expression((eb) =>
      eb
        .selectFrom("builder")
        .select([
          "builder.id",
          eb.cast<string | null>(eb.val(null), "text").as("reminders_by"),
          eb.cast<string | null>(eb.val(at), "text").as("digest_off_at"),
        ])
        .where("builder.archived_at", "is", null),
    )
    .onConflict((conflict) => conflict.column("builder_id").doNothing())
    .execute();
}

/** Writes what a builder has said. Safe to repeat. */
export async function saveMailChoices(
  db: Queryable,
  builderId: BuilderId,
  { remindersBy, digest }: MailChoices,
  at: Instant,
): Promise<void> {
  const chosen = { reminders_by: remindersBy, digest_off_at: digest === "off" ? at : null };
  await db
    .insertInto("builder_mail_choice")
    .values({ builder_id: builderId, ...chosen })
    .onConflict((conflict) => conflict.column("builder_id").doUpdateSet(chosen))
    .execute();
}
