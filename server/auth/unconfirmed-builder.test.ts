import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { listUnconfirmedBuilders } from "../../db/builders/unconfirmed-builders.ts";
import { adoptInvitee } from "../booking/record/adopt-invitee.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { Builder, SessionType } from "../domain/offer/session-type.ts";
import type { CalendlyInvitee } from "../ports.ts";
import { startTestApp, type TestApp } from "../test-app.ts";
import { confirmedAccount, testAddress } from "./test-accounts.ts";
import { callerOf } from "../../e2e/kit/people.ts";

const CLIENT = "client-of-nobody@example.com";
const SLUG = "ada-okafor";

let app: TestApp;
let builder: Builder;
let offer: SessionType;

beforeAll(async () => {
  app = await startTestApp();
  const found = await findBuilderBySlug(app.db, SLUG);
  invariant(found !== null, "Ada is seeded");
  builder = found;
  const offered = (await listSessionTypes(app.db, builder.id)).find(
    ({ slug }) => slug === "architecture-review",
  );
  invariant(offered !== undefined, "Ada has the review");
  offer = offered;
  await setConfirmed(0);
});
afterAll(() => app.stop());

async function setConfirmed(value: 0 | 1): Promise<void> {
  await sql`update auth_user set "emailVerified" = ${value} where id = ${builder.userId}`.execute(app.db);
}

async function initiate() {
  const { database, auth } = app.services;
  const userId = await confirmedAccount({ database, auth }, CLIENT, "Cleo Client");
  const confirmed = testAddress(CLIENT);
  const signIn = { sessionId: "s", isFresh: true, isConfirmed: true, timeZone: null, language: null };
  const person = { userId, email: CLIENT, name: "Cleo Client", confirmed, builderId: null, signIn };
  return callerOf(app, { kind: "client", ...person }).booking.initiate({
    sessionTypeId: offer.id,
    timeZone: null,
  });
}

async function sells(): Promise<readonly boolean[]> {
  const anybody = callerOf(app, { kind: "nobody" });
  const { takesBookings } = await anybody.builder.profile({ slug: SLUG });
  const listed = (await anybody.builder.list({})).items.find(({ slug }) => slug === SLUG);
  return [takesBookings, listed?.takesBookings ?? false];
}

/** Somebody booked at Calendly directly. */
async function bookDirectly(email: string) {
  const { from, to } = {
    from: addMinutes(app.services.clock.now(), 8 * 24 * 60),
    to: addMinutes(app.services.clock.now(), 15 * 24 * 60),
  };
  const query = new URLSearchParams({
    event_type: offer.calendlyEventTypeUri,
    start_time: from,
    end_time: to,
  });
  const response = await fetch(`${app.env.CALENDLY_API_URL}/event_type_available_times?${query.toString()}`, {
    headers: { authorization: "Bearer sandbox-pat-ada" },
  });
  const { collection } = (await response.json()) as { collection: { start_time: string }[] };
  const { invitee } = await app.control<{ invitee: { uri: string } }>("calendly", "POST", "/book", {
    eventTypeUri: offer.calendlyEventTypeUri,
    startTime: collection[0]?.start_time,
    email,
    name: "Dora Direct",
    tracking: {},
  });
  const [, eventId = "", inviteeId = ""] =
    /scheduled_events\/([^/]+)\/invitees\/([^/]+)$/.exec(invitee.uri) ?? [];
  const calendar = await app.deps.calendars.ofBuilder(builder.id);
  const found: CalendlyInvitee | null = (await calendar?.findInvitee(eventId, inviteeId)) ?? null;
  invariant(calendar !== null && found !== null, "Calendly knows them");
  const cause = { kind: "worker", reference: null, personId: null } as const;
  return adoptInvitee({ ...app.deps, cause }, builder.id, { last: found, ancestors: [] });
}

test("a builder whose address nobody has confirmed sells nothing new: not by Book, not on their profile or the front page, not to who books at Calendly", async () => {
  expect([...(await listUnconfirmedBuilders(app.db, [builder.id]))]).toEqual([builder.id]);
  expect(await sells()).toEqual([false, false]);
  expect(await initiate()).toMatchObject({ ok: false, refusal: { code: "calendar_unavailable" } });
  expect(await bookDirectly("early@example.com")).toEqual({
    kind: "left_alone",
    because: "builder_unconfirmed",
  });
});

test("once the address is confirmed they sell again, by every way", async () => {
  await setConfirmed(1);
  expect([...(await listUnconfirmedBuilders(app.db, [builder.id]))]).toEqual([]);
  expect(await sells()).toEqual([true, true]);
  expect(await initiate()).toMatchObject({ ok: true });
  expect(await bookDirectly("late@example.com")).toMatchObject({ kind: "booked" });
});
