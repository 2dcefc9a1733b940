import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { findReview } from "../../db/reviews/reviews.ts";
import { erasureDepsOf } from "../../server/erasure-deps-of.ts";
import { erasePerson } from "../../server/history/erase-person.ts";
import type { Rating, ShownAs } from "../../server/domain/review/review.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { orderInvitations } from "../../server/review/invite-to-review.ts";
import { reviewLinkOf, type HeldReviewLink } from "../../server/review/review-link.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import { DAY_MINUTES } from "../kit/clock.ts";
import type { TestClient } from "../kit/people.ts";
import { reviewLinkIn } from "../kit/review-links.ts";
import type { TestBooking } from "../kit/test-booking.ts";

const SUBJECT = "How was it";
/** Past the hour after which is asked. */
const PAST_THE_DELAY_MINUTES = 61;

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const thanksTo = (client: TestClient) =>
  app.mailsTo(client).filter(({ subject }) => subject.startsWith(SUBJECT));

/** All that was due has been ordered and sent, or was not worth sending. */
async function untilAsked(...bookings: readonly TestBooking[]): Promise<void> {
  await app.advance(PAST_THE_DELAY_MINUTES);
  await until(async () => {
    for (const { bookingId } of bookings) {
      const row = await app.db
        .selectFrom("review_invitation")
        .select("ordered_at")
        .where("booking_id", "=", bookingId)
        .executeTakeFirst();
      invariant(row?.ordered_at != null, "it is ordered");
    }
  });
  await app.untilQuiet();
}

/** A session that took place, whose client was asked. */
async function askedClient(): Promise<{ booking: TestBooking; link: HeldReviewLink }> {
  const booking = await app.reach("COMPLETED");
  await untilAsked(booking);
  const [mail, ...others] = thanksTo(booking.client);
  expect(others).toEqual([]);
  return { booking, link: reviewLinkIn(mail?.text ?? "").link };
}

/** A link as we would mail it, for what is not mailed. */
async function linkTo({ bookingId }: TestBooking, days = 60): Promise<HeldReviewLink> {
  const { deps } = app;
  const url = reviewLinkOf(deps, await app.read(bookingId), addMinutes(app.now(), days * DAY_MINUTES));
  return reviewLinkIn(url).link;
}

const words = (rating: Rating, wentWell = "Clear and kind.", shownAs: ShownAs = "first_name") => ({
  rating,
  wentWell,
  toImprove: "A little more time.",
  shownAs,
});
const write = (link: HeldReviewLink, rating: Rating = 5, wentWell?: string, shownAs?: ShownAs) =>
  app.nobody.reviews.write({ ...link, ...words(rating, wentWell, shownAs) });
const profile = async () => (await app.nobody.builder.profile({ slug: "ada-okafor" })).reviews;
const counted = async () => {
  const { average } = await app.builders.ada.myReviews.list();
  return average?.count ?? 0;
};

describe("the mail after a session", () => {
  test("is sent once to whoever's session took place, an hour after its end, and its link opens the form without signing in", async () => {
    const booking = await app.reach("COMPLETED");
    await app.untilQuiet();
    expect(thanksTo(booking.client)).toEqual([]);
    await untilAsked(booking);
    const [mail, ...others] = thanksTo(booking.client);
    expect(others).toEqual([]);
    const { link } = reviewLinkIn(mail?.text ?? "");
    expect(await app.nobody.reviews.findByLink(link)).toMatchObject({
      builderName: "Ada Okafor",
      isPaid: true,
      hindrance: null,
      review: null,
    });
    // Another process looks at the same moment, and one that was killed looks again.
    await Promise.all([orderInvitations(app.taskDeps), orderInvitations(app.taskDeps)]);
    await app.advance(3 * DAY_MINUTES);
    await app.untilQuiet();
    expect(thanksTo(booking.client)).toHaveLength(1);
  });

  test("is decided when it is sent: not when the money went back, is disputed, or the builder did not come", async () => {
    const grant = { paymentIntentId: null, note: "They waited." };
    const refunded = await app.reach("COMPLETED");
    await app.operator.operatorBookings.refund({
      ...grant,
      bookingId: refunded.bookingId,
      requestId: "a-whole-refund-of-it",
      amountMinor: null,
      reason: "goodwill",
    });
    await app.untilSettled(refunded, "REFUNDED");
    await untilAsked(refunded);
    expect(thanksTo(refunded.client)).toHaveLength(0);

    const missed = await app.reach("COMPLETED");
    await app.operator.operatorBookings.refund({
      ...grant,
      bookingId: missed.bookingId,
      requestId: "a-part-for-a-no-show",
      amountMinor: PRICE_MINOR / 2,
      reason: "builder_no_show",
    });
    await untilAsked(missed);
    expect(thanksTo(missed.client)).toHaveLength(0);

    const disputed = await app.reach("COMPLETED");
    await app.dispute(disputed);
    await until(async () => {
      invariant((await app.read(disputed.bookingId)).context.disputes.length === 1, "it is known");
    });
    await untilAsked(disputed);
    expect(thanksTo(disputed.client)).toHaveLength(0);
  });
});

