import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testAddress } from "../auth/test-accounts.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { POLICY_PRESETS } from "../domain/offer/cancellation-presets.ts";
import type { SessionTypeId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import { money } from "../domain/values/money.ts";
import { NOT_ASKED, startTestApp, type TestApp } from "../test-app.ts";
import { type AppCaller } from "./root.ts";
import { builderCaller, callerOf } from "../../e2e/kit/people.ts";

const SIGNED_IN = { email: "casey@example.com", name: "Casey Client" };

/** A picture of one pixel. */
const GIF = "R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=";

describe("a builder's own procedures", () => {
  let app: TestApp;
  let ada: AppCaller;
  let kenji: AppCaller;
  let client: AppCaller;
  let anybody: AppCaller;
  let clientUserId: string;
  let reviewId: SessionTypeId;

  beforeAll(async () => {
    app = await startTestApp();
    ada = await builderCaller(app, "ada-okafor");
    kenji = await builderCaller(app, "kenji-mori");
    clientUserId = await app.services.auth.createUser({
      ...SIGNED_IN,
      password: "correct-horse-42",
      role: "client",
    });
    client = callerOf(app, {
      kind: "client",
      userId: clientUserId,
      ...SIGNED_IN,
      confirmed: testAddress(SIGNED_IN.email),
      builderId: null,
    });
    anybody = callerOf(app, { kind: "nobody" });
    const builder = await findBuilderBySlug(app.db, "ada-okafor");
    invariant(builder !== null, "the demo has Ada");
    const offer = (await listSessionTypes(app.db, builder.id)).find(
      (one) => one.slug === "architecture-review",
    );
    invariant(offer !== undefined, "Ada has the review");
    reviewId = offer.id;
  });
  afterAll(() => app.stop());

  test("a draft is shown to nobody and booked by nobody; published again, it is", async () => {
    await ada.mySessionTypes.unpublish({ sessionTypeId: reviewId });
    const hidden = await anybody.builder.profile({ slug: "ada-okafor" });
    expect(hidden.hasOpened).toBe(true);
    expect(hidden.sessionTypes.map(({ slug }) => slug)).not.toContain("architecture-review");
    const front = (await anybody.builder.list()).items.find(({ slug }) => slug === "ada-okafor");
    expect(front?.sessionTypes.map(({ id }) => id)).not.toContain(reviewId);
    expect(await client.booking.initiate({ sessionTypeId: reviewId, timeZone: null })).toEqual({
      ok: false,
      refusal: { code: "session_type_inactive" },
    });
    expect(await ada.mySessionTypes.publish({ sessionTypeId: reviewId })).toMatchObject({ ok: true });
    const shown = await anybody.builder.profile({ slug: "ada-okafor" });
    expect(shown.sessionTypes.map(({ id }) => id)).toContain(reviewId);
  });

  test("a price that is no amount is told at its field, and another builder's offer is not found", async () => {
    const terms = {
      sessionTypeId: reviewId,
      description: "",
      currency: "JPY",
      cancellationPolicy: POLICY_PRESETS.moderate,
    };
    await expect(ada.mySessionTypes.update({ ...terms, price: "12.50" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [{ path: ["price"] }] },
    });
    await expect(kenji.mySessionTypes.update({ ...terms, price: "12000" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(kenji.mySessionTypes.publish({ sessionTypeId: reviewId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(client.mySessionTypes.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(anybody.myBookings.list(ALL)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("a client pays the price that they saw, and is told of the new one; the builder reads answers and history", async () => {
    const begun = await client.booking.initiate({ sessionTypeId: reviewId, timeZone: null });
    invariant(begun.ok, "the review can be booked");
    const { bookingId } = begun.value;
    await app.control("calendly", "POST", "/book", {
      eventTypeSlug: "architecture-review",
      email: SIGNED_IN.email,
      name: SIGNED_IN.name,
      tracking: { utm_content: bookingId },
      answers: [{ question: "What would you like to build?", answer: "A bridge", position: 0 }],
    });
    await app.untilQuiet();
    const changed = await ada.mySessionTypes.update({
      sessionTypeId: reviewId,
      description: "",
      price: "200",
      currency: "EUR",
      cancellationPolicy: POLICY_PRESETS.strict,
    });
    expect(changed).toMatchObject({ ok: true });
    const seen = await client.booking.get({ bookingId });
    expect(seen).toMatchObject({ state: "SCHEDULED", currentPrice: money(20_000, "EUR") });
    expect(seen.context).toMatchObject({
      price: money(15_000, "USD"),
      cancellationPolicy: POLICY_PRESETS.moderate,
    });

    const snapshot = await client.booking.snapshot({ bookingId });
    expect(seen).toMatchObject(snapshot);
    expect(snapshot).not.toHaveProperty("history");

    const own = await ada.myBookings.get({ bookingId });
    expect(own.answers).toEqual([{ question: "What would you like to build?", answer: "A bridge" }]);
    expect(own.history.items.map(({ eventType }) => eventType)).toEqual(["BOOKING_INITIATED", "TIME_BOOKED"]);
    await expect(kenji.myBookings.get({ bookingId })).rejects.toMatchObject({ code: "NOT_FOUND" });

    const overview = await ada.myBuilder.overview();
    expect(overview).toMatchObject({ unpaidHolds: 1, drafts: 0, spoilt: [] });
    expect((await ada.myBookings.list({ ...ALL, group: "unpaid", search: "CASEY" })).items).toHaveLength(1);
    expect((await ada.myBookings.list({ ...ALL, group: "booked" })).items).toHaveLength(0);
    expect((await ada.myBookings.list({ ...ALL, search: "100%" })).items).toHaveLength(0);
    const day = seen.context.time?.startsAt.slice(0, 10) ?? "";
    expect((await ada.myBookings.list({ ...ALL, from: day, until: day })).items).toHaveLength(1);
    expect((await ada.myBookings.list({ ...ALL, until: "2020-01-01" })).items).toHaveLength(0);
    expect((await kenji.myBookings.list(ALL)).items).toHaveLength(0);
  });

  test("a client becomes a builder with an empty profile that nobody sees on the front page; an operator does not", async () => {
    await client.myBuilder.start({ timeZone: "Europe/Berlin" });
    const started = await builderCaller(app, "casey-client");
    expect(await started.myBuilder.get()).toMatchObject({ slug: "casey-client", pictureEtag: null });
    expect(await started.myBuilder.overview()).toMatchObject({ connection: null, onSale: 0 });
    expect(await started.mySessionTypes.sync()).toMatchObject({ refusal: { code: "not_connected" } });
    expect((await anybody.builder.list()).items.map(({ slug }) => slug)).not.toContain("casey-client");
    for (const other of [anybody, kenji]) {
      await expect(other.builder.profile({ slug: "casey-client" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    expect(await started.builder.profile({ slug: "casey-client" })).toMatchObject({
      sessionTypes: [],
      hasOpened: false,
      isOwn: true,
    });
    expect(await started.myBuilder.updatePicture({ base64: GIF })).toEqual({ ok: true });
    for (const other of [anybody, kenji])
      await expect(other.builder.picture({ slug: "casey-client" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    expect((await started.builder.picture({ slug: "casey-client" })).contentType).toBe("image/webp");
    expect(await started.builder.profile({ slug: "ada-okafor" })).toMatchObject({ isOwn: false });
    expect(await app.services.auth.findUserByEmail(SIGNED_IN.email)).toEqual({
      userId: clientUserId,
      confirmed: SIGNED_IN.email,
      role: "builder",
    });
    const operator = callerOf(app, {
      kind: "operator",
      secondFactor: NOT_ASKED,
      userId: "op",
      email: "o@example.com",
      name: "Op",
      confirmed: testAddress("o@example.com"),
      builderId: null,
    });
    await expect(operator.myBuilder.start({ timeZone: null })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a former address answers with the builder of today, and the picture with it", async () => {
    const {
      email: _email,
      accentColor: _color,
      pictureEtag: _etag,
      ...profile
    } = await kenji.myBuilder.get();
    expect(await kenji.myBuilder.updateProfile({ ...profile, slug: "kenji" })).toEqual({ ok: true });
    // A form that does not ask for the color leaves it.
    expect(await kenji.myBuilder.get()).toMatchObject({ accentColor: "#6b3fa0" });
    for (const [accentColor, kept] of [
      ["#AA3300", "#aa3300"],
      [null, null],
    ] as const) {
      expect(await kenji.myBuilder.updateProfile({ ...profile, slug: "kenji", accentColor })).toEqual({
        ok: true,
      });
      expect(await kenji.myBuilder.get()).toMatchObject({ accentColor: kept });
      expect((await anybody.builder.profile({ slug: "kenji" })).builder.accentColor).toBe(kept);
    }
    for (const accentColor of ["red", "#12345", "#123456;}body{display:none}"]) {
      await expect(
        kenji.myBuilder.updateProfile({ ...profile, slug: "kenji", accentColor }),
      ).rejects.toMatchObject({ code: "BAD_REQUEST", cause: { issues: [{ path: ["accentColor"] }] } });
    }
    expect((await anybody.builder.profile({ slug: "kenji-mori" })).builder.slug).toBe("kenji");
    await expect(anybody.builder.picture({ slug: "kenji" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await kenji.myBuilder.updatePicture({ base64: GIF })).toEqual({ ok: true });
    expect((await anybody.builder.picture({ slug: "kenji-mori" })).contentType).toBe("image/webp");
  });
});

const ALL = { group: "all", from: null, until: null, search: "", after: null } as const;
