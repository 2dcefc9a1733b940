import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { digestOfConsents, listConsents } from "../../db/bookings/booking-consents.ts";
import { listTransitions } from "../../db/history/booking-history.ts";
import { findVersion, listTexts } from "../../db/site-policies/site-policies.ts";
import type { TickedConsents } from "../../server/domain/booking/consent.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import type { HistoryFinding } from "../../server/history/history-finding.ts";
import { verifyHistory } from "../../server/history/verify-history.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { AppCaller } from "../../server/routers/root.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { DECLINED_CARD } from "../kit/bookings.ts";
import { checkoutIdOf, findOpenTime } from "../kit/offers.ts";
import { operatorCaller } from "../kit/people.ts";
import { publishPolicy } from "../kit/policies.ts";
import { programOf } from "../kit/programs.ts";
import type { Booked } from "../kit/test-booking.ts";

let app: AppFixture;
let operator: AppCaller;
let versions: { terms: number; privacy: number };
let texts = 0;

/** Each text is one that was never published. */
const publish = (kind: "terms" | "privacy") =>
  publishPolicy(operator.sitePolicies, kind, { en: `Version ${++texts}.` });

beforeAll(async () => {
  app = await startApp();
  operator = operatorCaller(app);
});
beforeEach(async () => {
  versions = { terms: await publish("terms"), privacy: await publish("privacy") };
});
afterEach(async () => {
  await app.clearFaults();
  expect(await findings()).toEqual([]);
});
afterAll(() => app.stop());

/** What does not hold of the histories of all bookings, with what their lines prove. */
async function findings(): Promise<HistoryFinding[]> {
  const found: HistoryFinding[] = [];
  await verifyHistory({ database: app.services.database, secretBox: app.services.secretBox }, (one) =>
    found.push(one),
  );
  return found;
}

const needOf = async ({ client, bookingId }: Pick<Booked, "client" | "bookingId">) =>
  (await client.api.booking.get({ bookingId })).consentNeed;

const pay = ({ client, bookingId }: Pick<Booked, "client" | "bookingId">, ticked: TickedConsents | null) =>
  client.api.booking.openCheckout({ bookingId, ticked });

const consentsOf = (bookingId: BookingId) => listConsents(app.db, bookingId);

const both = (earlyStart = false): TickedConsents => ({ policies: versions, earlyStart });

/** A time so soon that its client could still withdraw when it begins. */
async function bookSoon(): Promise<Booked> {
  const booking = await app.initiate();
  const { calendlyEventTypeUri } = await app.read(booking.bookingId);
  return app.pickTime(booking, await findOpenTime(app, calendlyEventTypeUri, 7));
}

async function bookLate(): Promise<Booked> {
  const booking = await app.initiate();
  const { calendlyEventTypeUri } = await app.read(booking.bookingId);
  return app.pickTime(booking, await findOpenTime(app, calendlyEventTypeUri, 20));
}

