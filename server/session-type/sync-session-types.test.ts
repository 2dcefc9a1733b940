import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { insertBooking } from "../../db/bookings/write-booking.ts";
import type { Database } from "../../db/core/open-database.ts";
import {
  findSessionType,
  getSessionType,
  listSessionTypes,
  listSessionTypesEver,
  updateSessionTypeFromCalendly,
} from "../../db/builders/session-types.ts";
import { TEST_DETAILS, testBooking } from "../../db/bookings/test-bookings.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { connectAccount } from "../calendly-connection/connect/connect-account.ts";
import {
  insertTestBuilder,
  startConnectionFixture,
  type ConnectionFixture,
  type TestProcess,
} from "../calendly-connection/test-connections.ts";
import { POLICY_PRESETS } from "../domain/offer/cancellation-presets.ts";
import { money } from "../domain/values/money.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { SEED } from "../sandbox/calendly/state/seed-accounts.ts";
import {
  moveSessionType,
  publishSessionType,
  unpublishSessionType,
  updateSessionType,
} from "./edit-session-type.ts";
import { syncSessionTypes } from "./sync-session-types.ts";
import { syncStaleSessionTypes } from "./sync-stale-session-types.ts";

describe("session types follow Calendly", () => {
  forEachDialect((openFresh) => {
    let fixture: ConnectionFixture;
    let database: Database;
    let app: TestProcess;
    let builderId: BuilderId;

    beforeAll(async () => {
      fixture = await startConnectionFixture();
      database = await openFresh();
      app = fixture.process(database);
      builderId = await insertTestBuilder(database);
    });
    afterAll(() => fixture.sandbox.close());

    async function atCalendly(method: string, path: string, body: unknown): Promise<{ uri: string }> {
      const response = await fixture.sandbox.calendly.control.request(path, {
        method,
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      });
      expect(response.ok).toBe(true);
      return (await response.json()) as { uri: string };
    }

    async function offerOf(eventTypeId: string) {
      const all = await listSessionTypesEver(database.kysely, builderId);
      const offer = all.find((one) => one.calendlyEventTypeId === eventTypeId);
      if (offer === undefined) throw new Error(`no offer of ${eventTypeId}`);
      return offer;
    }

    test("nothing is fetched for a builder who has connected nothing", async () => {
      expect(await syncSessionTypes(app, builderId)).toEqual({
        ok: false,
        refusal: { code: "not_connected" },
      });
    });

    test("on connecting, event types arrive as free drafts in the builder's currency", async () => {
      await connectAccount(app, builderId, { kind: "personal_token", accessToken: SEED.ada.token });
      const offers = await listSessionTypes(database.kysely, builderId);
      expect(offers.map(({ slug }) => slug).sort()).toEqual(["architecture-review", "intro-call"]);
      for (const offer of offers) {
        expect(offer).toMatchObject({ publishedAt: null, price: money(0, "USD"), inactiveSince: null });
        expect(offer.calendlyDetails?.bookingMethod).toBe("instant");
      }
    });

    test("what Calendly changed is taken over, and the builder's own fields are not", async () => {
      const before = await offerOf(SEED.ada.architectureReview);
      const terms = {
        description: "My own words",
        price: money(15_000, "USD"),
        cancellationPolicy: POLICY_PRESETS.strict,
      };
      await updateSessionType(app, before, terms);
      await publishSessionType(app, before);
      const published = await offerOf(SEED.ada.architectureReview);
      const path = `/event_types/${SEED.ada.architectureReview}`;
      await atCalendly("PATCH", path, { name: "Deep review", duration: 90, secret: true });
      expect(await syncSessionTypes(app, builderId)).toEqual({
        ok: true,
        value: { added: 0, changed: 1, archived: 0 },
      });
      expect(await offerOf(SEED.ada.architectureReview)).toMatchObject({
        ...terms,
        id: published.id,
        publishedAt: published.publishedAt,
        position: published.position,
        name: "Deep review",
        durationMinutes: 90,
        calendlyDetails: { isSecret: true },
      });
      expect(await syncSessionTypes(app, builderId)).toMatchObject({ value: { changed: 0 } });
    });

    test("an offer’s colour, dates and profile arrive with it and follow Calendly, and those that an older version left out are fetched soon", async () => {
      const arrived = await offerOf(SEED.ada.introCall);
      const listing = arrived.calendlyDetails?.listing;
      expect(listing).toMatchObject({ color: "#1a73e8", profile: { type: "User", name: "Ada Okafor" } });
      expect(listing?.createdAt).not.toBeNull();
      await atCalendly("PATCH", `/event_types/${SEED.ada.introCall}`, { color: "#aa00ff" });
      expect(await syncSessionTypes(app, builderId)).toMatchObject({ value: { changed: 1 } });
      const changed = await offerOf(SEED.ada.introCall);
      expect(changed.calendlyDetails?.listing).toMatchObject({ color: "#aa00ff" });
      expect(changed.calendlyDetails?.listing?.updatedAt).not.toBe(listing?.updatedAt);

      const lists = () => fixture.countRequests("GET", "/event_types?");
      const before = lists();
      await syncStaleSessionTypes(app);
      expect(lists()).toBe(before);
      // As the version before this one has written it.
      const { listing: _unread, ...details } = changed.calendlyDetails ?? TEST_DETAILS;
      await updateSessionTypeFromCalendly(database.kysely, changed.id, {
        durationMinutes: changed.durationMinutes,
        inactiveSince: changed.inactiveSince,
        details,
      });
      expect((await offerOf(SEED.ada.introCall)).calendlyDetails).toEqual(details);
      await syncStaleSessionTypes(app);
      expect((await offerOf(SEED.ada.introCall)).calendlyDetails).toEqual(changed.calendlyDetails);
      const after = lists();
      await syncStaleSessionTypes(app);
      expect(lists()).toBe(after);
    });

    test("publishing refuses what Calendly has made unsellable, with every reason, and goes through when it is put right", async () => {
      const draft = await offerOf(SEED.ada.introCall);
      const path = `/event_types/${SEED.ada.introCall}`;
      await atCalendly("PATCH", path, {
        isPaid: true,
        bookingMethod: "poll",
        durationOptions: [15, 30],
        poolingType: "round_robin",
      });
      await syncSessionTypes(app, builderId);
      const refused = await publishSessionType(app, draft);
      expect(refused.ok ? [] : refused.reasons.map(({ code }) => code)).toEqual([
        "poll",
        "paid_at_calendly",
        "several_durations",
        "pooled_hosts",
      ]);
      await atCalendly("PATCH", path, {
        isPaid: false,
        bookingMethod: "instant",
        durationOptions: null,
        poolingType: null,
      });
      await syncSessionTypes(app, builderId);
      expect((await publishSessionType(app, draft)).ok).toBe(true);
      // Published, it takes no terms that could not be sold; as a draft it does.
      const tooCheap = {
        description: "",
        price: money(10, "USD"),
        cancellationPolicy: POLICY_PRESETS.moderate,
      };
      expect(await updateSessionType(app, draft, tooCheap)).toMatchObject({ ok: false });
      expect((await offerOf(SEED.ada.introCall)).price).toEqual(money(0, "USD"));
      await unpublishSessionType(app, draft);
      expect(await updateSessionType(app, draft, tooCheap)).toMatchObject({ ok: true });
      expect(await publishSessionType(app, draft)).toMatchObject({
        reasons: [{ code: "under_minimum", minimum: money(50, "USD") }],
      });
    });

    test("a change of price and policy touches no booking already made", async () => {
      const offer = await offerOf(SEED.ada.architectureReview);
      const booking = testBooking(1, {
        builderId,
        sessionTypeId: offer.id,
        context: { price: offer.price, cancellationPolicy: offer.cancellationPolicy },
      });
      await insertBooking(database.kysely, booking);
      await updateSessionType(app, offer, {
        description: "",
        price: money(99_000, "EUR"),
        cancellationPolicy: { tiers: [] },
      });
      expect(await getBooking(database.kysely, booking.id)).toEqual(booking);
    });

    test("a new event type is a draft behind the others, and moving changes places only", async () => {
      const { uri } = await atCalendly("POST", "/event_types", {
        userSlug: "ada-okafor",
        name: "Office visit",
        slug: "office-visit",
        duration: 120,
      });
      const racing = await Promise.all(Array.from({ length: 5 }, () => syncSessionTypes(app, builderId)));
      expect(racing.every(({ ok }) => ok)).toBe(true);
      const offers = await listSessionTypes(database.kysely, builderId);
      expect(offers.filter((one) => one.calendlyEventTypeUri === uri)).toHaveLength(1);
      const last = offers.at(-1);
      expect(last).toMatchObject({ name: "Office visit", publishedAt: null });
      if (last === undefined) return;
      await moveSessionType(app, last, "down");
      await moveSessionType(app, last, "up");
      const moved = await listSessionTypes(database.kysely, builderId);
      expect(moved.at(-2)?.id).toBe(last.id);
      expect(moved).toHaveLength(offers.length);
    });

    test("a deleted event type is archived, its bookings live on, and a restored one comes back as it was", async () => {
      const offer = await offerOf(SEED.ada.architectureReview);
      const path = `/event_types/${SEED.ada.architectureReview}`;
      await atCalendly("PATCH", path, { deleted: true });
      expect(await syncSessionTypes(app, builderId)).toMatchObject({ value: { archived: 1 } });
      expect(await findSessionType(database.kysely, offer.id)).toBeNull();
      expect((await getBooking(database.kysely, testBooking(1).id)).sessionTypeId).toBe(offer.id);
      expect((await getSessionType(database.kysely, offer.id)).archivedAt).not.toBeNull();
      expect(await syncSessionTypes(app, builderId)).toMatchObject({ value: { archived: 0 } });
      await atCalendly("PATCH", path, { deleted: false });
      await syncSessionTypes(app, builderId);
      expect(await findSessionType(database.kysely, offer.id)).toMatchObject({ price: money(99_000, "EUR") });
    });

    test("with Calendly out of reach nothing is changed", async () => {
      const before = await listSessionTypesEver(database.kysely, builderId);
      await fixture.sandbox.close();
      expect(await syncSessionTypes(app, builderId)).toEqual({
        ok: false,
        refusal: { code: "calendar_unavailable" },
      });
      expect(await listSessionTypesEver(database.kysely, builderId)).toEqual(before);
    });
  });
});