describe("a review", () => {
  test("is written by a link of its own booking alone: none that is forged, has ended or is of another booking opens or writes anything", async () => {
    const { booking, link } = await askedClient();
    const other = await linkTo(await app.reach("COMPLETED"));
    const ended = await linkTo(booking, -1);
    const longer = { ...link, until: String(Number(link.until) + 1) };
    const forged = [{ ...link, key: `dev.${"A".repeat(43)}` }, { ...link, key: other.key }, ended, longer];
    for (const one of forged) {
      expect(await app.nobody.reviews.findByLink(one)).toBeNull();
      expect(await write(one)).toEqual({ ok: false, because: "link_spent" });
    }
    expect(await findReview(app.db, booking.bookingId)).toBeNull();
    expect(await write(link)).toEqual({ ok: true, isFirst: true });
    await app.advance(60 * DAY_MINUTES);
    expect(await app.nobody.reviews.findByLink(link)).toBeNull();
  });

  test("is one for each booking, and can be changed for 14 days from its first writing", async () => {
    const { booking, link } = await askedClient();
    const sendings = await Promise.all([write(link, 3), write(link, 4), write(link, 5)]);
    expect(sendings.filter((outcome) => outcome.ok && outcome.isFirst)).toHaveLength(1);
    expect(await write(link, 2)).toEqual({ ok: true, isFirst: false });
    const rows = await app.db
      .selectFrom("review")
      .select("rating")
      .where("booking_id", "=", booking.bookingId)
      .execute();
    expect(rows).toEqual([{ rating: 2 }]);
    await app.advance(13 * DAY_MINUTES);
    expect(await write(link, 4)).toEqual({ ok: true, isFirst: false });
    await app.advance(DAY_MINUTES);
    expect(await write(link, 1)).toEqual({ ok: false, because: "edit_over" });
    expect((await findReview(app.db, booking.bookingId))?.rating).toBe(4);
  });

  test("is of a session that took place, by the signed history: none before the end, after a cancellation, or where the history was changed", async () => {
    const confirmed = await app.reach("CONFIRMED");
    expect(await write(await linkTo(confirmed))).toEqual({ ok: false, because: "not_held" });
    const canceled = await app.reach("REFUNDED");
    expect(await write(await linkTo(canceled))).toEqual({ ok: false, because: "not_held" });
    const { booking, link } = await askedClient();
    await app.db
      .updateTable("booking_transition")
      .set({ happened_at: "2020-01-01T00:00:00.000Z" })
      .where("booking_id", "=", booking.bookingId)
      .where("event_type", "=", "SESSION_ENDED")
      .execute();
    expect(await write(link)).toEqual({ ok: false, because: "unproven" });
  });

  test("takes 2,000 characters of plain text and no more, and no control characters", async () => {
    const { booking, link } = await askedClient();
    await expect(write(link, 5, "a".repeat(2_001))).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(write(link, 5, "a\u0007b")).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(
      app.nobody.reviews.write({ ...link, ...words(5), rating: 6 as Rating }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const text = `${"é".repeat(1_900)}\r\nhttps://spam.example <b>`;
    expect(await write(link, 5, text)).toEqual({ ok: true, isFirst: true });
    expect((await findReview(app.db, booking.bookingId))?.wentWell).toBe(text.replace("\r\n", "\n"));
  });

  test("is refused when client and builder share an account, a mailbox or a card", async () => {
    const ada = await findBuilderBySlug(app.db, "ada-okafor");
    invariant(ada?.userId != null, "she has an account");
    const sameAccount = await app.reach("COMPLETED");
    const owner = app.db.updateTable("booking").set({ client_user_id: ada.userId });
    await owner.where("id", "=", sameAccount.bookingId).execute();
    expect(await write(await linkTo(sameAccount))).toEqual({ ok: false, because: "same_person" });
    // Their own, from here on: it is no booking of Ada's that a card could be compared with.
    const back = app.db.updateTable("booking").set({ client_user_id: "somebody" });
    await back.where("id", "=", sameAccount.bookingId).execute();

    const sameMailbox = await app.reach("COMPLETED");
    const address = app.db.updateTable("booking").set({ client_email: "Ada+me@builders.example" });
    await address.where("id", "=", sameMailbox.bookingId).execute();
    expect(await write(await linkTo(sameMailbox))).toEqual({ ok: false, because: "same_person" });

    const { booking, link } = await askedClient();
    expect((await app.nobody.reviews.findByLink(link))?.hindrance).toBeNull();
    const hashes = await app.db
      .selectFrom("checkout")
      .select("card_hash")
      .where("booking_id", "in", [booking.bookingId, sameMailbox.bookingId])
      .execute();
    // One test card, and no fingerprint of it.
    expect(new Set(hashes.map(({ card_hash }) => card_hash)).size).toBe(1);
    expect(hashes[0]?.card_hash).toMatch(/^[\w-]+\.[\w-]{43}$/);
    const own = app.db.updateTable("booking").set({ client_user_id: ada.userId });
    await own.where("id", "=", sameMailbox.bookingId).execute();
    expect(await write(link)).toEqual({ ok: false, because: "same_person" });
    await app.db
      .updateTable("booking")
      .set({ client_user_id: "somebody", client_email: "somebody@example.com" })
      .where("id", "=", sameMailbox.bookingId)
      .execute();
    expect(await write(link)).toEqual({ ok: true, isFirst: true });
  });

  test("leaves the average while its payment is disputed or all went back, and comes back when the dispute is won", async () => {
    const disputed = await askedClient();
    const refunded = await askedClient();
    await write(disputed.link, 1);
    await write(refunded.link, 1);
    const before = await counted();
    const { id } = await app.dispute(disputed.booking);
    await until(async () => expect(await counted()).toBe(before - 1));
    await app.operator.operatorBookings.refund({
      bookingId: refunded.booking.bookingId,
      requestId: "all-of-it-goes-back-x",
      amountMinor: null,
      reason: "goodwill",
      paymentIntentId: null,
      note: "They were unhappy.",
    });
    await app.untilSettled(refunded.booking, "REFUNDED");
    expect(await counted()).toBe(before - 2);
    await app.closeDispute(id, "won");
    await until(async () => expect(await counted()).toBe(before - 1));
  });

  test("is shown as its client lets it, once the builder picks it; hidden, it is not served, and the page says how many are and why", async () => {
    const { booking, link } = await askedClient();
    const { bookingId } = booking;
    await write(link, 4, "Found the leak in ten minutes.", "anonymous");
    const texts = async () => (await profile()).picked.map(({ text }) => text);
    expect(await texts()).not.toContain("Found the leak in ten minutes.");
    const { ada, lena } = app.builders;
    expect(await lena.myReviews.pick({ bookingId, choice: "pick" })).toMatchObject({ because: "not_found" });
    expect(await ada.myReviews.pick({ bookingId, choice: "pick" })).toEqual({ ok: true });
    expect(await lena.myReviews.answer({ bookingId, answer: "Hello" })).toMatchObject({
      because: "not_found",
    });
    expect(await ada.myReviews.answer({ bookingId, answer: "It was a pleasure." })).toEqual({ ok: true });
    expect(await ada.myReviews.answer({ bookingId, answer: "Twice" })).toMatchObject({
      because: "answered_already",
    });
    const shown = (await profile()).picked.find(({ text }) => text === "Found the leak in ten minutes.");
    expect(shown).toMatchObject({ name: null, rating: 4, isPaid: true, answer: "It was a pleasure." });
    expect(JSON.stringify(await profile())).not.toContain("A little more time.");
    expect(JSON.stringify(await profile())).not.toContain(booking.client.name);

    const hidden = async () =>
      (await profile()).hidden.find(({ because }) => because === "private_data")?.count ?? 0;
    const before = await hidden();
    const note = "Names a third person.";
    expect(await app.operator.operatorReviews.hide({ bookingId, because: "private_data", note })).toEqual({
      ok: true,
    });
    expect(await app.operator.operatorReviews.hide({ bookingId, because: "insult", note })).toMatchObject({
      because: "decided_already",
    });
    expect(await texts()).not.toContain("Found the leak in ten minutes.");
    expect(await hidden()).toBe(before + 1);
    expect(await write(link, 5)).toEqual({ ok: false, because: "hidden" });
    const { reviews } = await app.operator.operatorReviews.list({ only: "hidden" });
    const row = reviews.find((one) => one.bookingId === bookingId);
    expect(row?.actions.map(({ action, note: words }) => [action, words])).toEqual([["hide_review", note]]);
    expect(await app.operator.operatorReviews.show({ bookingId, note: "It did not." })).toEqual({ ok: true });
    expect(await texts()).toContain("Found the leak in ten minutes.");
    // Its client changes their mind.
    await write(link, 4, "Found the leak in ten minutes.", "nobody");
    expect(await texts()).not.toContain("Found the leak in ten minutes.");
    expect(await ada.myReviews.pick({ bookingId, choice: "pick" })).toMatchObject({ because: "not_let" });
  });

  test("is erased with its client, and its rating stays without a name; until then it is in their export", async () => {
    const { booking, link } = await askedClient();
    const { bookingId, client } = booking;
    await write(link, 3, `I am ${client.name}.`, "full_name");
    await app.builders.ada.myReviews.pick({ bookingId, choice: "pick" });
    await app.builders.ada.myReviews.answer({ bookingId, answer: `Thanks, ${client.name}!` });
    const exported = await client.api.account.exportBookings({ after: null });
    expect(exported.items.find(({ id }) => id === bookingId)?.review).toMatchObject({
      rating: 3,
      wentWell: `I am ${client.name}.`,
      answer: `Thanks, ${client.name}!`,
    });
    const sold = await app.builders.ada.account.exportSold({ after: null });
    expect(JSON.stringify(sold)).not.toContain("I am Client");
    const before = await counted();
    await app.settled(booking);
    const found = await erasePerson(erasureDepsOf(app.services), client.email);
    expect(found.hindrances).toEqual([]);
    expect(await findReview(app.db, bookingId)).toMatchObject({
      rating: 3,
      wentWell: "",
      toImprove: "",
      shownAs: "nobody",
      answer: null,
      pickedAt: null,
    });
    expect(await counted()).toBe(before);
    expect(JSON.stringify(await profile())).not.toContain(client.name);
    expect(await app.nobody.reviews.findByLink(link)).toBeNull();
    const cards = await app.db
      .selectFrom("checkout")
      .select("card_hash")
      .where("booking_id", "=", bookingId)
      .execute();
    expect(cards.map(({ card_hash }) => card_hash)).toEqual([null]);
  });

  test("makes an average on profile and front page from the fifth that counts on", async () => {
    const { db } = app;
    const front = async () => {
      const { items } = await app.nobody.builder.list();
      return items.find(({ slug }) => slug === "ada-okafor")?.average;
    };
    await db.updateTable("review").set({ hidden_at: app.now(), hidden_because: "insult" }).execute();
    for (const rating of [5, 4, 5, 4] as const) await write((await askedClient()).link, rating);
    expect((await profile()).average).toBeNull();
    expect(await front()).toBeNull();
    await write((await askedClient()).link, 5);
    expect((await profile()).average).toEqual({ average: 4.6, count: 5 });
    expect(await front()).toEqual({ average: 4.6, count: 5 });
  });
});
