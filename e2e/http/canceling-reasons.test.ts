import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { bookAndPay, signInAs, untilState, type Visitor } from "../kit/visitors.ts";
import { readPage } from "./read-page.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

const PRICED = "ada-okafor/architecture-review";
/** As a browser sends it: `\r\n` between the lines. */
const TYPED = "My daughter <b>is ill</b>.\r\nI am sorry & will book again.";
const READ = "My daughter <b>is ill</b>.\nI am sorry & will book again.";
/** As it must stand in a page: text, with its line's end. */
const IN_HTML = "My daughter &lt;b&gt;is ill&lt;/b&gt;.\nI am sorry &amp; will book again.";

let app: BuiltApp;
let ada: Visitor;
let operator: Visitor;
beforeAll(async () => {
  app = await startBuiltApp();
  ada = await signInAs(app, "ada@builders.example");
  operator = await signInAs(app, "operator@example.com");
});
afterAll(() => app.stop());

type Booked = Awaited<ReturnType<typeof bookAndPay>>;

async function quoteFor({ client, bookingId }: Booked): Promise<string> {
  return (await client.api.booking.get.query({ bookingId })).cancellationQuote.token;
}

async function cancelAsClient(booked: Booked, note: string): Promise<Response> {
  const form = { intent: "cancel", quote: await quoteFor(booked), note };
  return booked.client.post(`/bookings/${booked.bookingId}?cancel=1`, form);
}

/** A form without scripts, each with the page that it stands on. */
const OUR_PAGES = {
  client: cancelAsClient,
  builder: ({ bookingId }: Booked, note: string) =>
    ada.post(`/builder/bookings/${bookingId}?cancel=1`, { intent: "cancel", note }),
  operator: ({ bookingId }: Booked, note: string) =>
    operator.post(`/operator/bookings/${bookingId}`, { intent: "cancel", note }),
} as const;

/** The form on Calendly's own page, behind the link of its mail. */
async function cancelAtCalendly({ invitee }: Booked, reason: string): Promise<void> {
  const page = `${app.demo.sandboxUrls.calendlySite}/cancellations/${lastPartOf(invitee.uri)}`;
  const answer = await fetch(page, { method: "POST", body: new URLSearchParams({ reason }) });
  invariant(answer.ok, `Calendly's page answers ${answer.status}`);
}

async function untilOver(bookingId: BookingId): Promise<void> {
  await untilState(app, bookingId, "REFUNDED");
  await app.untilQuiet();
}

/** Where the reason must stand: by page, the HTML; and the texts of the mails about the cancellation. */
async function everyPlaceOf({ client, bookingId }: Booked) {
  const read = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();
  const mails = (await app.sandbox.listMails()).filter(
    ({ subject, text }) => subject.startsWith("Canceled: ") && text?.includes(bookingId) === true,
  );
  return {
    client: await read(client, `/bookings/${bookingId}`),
    builder: await read(ada, `/builder/bookings/${bookingId}`),
    operator: await read(operator, `/operator/bookings/${bookingId}`),
    mails: mails.map(({ text }) => text),
  };
}

async function expectReadByAll(booked: Booked): Promise<void> {
  const { mails, ...pages } = await everyPlaceOf(booked);
  for (const html of Object.values(pages)) expect(html).toContain(IN_HTML);
  // Beside the news, and in the history.
  expect(pages.client.split(IN_HTML).length).toBeGreaterThan(2);
  expect(pages.builder.split(IN_HTML).length).toBeGreaterThan(2);
  expect(mails).toHaveLength(2);
  for (const text of mails) expect(text).toContain(`The reason: ${READ}`);
}

