import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatDayAndTime } from "../../server/domain/text/formats.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { timeZone } from "../../server/domain/values/instant.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import type { TestBooking } from "../kit/test-booking.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const operators = () => app.services.auth.listOperatorAddresses();

/** Subjects and texts of what operators were told of this booking, without their addresses. */
async function told({ bookingId }: TestBooking) {
  const addresses: readonly string[] = await operators();
  return app.sandbox.mailbox.ledger
    .list()
    .filter(({ to, text }) => to.some((one) => addresses.includes(one)) && text?.includes(bookingId) === true)
    .map(({ subject, text }) => `${subject}\n${text ?? ""}`);
}

test("a dispute that took money is told to every operator once: how much, until when and where to answer", async () => {
  const booking = await app.reach("CONFIRMED");
  await app.dispute(booking);
  const { length } = await operators();
  expect(length).toBeGreaterThan(0);
  await until(async () => expect(await told(booking)).toHaveLength(length));
  await app.settled(booking);
  const [mail, ...others] = await told(booking);
  expect(others).toHaveLength(length - 1);
  const [dispute] = (await app.read(booking.bookingId)).context.disputes;
  const dueAt = dispute?.answerDueAt;
  expect(mail).toMatch(/^Answer a dispute: \$150\.00/);
  expect(mail).toContain("https://dashboard.stripe.com/disputes");
  expect(mail).toContain(`by ${dueAt == null ? "" : formatDayAndTime(dueAt, timeZone("UTC"), ENGLISH)}. `);
  expect(mail).not.toContain(booking.client.email);
});

test("an operator who has chosen a time zone reads in it until when to answer", async () => {
  const zone = timeZone("Asia/Kathmandu");
  await sql`update auth_user set "timeZone" = ${zone} where role = 'operator'`.execute(app.db);
  const booking = await app.reach("CONFIRMED");
  await app.dispute(booking);
  await until(async () => expect(await told(booking)).not.toEqual([]));
  await app.settled(booking);
  const [dispute] = (await app.read(booking.bookingId)).context.disputes;
  const dueAt = dispute?.answerDueAt;
  for (const mail of await told(booking)) {
    expect(mail).toContain(`by ${dueAt == null ? "" : formatDayAndTime(dueAt, zone, ENGLISH)}. `);
    expect(mail).toContain("Kathmandu time");
  }
  await sql`update auth_user set "timeZone" = null`.execute(app.db);
});

test("a bank that only asks is told as that, and once more when it becomes a dispute", async () => {
  const booking = await app.reach("CONFIRMED");
  const { id } = await app.dispute(booking, { inquiry: true });
  const { length } = await operators();
  await until(async () => expect(await told(booking)).toHaveLength(length));
  expect((await told(booking))[0]).toMatch(/^Answer a bank’s question: [^]*taken nothing so far/);
  await app.escalateInquiry(id);
  await until(async () => expect(await told(booking)).toHaveLength(2 * length));
  await app.settled(booking);
  expect(await told(booking)).toHaveLength(2 * length);
});

test("where there is no operator the builder is notified as ever, and nothing becomes a dead letter", async () => {
  await sql`update auth_user set role = 'client' where role = 'operator'`.execute(app.db);
  const booking = await app.reach("CONFIRMED");
  await app.dispute(booking);
  await until(() => expect(app.mailsOf(booking, "A payment is disputed").toBuilder).toHaveLength(1));
  await app.settled(booking);
  const dead = await app.db
    .selectFrom("outbox")
    .select("key")
    .where("booking_id", "=", booking.bookingId)
    .where("dead_at", "is not", null)
    .execute();
  expect(dead).toEqual([]);
});
