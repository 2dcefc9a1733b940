import { sql, type Kysely } from "kysely";

const STATUSES = ["ordered", "withheld", "settled", "failed", "waived"] as const;
const COLUMNS = [
  "booking_id",
  "number",
  "payment_intent_id",
  "amount_minor",
  "currency",
  "reason",
  "request_id",
] as const;

/** Refund obligations that an operator has settled outside Stripe, and until when a dispute can be answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replaceRefundObligation(db, [...STATUSES, "settled_outside"], "refund_due_number", sql`status`);
  await sql`alter table dispute add column answer_due_at text`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("dispute").dropColumn("answer_due_at").execute();
  const status = sql`case status when 'settled_outside' then 'waived' else status end`;
  await replaceRefundObligation(db, STATUSES, "refund_due_key", status);
}

/** A CHECK cannot be changed in SQLite: the table is made anew, and its rows go over. */
async function replaceRefundObligation(
  db: Kysely<unknown>,
  statuses: readonly string[],
  primaryKey: string,
  status: ReturnType<typeof sql>,
): Promise<void> {
  await db.schema
    .createTable("refund_due_anew")
    .addColumn("booking_id", "text", (column) => column.notNull().references("booking.id"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("payment_intent_id", "text", (column) => column.notNull().references("payment.id"))
    .addColumn("amount_minor", "bigint", (column) => column.notNull().check(sql`amount_minor > 0`))
    .addColumn("currency", "text", (column) => column.notNull().check(sql`length(currency) = 3`))
    .addColumn("reason", "text", (column) =>
      column
        .notNull()
        .check(
          sql`reason in ('canceled', 'late_payment', 'second_payment', 'wrong_amount', 'goodwill', 'builder_no_show', 'again')`,
        ),
    )
    .addColumn("request_id", "text")
    .addColumn("status", "text", (column) =>
      column.notNull().check(sql`status in (${sql.join(statuses.map((one) => sql.lit(one)))})`),
    )
    .addPrimaryKeyConstraint(primaryKey, ["booking_id", "number"])
    .execute();
  const columns = sql.join(COLUMNS.map((column) => sql.ref(column)));
  await sql`insert into refund_due_anew (${columns}, status) select ${columns}, ${status} from refund_due`.execute(
    db,
  );
  await db.schema.dropTable("refund_due").execute();
  await db.schema.alterTable("refund_due_anew").renameTo("refund_due").execute();
}