describe("a session with a price", () => {
  test("is not paid before its client has agreed, and nothing is opened at Stripe meanwhile", async () => {
    const booked = await bookLate();
    expect(await needOf(booked)).toEqual({ policies: versions, earlyStart: false });
    app.sandbox.kernel.requests.clear();
    for (const ticked of [null, { policies: null, earlyStart: true }])
      expect(await pay(booked, ticked)).toEqual({
        ok: false,
        refusal: { code: "consent_needed", missing: { policies: "missing", earlyStart: false } },
      });
    expect(await app.sandbox.listRequests("stripe")).toEqual([]);
    expect((await app.read(booked.bookingId)).state).toBe("SCHEDULED");
    expect(await consentsOf(booked.bookingId)).toEqual([]);

    expect((await pay(booked, both())).ok).toBe(true);
    const [terms, privacy, ...more] = await consentsOf(booked.bookingId);
    expect(more).toEqual([]);
    const version = await findVersion(app.db, "terms", versions.terms);
    invariant(version !== null, "the terms are published");
    const [text] = await listTexts(app.db, version);
    expect(terms).toMatchObject({
      ...{ kind: "terms", policyNumber: versions.terms, language: "en", source: "page" },
      wording: "I agree to the terms and have read the privacy notice.",
      sha256: text?.sha256,
    });
    expect(privacy).toMatchObject({ kind: "privacy", policyNumber: versions.privacy });
    expect(await needOf(booked)).toBeNull();
  });

  test("the signed line of the history holds the digest of what was agreed to", async () => {
    const booked = await bookSoon();
    expect((await pay(booked, both(true))).ok).toBe(true);
    const transitions = await listTransitions(app.db, booked.bookingId);
    const line = transitions.find(({ event }) => event.type === "CHECKOUT_REQUESTED");
    const consents = await consentsOf(booked.bookingId);
    expect(consents.map(({ kind }) => kind)).toEqual(["terms", "privacy", "early_start"]);
    expect(line?.event["consents"]).toBe(digestOfConsents(consents));
  });

  test("that begins while its client could still withdraw is asked for expressly, with the words kept", async () => {
    const booked = await bookSoon();
    expect(await needOf(booked)).toEqual({ policies: versions, earlyStart: true });
    expect(await pay(booked, both())).toEqual({
      ok: false,
      refusal: { code: "consent_needed", missing: { policies: null, earlyStart: true } },
    });
    expect((await pay(booked, both(true))).ok).toBe(true);
    const early = (await consentsOf(booked.bookingId)).find(({ kind }) => kind === "early_start");
    expect(early?.wording).toContain("I can no longer withdraw once all of it has been held");
  });

  test("is asked about once: neither a declined card nor another checkout asks again", async () => {
    const booked = await bookSoon();
    const opened = await pay(booked, both(true));
    invariant(opened.ok, "the checkout is open");
    const before = await consentsOf(booked.bookingId);
    await app.sandbox.pay(checkoutIdOf(opened.value.checkoutUrl), DECLINED_CARD);
    await app.untilSettled(booked, "PAYMENT_FAILED");
    expect(await needOf(booked)).toBeNull();
    expect((await pay(booked, null)).ok).toBe(true);
    expect(await consentsOf(booked.bookingId)).toEqual(before);
  });

  test("a version published between page and press is asked about anew, and says so", async () => {
    const booked = await bookLate();
    const seen = both();
    versions = { ...versions, terms: await publish("terms") };
    expect(await pay(booked, seen)).toEqual({
      ok: false,
      refusal: { code: "consent_needed", missing: { policies: "outdated", earlyStart: false } },
    });
    expect(await consentsOf(booked.bookingId)).toEqual([]);
    expect((await pay(booked, both())).ok).toBe(true);
    expect((await consentsOf(booked.bookingId)).map(({ policyNumber }) => policyNumber)).toEqual([
      versions.terms,
      versions.privacy,
    ]);
  });

  test("a version published while Stripe's page is open is agreed to before it is led to again", async () => {
    const booked = await bookLate();
    expect((await pay(booked, both())).ok).toBe(true);
    const privacy = await publish("privacy");
    expect((await pay(booked, both())).ok).toBe(false);
    versions = { ...versions, privacy };
    expect((await pay(booked, both())).ok).toBe(true);
    expect((await consentsOf(booked.bookingId)).map((one) => [one.kind, one.policyNumber])).toEqual([
      ["terms", versions.terms],
      ["privacy", privacy - 1],
      ["privacy", privacy],
    ]);
  });

  test("another try after Stripe's refusal writes down, and proves, only what was published since", async () => {
    const booked = await bookLate();
    await app.control("stripe", "PUT", "/account", { charges: "disabled" });
    expect(await pay(booked, both())).toMatchObject({ refusal: { code: "checkout_refused" } });
    await app.control("stripe", "PUT", "/account", {});
    const before = await consentsOf(booked.bookingId);
    versions = { ...versions, privacy: await publish("privacy") };
    expect((await pay(booked, both())).ok).toBe(true);
    const consents = await consentsOf(booked.bookingId);
    expect(consents.slice(0, before.length)).toEqual(before);
    const [first, second] = (await listTransitions(app.db, booked.bookingId)).flatMap(
      ({ event }) => event["consents"] ?? [],
    );
    expect(first).toBe(digestOfConsents(before));
    expect(second).toBe(digestOfConsents(consents.slice(before.length)));
  });

  test("two presses at once are one consent to each version, and one checkout", async () => {
    const booked = await bookSoon();
    const presses = await Promise.all([1, 2, 3].map(() => pay(booked, both(true))));
    expect(new Set(presses.map((press) => press.ok && press.value.checkoutUrl)).size).toBe(1);
    expect((await consentsOf(booked.bookingId)).map(({ kind }) => kind)).toEqual([
      "terms",
      "privacy",
      "early_start",
    ]);
    expect(app.moneyOf(booked).checkouts).toEqual(["open"]);
  });
});

