import { afterAll, beforeAll, expect, test } from "vitest";
import { PSEUDO_LANGUAGES } from "../../server/domain/text/pseudo-language.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PAST_THE_REMINDER_MINUTES } from "../kit/clock.ts";
import { newClient } from "../kit/people.ts";

const [accented, mirrored] = PSEUDO_LANGUAGES.map(({ tag }) => tag);
invariant(accented !== undefined && mirrored !== undefined, "there are two pseudo-languages");

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

function languageOf(mail: { readonly html: string | null } | undefined): string | undefined {
  return /<html[^>]* lang="([^"]*)"/.exec(mail?.html ?? "")?.[1];
}

test("a client is written to in the language in which they began, then in the one that they have chosen, and the builder in theirs", async () => {
  const client = await newClient(app, accented);
  const booking = await app.pickTime(await app.initiate(client));
  await app.advance(PAST_THE_REMINDER_MINUTES);
  await until(() => expect(app.mailsTo(client)).toHaveLength(1));
  const [reminder, ...others] = app.mailsTo(client);
  expect(others).toEqual([]);
  expect(languageOf(reminder)).toBe(accented);
  expect(reminder?.subject).not.toContain("Your time is held");
  // Names and money are the same in every language.
  expect(reminder?.subject).toContain("Architecture review");
  expect(reminder?.text).toContain("$150.00");

  await client.api.account.setLanguage({ language: mirrored });
  const checkoutId = await app.openCheckout(booking);
  await app.pay(checkoutId);
  await app.untilState(booking, "CONFIRMED");
  await app.untilQuiet();
  const confirmation = app.mailsTo(client).at(-1);
  expect(languageOf(confirmation)).toBe(mirrored);
  expect(confirmation?.html).toContain('dir="rtl"');
  expect(app.mailsOf(booking, "Confirmed: ").toBuilder).toHaveLength(1);
});

test("a language that the installation does not speak is refused", async () => {
  const { api } = await newClient(app);
  await expect(api.account.setLanguage({ language: "tlh" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("the payment page’s words are in the language that its reader has chosen since", async () => {
  const client = await newClient(app, accented);
  const booking = await app.pickTime(await app.initiate(client));
  await client.api.account.setLanguage({ language: "en" });
  await app.openCheckout(booking);
  const rows = await app.db
    .selectFrom("outbox")
    .select("request_json")
    .where("booking_id", "=", booking.bookingId)
    .execute();
  expect(JSON.stringify(rows)).toContain("Architecture review with ");
});