describe("why a session was canceled", () => {
  test.each(["client", "builder", "operator"] as const)(
    "typed into the %s's form, is read by all three on their pages, and in both mails",
    async (who) => {
      const booked = await bookAndPay(app, PRICED);
      expect((await OUR_PAGES[who](booked, TYPED)).status).toBe(303);
      await untilOver(booked.bookingId);
      await expectReadByAll(booked);
    },
  );

  test("typed on Calendly's own page, is read by all three on their pages, and in both mails", async () => {
    const booked = await bookAndPay(app, PRICED);
    await cancelAtCalendly(booked, `  ${TYPED}\u0000\u202E `);
    await untilOver(booked.bookingId);
    await expectReadByAll(booked);
  });

  test("said by the host in Calendly, is read by all three on their pages, and in both mails", async () => {
    const booked = await bookAndPay(app, PRICED);
    await app.sandbox.cancelInvitee(booked.invitee.uri, "host", TYPED);
    await untilOver(booked.bookingId);
    await expectReadByAll(booked);
  });

  test("too long for us at Calendly, is cut at 1,000 characters", async () => {
    const booked = await bookAndPay(app, PRICED);
    await cancelAtCalendly(booked, "é".repeat(5_000));
    await untilOver(booked.bookingId);
    const { history } = await booked.client.api.booking.get.query({ bookingId: booked.bookingId });
    const line = history.items.find(({ eventType }) => eventType === "TIME_CANCELED");
    expect(line?.note).toBe("é".repeat(1_000));
  });

  test.each(["client", "builder", "operator"] as const)(
    "is nobody's duty: the %s's form left empty cancels, and no page or mail speaks of a reason",
    async (who) => {
      const booked = await bookAndPay(app, PRICED);
      expect((await OUR_PAGES[who](booked, " \r\n ")).status).toBe(303);
      await untilOver(booked.bookingId);
      const { mails, ...pages } = await everyPlaceOf(booked);
      for (const html of Object.values(pages)) expect(html).not.toMatch(/reason:|Why it was canceled/i);
      expect(mails).toHaveLength(2);
      for (const text of mails) expect(text).not.toContain("The reason");
    },
  );

  test("stays what was said first: a second press with another one, and Calendly's delivery about our own release, change nothing", async () => {
    const booked = await bookAndPay(app, PRICED);
    await cancelAsClient(booked, TYPED);
    const again = await cancelAsClient(booked, "Something else.");
    expect(again.status).toBe(303);
    await ada.post(`/builder/bookings/${booked.bookingId}`, { intent: "cancel", note: "Mine instead." });
    await untilOver(booked.bookingId);
    await expectReadByAll(booked);
    const { mails, ...pages } = await everyPlaceOf(booked);
    for (const text of [...Object.values(pages), ...mails])
      expect(text).not.toMatch(/Something else|Mine instead|The booking was canceled\./);
  });

  test.each(["client", "builder", "operator"] as const)(
    "too long or not to be shown, is refused at its field of the %s's form: what was typed stays, and nothing is canceled",
    async (who) => {
      const booked = await bookAndPay(app, PRICED);
      for (const [note, words] of [
        [`Because ${"x".repeat(1_000)}`, "Please use at most 1,000 characters."],
        ["Because \u202Egpj.exe", "Please leave out characters that change the writing direction."],
      ] as const) {
        const answer = await OUR_PAGES[who](booked, note);
        const html = await answer.text();
        expect([answer.status, html.includes(words), html.includes(note)]).toEqual([200, true, true]);
      }
      expect((await getBooking(app.db, booked.bookingId)).state).toBe("CONFIRMED");
    },
  );

  test("is asked for by a field of each form, before anything happens", async () => {
    const { client, bookingId } = await bookAndPay(app, PRICED);
    const asked = [
      await readPage(client, `/bookings/${bookingId}?cancel=1`),
      await readPage(ada, `/builder/bookings/${bookingId}?cancel=1`),
      await readPage(operator, `/operator/bookings/${bookingId}?cancel`),
    ];
    for (const { words } of asked) expect(words).toMatch(/Why\? \(optional\)/);
  });
});