describe("whoever is the client", () => {
  test("agrees before a checkout is opened over the contract, too, to all that the page asks", async () => {
    const { bookingId, client } = await bookSoon();
    const open = (...consents: { kind: "terms" | "privacy" | "early_start"; version?: number }[]) =>
      client.api.contractBookings.openCheckout({ bookingId, consents });
    const terms = { kind: "terms", version: versions.terms } as const;
    const privacy = { kind: "privacy", version: versions.privacy } as const;
    const earlyStart = { kind: "early_start" } as const;
    for (const named of [[], [terms], [terms, privacy], [privacy, earlyStart]])
      await expect(open(...named)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await app.read(bookingId)).state).toBe("SCHEDULED");
    expect(await consentsOf(bookingId)).toEqual([]);

    expect(await open(terms, privacy, earlyStart)).toMatchObject({ ok: true });
    expect((await consentsOf(bookingId)).map(({ kind, source }) => [kind, source])).toEqual([
      ["terms", "api"],
      ["privacy", "api"],
      ["early_start", "api"],
    ]);
    await publish("terms");
    await expect(open()).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("agrees to a purchase with its checkout alone, whose line in the history holds what was agreed to", async () => {
    const { bookingId, client } = await bookLate();
    expect(await client.api.booking.agree({ bookingId, ticked: both() })).toMatchObject({
      ok: false,
      refusal: { code: "not_in_this_state" },
    });
    expect(await consentsOf(bookingId)).toEqual([]);
  });
});

describe("a free session", () => {
  test("is agreed to before its time is picked, without a word about withdrawing", async () => {
    const booking = await app.initiate(null, "ada-okafor/intro-call");
    const { bookingId, client } = booking;
    expect(await needOf(booking)).toEqual({ policies: versions, earlyStart: false });
    expect(await client.api.booking.agree({ bookingId, ticked: null })).toMatchObject({ ok: false });
    expect(await client.api.booking.agree({ bookingId, ticked: both() })).toEqual({ ok: true, value: null });
    expect(await client.api.booking.agree({ bookingId, ticked: both() })).toEqual({ ok: true, value: null });
    expect(await needOf(booking)).toBeNull();
    expect(await consentsOf(bookingId)).toHaveLength(2);
  });

  test("does not open its calendar for whoever has not agreed, whichever way they ask", async () => {
    const booking = await app.initiate(null, "ada-okafor/intro-call");
    const { bookingId, client } = booking;
    const calendars = async () => [
      (await client.api.booking.get({ bookingId })).schedulingUrl,
      (await client.api.booking.snapshot({ bookingId })).schedulingUrl,
    ];
    const { sessionTypeId, clientEmail, schedulingUrl } = await app.read(bookingId);
    const link = () =>
      client.api.contractScheduling.createLink({
        eventTypeId: sessionTypeId,
        inviteeEmail: clientEmail,
        inviteeName: "Casey",
      });
    expect(await calendars()).toEqual([null, null]);
    await expect(link()).rejects.toMatchObject({ code: "BAD_REQUEST" });

    expect(await client.api.booking.agree({ bookingId, ticked: both() })).toMatchObject({ ok: true });
    expect(await calendars()).toEqual([schedulingUrl, schedulingUrl]);
    expect(await link()).toMatchObject({ ok: true, value: { bookingId } });
  });

  test("nobody agrees for somebody else", async () => {
    const { bookingId } = await app.initiate(null, "ada-okafor/intro-call");
    const other = await app.initiate(null, "ada-okafor/intro-call");
    await expect(other.client.api.booking.agree({ bookingId, ticked: both() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a seller's program", () => {
  test("is never asked, and what it says its client agreed to is written down as its word", async () => {
    const ada = await programOf(app, "ada-okafor", {});
    const silent = await bookSoon();
    expect(await ada.contractBookings.openCheckout({ bookingId: silent.bookingId })).toMatchObject({
      ok: true,
    });
    expect(await consentsOf(silent.bookingId)).toEqual([]);

    const { bookingId } = await bookSoon();
    const consents = [
      { kind: "terms", version: versions.terms, language: "en" },
      { kind: "privacy", version: versions.privacy },
      { kind: "early_start" },
    ] as const;
    // In whatever order, and named twice.
    for (const named of [[...consents].toReversed(), [consents[0], consents[2], consents[0]]])
      expect(await ada.contractBookings.openCheckout({ bookingId, consents: named })).toMatchObject({
        ok: true,
      });
    const kept = await consentsOf(bookingId);
    expect(kept.map((one) => [one.kind, one.policyNumber, one.language, one.wording, one.source])).toEqual([
      ["terms", versions.terms, "en", null, "api"],
      ["privacy", versions.privacy, null, null, "api"],
      ["early_start", null, null, null, "api"],
    ]);
    expect(kept[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(kept[1]?.sha256).toBeNull();
  });

  test("cannot name a version that nobody has published", async () => {
    const ada = await programOf(app, "ada-okafor", {});
    const { bookingId } = await bookSoon();
    for (const consent of [
      { kind: "terms", version: versions.terms + 1 } as const,
      { kind: "privacy" } as const,
      { kind: "early_start", version: 1 } as const,
    ])
      await expect(
        ada.contractBookings.openCheckout({ bookingId, consents: [consent] }),
      ).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await app.read(bookingId)).state).toBe("SCHEDULED");
  });
});

describe("publishing", () => {
  test("takes what the operator looked at: neither a draft that was changed since, nor the same text again", async () => {
    const { sitePolicies } = operator;
    await sitePolicies.keepDraft({ kind: "terms", language: "en", text: "Looked at." });
    const { digest } = await sitePolicies.edit({ kind: "terms", language: "en" });
    await sitePolicies.keepDraft({ kind: "terms", language: "en", text: "Changed since." });
    expect(await sitePolicies.publish({ kind: "terms", digest })).toEqual({ ok: false, because: "changed" });
    const now = await sitePolicies.edit({ kind: "terms", language: "en" });
    expect(await sitePolicies.publish({ kind: "terms", digest: now.digest })).toMatchObject({ ok: true });
    expect(await sitePolicies.publish({ kind: "terms", digest: now.digest })).toEqual({
      ok: false,
      because: "same_as_before",
    });
    await sitePolicies.keepDraft({ kind: "terms", language: "en", text: "<b>No</b>" });
    const bad = await sitePolicies.edit({ kind: "terms", language: "en" });
    expect(bad.draft.problem).toEqual({ because: "html", line: 1 });
    expect(await sitePolicies.publish({ kind: "terms", digest: bad.digest })).toEqual({
      ok: false,
      because: "unreadable",
    });
  });

  test("two operators at once publish one version, and the other is told", async () => {
    const { sitePolicies } = operator;
    await sitePolicies.keepDraft({ kind: "privacy", language: "en", text: `At once ${++texts}.` });
    const { digest } = await sitePolicies.edit({ kind: "privacy", language: "en" });
    const outcomes = await Promise.all([1, 2].map(() => sitePolicies.publish({ kind: "privacy", digest })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
