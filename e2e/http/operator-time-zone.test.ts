import { afterAll, beforeAll, expect, test } from "vitest";
import { timeZone, type TimeZone } from "../../server/domain/values/instant.ts";
import { formatDayAndTime } from "../../server/domain/text/formats.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { bookAndPay, signInAs, type Visitor } from "../kit/visitors.ts";
import { readPage } from "./read-page.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const KATHMANDU = timeZone("Asia/Kathmandu");

let app: BuiltApp;
let operator: Visitor;
let pages: readonly string[];
let bookingId: string;

beforeAll(async () => {
  app = await startBuiltApp();
  operator = await signInAs(app, "operator@example.com");
  ({ bookingId } = await bookAndPay(app, "ada-okafor/architecture-review"));
  await app.untilQuiet();
  const { id } = await operator.api.operations.startReconciliation.mutate();
  await until(async () => {
    const { run } = await operator.api.operations.reconciliation.query();
    expect(run).toMatchObject({ id, failedBecause: null, finishedAt: expect.any(String) as string });
  });
  // One decision that belongs to no booking, for the page of failed jobs.
  await app.db
    .insertInto("operator_action")
    .values({
      id: "act_1",
      at: await app.sandbox.now(),
      operator_user_id: "nobody",
      action: "drop_delivery",
      subject: "inbox:17",
      note: "It was a test.",
    })
    .execute();
  pages = [
    "/operator/bookings",
    `/operator/bookings/${bookingId}`,
    "/operator/failed-jobs",
    "/operator/reconciliation",
  ];
});
afterAll(() => app.stop());

/** Every time that the pages tell, as far as it names a zone. */
async function zonesOn(path: string): Promise<ReadonlySet<string>> {
  const { words } = await readPage(operator, path);
  return new Set([...words.matchAll(/\d{2}:\d{2}, (UTC|[A-Z][a-z]+ time)/g)].map(([, zone = ""]) => zone));
}

test("an operator without a time zone reads UTC, and sees that it is UTC", async () => {
  for (const path of pages)
    expect([path, [...(await zonesOn(path))]]).toEqual([path, expect.arrayContaining(["UTC"])]);
});

test("an operator who has chosen a time zone reads every page in it, by its name", async () => {
  await operator.api.account.setTimeZone.mutate({ timeZone: KATHMANDU });
  for (const path of pages) {
    const zones = await zonesOn(path);
    expect([path, [...zones]]).toEqual([path, expect.arrayContaining(["Kathmandu time"])]);
    expect(zones.has("UTC"), path).toBe(false);
  }
  const { context } = await operator.api.operatorBookings.get.query({ bookingId: bookingId as never });
  const inZone = (zone: TimeZone) =>
    formatDayAndTime(context.payments[0]?.paidAt ?? ("" as never), zone, ENGLISH);
  const { words } = await readPage(operator, `/operator/bookings/${bookingId}`);
  expect(words).toContain(inZone(KATHMANDU));
});
