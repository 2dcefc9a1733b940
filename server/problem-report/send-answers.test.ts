import { expect, test } from "vitest";
import { insertTestOffer, testBooking } from "../../db/bookings/test-bookings.ts";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { insertAnswer } from "../../db/problem-reports/problem-answers.ts";
import { findOrInsertGroup } from "../../db/problem-reports/problem-groups.ts";
import { insertProblemReport } from "../../db/problem-reports/problem-reports.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { bookingLinkOf } from "../booking/booking-link.ts";
import type { NewProblemReport } from "../domain/problem-report/problem-report.ts";
import { instant } from "../domain/values/instant.ts";
import type { Mail } from "../ports.ts";
import { sendAnswers } from "./send-answers.ts";

const NOW = instant("2026-03-02T10:00:00Z");
const APP_URL = "https://book.example";
const BOOKING = testBooking();
const PAGE = `${APP_URL}/bookings/${BOOKING.id}`;
const quiet = () => undefined;

/** Answers one report, and gives the mail. */
async function answerTo(
  database: Database,
  report: Pick<NewProblemReport, "reporter" | "bookingId" | "pagePath"> & { readonly email: string },
) {
  const sent: Mail[] = [];
  const deps = {
    database,
    clock: { now: () => NOW },
    randomBytes: (length: number) => new Uint8Array(length).fill(7),
    secretBox: createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]),
    settings: { appUrl: APP_URL },
    log: { info: quiet, warn: quiet, error: quiet },
    mailer: { send: (mail: Mail) => Promise.resolve(void sent.push(mail)) },
  };
  const db = database.kysely;
  await insertTestOffer(db);
  await insertBooking(db, BOOKING);
  const subject = { step: "payment", cause: "other", detail: "" } as const;
  const { id: groupId } = await findOrInsertGroup(db, subject, "prg_1", NOW);
  await insertProblemReport(db, {
    ...{ id: "prb_1", number: "48213907", formId: "a-form", groupId, reportedAt: NOW, ...report },
    ...{ userId: null, pageRequestId: null, userAgent: null, language: null, viewportWidth: null },
    text: "Nothing happens.",
  });
  await insertAnswer(db, "prb_1", { text: "It works again.", by: "an-operator", at: NOW });
  await sendAnswers(deps);
  expect(sent).toHaveLength(1);
  return { text: sent[0]?.text ?? "", html: sent[0]?.html ?? "", mailedLink: bookingLinkOf(deps, BOOKING) };
}

forEachDialect((openFresh) => {
  test("the answer to a client leads to the booking without a sign-in", async () => {
    const email = BOOKING.clientEmail.toUpperCase();
    const reported = { reporter: "client", bookingId: BOOKING.id, pagePath: null, email } as const;
    const { text, html, mailedLink } = await answerTo(await openFresh(), reported);
    expect(text).toContain(mailedLink);
    expect(html).toContain(mailedLink);
  });

  test("an answer to another address than the booking's holds no link that opens the booking", async () => {
    const reported = {
      reporter: "client",
      bookingId: BOOKING.id,
      pagePath: null,
      email: "else@example.com",
    } as const;
    const { text, html } = await answerTo(await openFresh(), reported);
    expect(text).toContain(`${PAGE}\n`);
    expect(text + html).not.toContain("key=");
  });

  test.each(["builder", "operator"] as const)(
    "the answer to a booking's %s leads to their own page of it, though they wrote the client's address",
    async (reporter) => {
      const reported = { reporter, bookingId: BOOKING.id, pagePath: null, email: BOOKING.clientEmail };
      const { text, html } = await answerTo(await openFresh(), reported);
      expect(text).toContain(`${APP_URL}/${reporter}/bookings/${BOOKING.id}`);
      expect(text + html).not.toContain("key=");
    },
  );

  test("an answer about a page leads back to that page", async () => {
    const reported = {
      reporter: "visitor",
      bookingId: null,
      pagePath: "/profile/ada-okafor",
      email: BOOKING.clientEmail,
    } as const;
    const { text, html } = await answerTo(await openFresh(), reported);
    expect(text).toContain(`${APP_URL}/profile/ada-okafor`);
    expect(html).toContain(`href="${APP_URL}/profile/ada-okafor"`);
    expect(text + html).not.toContain(BOOKING.id);
  });

  test("an answer about a page that is not known leads to the site", async () => {
    const reported = {
      reporter: "account",
      bookingId: null,
      pagePath: null,
      email: "else@example.com",
    } as const;
    expect((await answerTo(await openFresh(), reported)).html).toContain(`href="${APP_URL}"`);
  });
});
