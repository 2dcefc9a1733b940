import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findReview } from "../../db/reviews/reviews.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes, epochMsOf } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { reviewLinkOf } from "../../server/review/review-link.ts";
import { until } from "../../server/test-until.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { reviewLinkIn } from "../kit/review-links.ts";
import { secretBoxOf } from "../kit/secret-box-of.ts";
import { bookAndPay, nobody, untilState } from "../kit/visitors.ts";

const PRICED = "ada-okafor/architecture-review";
const DAY_MINUTES = 24 * 60;

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

/** A paid session that took place. */
async function heldSession(): Promise<BookingId> {
  const { bookingId } = await bookAndPay(app, PRICED);
  const { time } = (await getBooking(app.db, bookingId)).context;
  invariant(time !== null, "it has a time");
  await app.sandbox.advance({ ms: epochMsOf(time.endsAt) - epochMsOf(await app.sandbox.now()) + 1_000 });
  await untilState(app, bookingId, "COMPLETED");
  return bookingId;
}

/** The address of its review's page, as the mail has it. */
async function linkTo(bookingId: BookingId, days = 60): Promise<string> {
  const { appUrl } = app.demo;
  const deps = { secretBox: secretBoxOf(app), settings: { appUrl } };
  const endsAt = addMinutes(await app.sandbox.now(), days * DAY_MINUTES);
  return reviewLinkOf(deps, await getBooking(app.db, bookingId), endsAt).slice(appUrl.length);
}

const formOf = (path: string, form: Readonly<Record<string, string>> = {}) => {
  const { link } = reviewLinkIn(`${app.demo.appUrl}${path}`);
  const { until: ends, key } = link;
  const said = { rating: "4", wentWell: "Well.", toImprove: "", shownAs: "anonymous" };
  return { until: ends, key, ...said, ...form };
};
/** To the page's own address, as a browser sends it. */
const send = (path: string, form?: Readonly<Record<string, string>>) =>
  nobody(app).post(path, formOf(path, form));

describe("a mailed review link, over HTTP", () => {
  test("writes nothing however often it is opened, is kept nowhere, and tells search engines nothing", async () => {
    const bookingId = await heldSession();
    const path = await linkTo(bookingId);
    for (const address of [path, `${path}&rating=5&wentWell=x&shownAs=full_name`, `${path}&saved`]) {
      const page = await nobody(app).get(address);
      expect(page.status).toBe(200);
      expect(page.headers.get("cache-control")).toBe("private, no-store");
      expect(page.headers.getSetCookie()).toEqual([]);
      expect(page.headers.get("x-robots-tag")).toBe("noindex");
      expect(await page.text()).toContain("How was it?");
    }
    expect(await findReview(app.db, bookingId)).toBeNull();
  });

  test("that is forged, has ended or is of another booking shows the same page and writes nothing", async () => {
    const [bookingId, other] = [await heldSession(), await heldSession()];
    const own = await linkTo(bookingId);
    const foreign = (await linkTo(other)).replace(other, bookingId);
    const later = own.replace(/until=(\d+)/, (_, at: string) => `until=${Number(at) + 1}`);
    const wrong = [
      foreign,
      later,
      await linkTo(bookingId, -1),
      `${own}x`,
      `/reviews/${bookingId}?until=1&key=`,
    ];
    const pages = new Set<string>();
    for (const path of wrong) {
      const page = await nobody(app).get(path);
      expect(page.status).toBe(404);
      pages.add(/<main[\s\S]*<\/main>/.exec(await page.text())?.[0] ?? "");
      const sent = await send(path);
      expect(sent.status).toBe(404);
      expect(await sent.text()).toContain("This link no longer works");
    }
    expect(pages.size).toBe(1);
    expect(await findReview(app.db, bookingId)).toBeNull();
    // From another site's page, with the right link.
    const strange = await nobody(app).postFrom("https://bad.example", `/reviews/${bookingId}`, formOf(own));
    expect(strange.status).toBe(403);
    expect(await findReview(app.db, bookingId)).toBeNull();
  });

  test("writes one review, keeps what was typed when it is not taken, and shows addresses and markup as text", async () => {
    const bookingId = await heldSession();
    const path = await linkTo(bookingId);
    const tooLong = await send(path, { wentWell: `kept ${"a".repeat(2_000)}` });
    const html = await tooLong.text();
    expect(html).toContain("at most 2,000 characters");
    expect(html).toContain(`kept ${"a".repeat(100)}`);
    const unrated = await send(path, { rating: "6" });
    expect(await unrated.text()).toContain("Please choose a rating.");
    const controlled = await send(path, { wentWell: "a\u0000b" });
    expect(await controlled.text()).toContain("Please leave out control characters.");
    expect(await findReview(app.db, bookingId)).toBeNull();

    const text = "<script>alert(1)</script> https://spam.example";
    const first = await send(path, { wentWell: text });
    expect([first.status, first.headers.get("location")]).toEqual([303, `${path}&saved`]);
    expect((await send(path, { wentWell: text, rating: "2" })).status).toBe(303);
    const rows = await app.db
      .selectFrom("review")
      .select("rating")
      .where("booking_id", "=", bookingId)
      .execute();
    expect(rows).toEqual([{ rating: 2 }]);
    await app.db
      .updateTable("review")
      .set({ picked_at: await app.sandbox.now() })
      .where("booking_id", "=", bookingId)
      .execute();
    await until(async () => {
      const page = await (await nobody(app).get("/profile/ada-okafor")).text();
      expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; https://spam.example");
      expect(page).not.toContain('href="https://spam.example"');
    });
  });

  test("does not serve what an operator has hidden, to anybody but its client, its builder and operators", async () => {
    const bookingId = await heldSession();
    const path = await linkTo(bookingId);
    await send(path, { wentWell: "A secret of somebody." });
    const at = await app.sandbox.now();
    const row = app.db.updateTable("review").where("booking_id", "=", bookingId);
    await row.set({ picked_at: at }).execute();
    await until(async () =>
      expect(await (await nobody(app).get("/profile/ada-okafor")).text()).toContain("A secret of somebody."),
    );
    await row.set({ hidden_at: at, hidden_because: "private_data" }).execute();
    await until(async () => {
      const page = await (await nobody(app).get("/profile/ada-okafor")).text();
      expect(page).not.toContain("A secret of somebody.");
      expect(page).toContain("1 review is hidden, because it tells private things of somebody.");
    });
    const data = await nobody(app).get("/api/trpc/builder.profile?input=%7B%22slug%22%3A%22ada-okafor%22%7D");
    expect(await data.text()).not.toContain("A secret of somebody.");
    const again = await send(path, { wentWell: "Again" });
    expect(await again.text()).toContain("Your review is hidden");
    expect((await findReview(app.db, bookingId))?.wentWell).toBe("A secret of somebody.");
  });
});
