import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { listTransitions } from "../../db/history/booking-history.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import { bookingLinkOf } from "../../server/booking/booking-link.ts";
import type { BookingEventType } from "../../server/domain/booking/booking-event.ts";
import type { BookingState } from "../../server/domain/booking/booking.ts";
import { type BookingId, type CheckoutId } from "../../server/domain/values/ids.ts";
import { timeZone, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { AppRouter } from "../../server/routers/root.ts";
import { signUpByMail } from "../fixtures/sign-up-by-mail.ts";
import { checkoutIdOf, findOpenTime, type Offer } from "./offers.ts";
import type { BookedAtCalendly } from "./sandbox.ts";
import { secretBoxOf } from "./secret-box-of.ts";
import type { BuiltApp } from "./built-app.ts";
import { until } from "../../server/test-until.ts";

/** Somebody at the app's door: a cookie, and what a browser does with it. */
export interface Visitor {
  /** The app's procedures over HTTP. */
  readonly api: TRPCClient<AppRouter>;
  readonly email: string;
  readonly name: string;
  /** Empty for whoever has no account. */
  readonly password: string;
  /** What their browser sends along to the app from one of its own pages. */
  readonly headers: Readonly<Record<string, string>>;
  /** Opens a page of the app; redirects are not followed. */
  get(path: string): Promise<Response>;
  /** Sends one of the app's forms; redirects are not followed. */
  post(path: string, form: Readonly<Record<string, string>> | URLSearchParams): Promise<Response>;
  /** The same from a page of another site, with this visitor's cookie. */
  postFrom(origin: string, path: string, form: Readonly<Record<string, string>>): Promise<Response>;
  /** Sends JSON, as a script on one of the app's pages does. */
  postJson(path: string, body: unknown): Promise<Response>;
  /** Calls a procedure by its name, whether it exists for this visitor or not. Resolves to the HTTP status. */
  call(type: string, procedure: string, input: unknown): Promise<number>;
  /** Calls a mutation and gives its answer as it comes over the wire. */
  ask(procedure: string, input: unknown): Promise<Response>;
}

/** Where the app is. */
type AppAtHand = { readonly demo: Pick<BuiltApp["demo"], "appUrl"> };

function visitorWith(
  app: AppAtHand,
  who: { email: string; name: string; password?: string; cookie: string },
): Visitor {
  const { appUrl } = app.demo;
  const headersFrom = (origin: string) => ({ origin, ...(who.cookie !== "" && { cookie: who.cookie }) });
  const headers = headersFrom(appUrl);
  const send = (path: string, from: string, body: string | URLSearchParams | null) =>
    fetch(`${appUrl}${path}`, {
      method: body === null ? "GET" : "POST",
      headers: {
        ...headersFrom(from),
        ...(typeof body === "string" ? { "content-type": "application/json" } : {}),
      },
      body,
      redirect: "manual",
    });
  return {
    email: who.email,
    name: who.name,
    password: who.password ?? "",
    headers,
    api: createTRPCClient<AppRouter>({ links: [httpLink({ url: `${appUrl}/api/trpc`, headers })] }),
    get: (path) => send(path, appUrl, null),
    post: (path, form) => send(path, appUrl, new URLSearchParams(form)),
    postFrom: (origin, path, form) => send(path, origin, new URLSearchParams(form)),
    postJson: (path, body) => send(path, appUrl, JSON.stringify(body)),
    ask: (procedure, input) => send(`/api/trpc/${procedure}`, appUrl, JSON.stringify(input)),
    async call(type, procedure, input) {
      const text = JSON.stringify(input ?? null);
      const path = `/api/trpc/${procedure}`;
      const response =
        type === "query"
          ? await send(input === undefined ? path : `${path}?input=${encodeURIComponent(text)}`, appUrl, null)
          : await send(path, appUrl, text);
      await response.text();
      return response.status;
    },
  };
}

/** Somebody without an account. */
export function nobody(app: AppAtHand): Visitor {
  return visitorWith(app, { email: "", name: "", cookie: "" });
}

function cookieOf(response: Response): string {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.slice(0, cookie.indexOf(";")));
  if (cookies.length === 0) throw new Error(`Nobody was signed in: the form answered ${response.status}.`);
  return cookies.join("; ");
}

/** The path of this booking's link, as the mails to its client have it. */
export async function bookingLink(app: BuiltApp, bookingId: BookingId): Promise<string> {
  const { appUrl } = app.demo;
  const deps = { secretBox: secretBoxOf(app), settings: { appUrl } };
  return bookingLinkOf(deps, await getBooking(app.db, bookingId)).slice(appUrl.length);
}

/** Somebody without an account, on a device that has nothing of ours, presses the button behind a mailed link. */
export async function openLink(app: BuiltApp, link: string): Promise<Visitor> {
  const { pathname, searchParams } = new URL(link, app.demo.appUrl);
  const answer = await nobody(app).post(pathname, { key: searchParams.get("key") ?? "" });
  return visitorWith(app, { email: "", name: "", cookie: cookieOf(answer) });
}

/** A fresh client or builder, through the sign-up form and the mailed link. */
export async function signUp(app: BuiltApp, role: "client" | "builder" = "client"): Promise<Visitor> {
  const mark = randomBytes(6).toString("hex");
  const who = {
    email: `${role}-${mark}@example.com`,
    name: `${role} ${mark}`,
    password: `password-${mark}`,
  };
  const { appUrl, sandboxUrls } = app.demo;
  const cookie = await signUpByMail({ appUrl, inboxUrl: sandboxUrls.inbox }, { ...who, role });
  return visitorWith(app, { ...who, cookie });
}

/** One of the demo's accounts, by its password. */
export async function signInAs(app: AppAtHand, email: string): Promise<Visitor> {
  const account = DEMO_ACCOUNTS.find((one) => one.email === email);
  invariant(account !== undefined, `the demo has an account ${email}`);
  const { name, password } = account;
  const response = await nobody(app).post("/sign-in", { intent: "password", email, password, next: "/" });
  return visitorWith(app, { email, name, password, cookie: cookieOf(response) });
}

/** The same account by a mailed link, whose button is pressed. */
export async function signInByLink(app: BuiltApp, email: string): Promise<Visitor> {
  const linksTo = async () => {
    const mails = await app.sandbox.listMails();
    return mails
      .filter(({ to }) => to.includes(email))
      .flatMap(({ text }) => /\/sign-in\/link\?token=([\w%.-]+)/.exec(text ?? "")?.[1] ?? []);
  };
  const before = await linksTo();
  await nobody(app).post("/sign-in", { intent: "link", email, next: "/" });
  const links = await until(async () => {
    const all = await linksTo();
    expect(all.length).toBeGreaterThan(before.length);
    return all;
  });
  const token = links.find((link) => !before.includes(link)) ?? "";
  const answer = await nobody(app).post("/sign-in/link", { token: decodeURIComponent(token), next: "/" });
  return visitorWith(app, { email, name: "", cookie: cookieOf(answer) });
}

/** The same person on a device that has nothing of ours: opens a page, is asked to sign in, and does. Resolves to where that leads. */
export async function signInOnTheWayTo(app: BuiltApp, path: string, { email, name, password }: Visitor) {
  const asked = (await nobody(app).get(path)).headers.get("location");
  const next = new URL(asked ?? "/", app.demo.appUrl).searchParams.get("next") ?? "";
  const answer = await nobody(app).post("/sign-in", { intent: "password", email, password, next });
  const device = visitorWith(app, { email, name, password, cookie: cookieOf(answer) });
  return { device, leadsTo: answer.headers.get("location") };
}

/** The offer's id, as the profile page gives it. */
export async function findSessionTypeId(visitor: Visitor, offer: Offer) {
  const [builder, sessionType] = offer.split("/");
  const profile = await visitor.api.builder.profile.query({ slug: builder ?? "" });
  const found = profile.sessionTypes.find((one) => one.slug === sessionType);
  invariant(found !== undefined, `${offer} is on offer`);
  return found.id;
}

/** Presses Book. */
export async function initiate(client: Visitor, offer: Offer): Promise<BookingId> {
  const sessionTypeId = await findSessionTypeId(client, offer);
  const outcome = await client.api.booking.initiate.mutate({
    sessionTypeId,
    timeZone: timeZone("Europe/Berlin"),
  });
  invariant(outcome.ok, "the booking was refused");
  return outcome.value.bookingId;
}

/** Books a time at Calendly, as somebody on its page does. Everything that a person can type there may be given. */
export async function bookAtCalendly(
  app: BuiltApp,
  booking: {
    readonly eventTypeUri: string;
    readonly email: string;
    readonly name: string;
    readonly utmContent: string | null;
  },
): Promise<BookedAtCalendly> {
  const { eventTypeUri, email, name, utmContent } = booking;
  const startTime = await findOpenTime(app, eventTypeUri);
  return app.sandbox.bookTime({
    eventTypeUri,
    startTime,
    email,
    name,
    tracking: { utm_content: utmContent },
  });
}

/** The client picks a time on the page that the booking leads to. */
export async function pickTime(
  app: BuiltApp,
  client: Visitor,
  bookingId: BookingId,
): Promise<BookedAtCalendly> {
  const { calendlyEventTypeUri } = await getBooking(app.db, bookingId);
  const { email, name } = client;
  return bookAtCalendly(app, { eventTypeUri: calendlyEventTypeUri, email, name, utmContent: bookingId });
}

/** A fresh client with a time booked: SCHEDULED, or CONFIRMED when the session is free. */
export async function bookTime(app: BuiltApp, offer: Offer) {
  const client = await signUp(app);
  const bookingId = await initiate(client, offer);
  const picked = await pickTime(app, client, bookingId);
  await untilState(app, bookingId, offer === "ada-okafor/intro-call" ? "CONFIRMED" : "SCHEDULED");
  return { client, bookingId, ...picked };
}

/** Presses Pay, and waits for Stripe's page. */
export async function openCheckout(client: Visitor, bookingId: BookingId): Promise<CheckoutId> {
  const outcome = await client.api.booking.openCheckout.mutate({ bookingId });
  invariant(outcome.ok, "the checkout was refused");
  return checkoutIdOf(outcome.value.checkoutUrl);
}

/** A fresh client in front of Stripe's page. */
export async function bookUntilCheckout(app: BuiltApp, offer: Offer) {
  const booked = await bookTime(app, offer);
  return { ...booked, checkoutId: await openCheckout(booked.client, booked.bookingId) };
}

/** A fresh client with a paid and confirmed session. */
export async function bookAndPay(app: BuiltApp, offer: Offer) {
  const booked = await bookUntilCheckout(app, offer);
  await app.sandbox.pay(booked.checkoutId);
  await untilState(app, booked.bookingId, "CONFIRMED");
  return booked;
}

export async function untilState(
  app: Pick<BuiltApp, "db">,
  bookingId: BookingId,
  state: BookingState,
): Promise<void> {
  await until(async () => expect((await getBooking(app.db, bookingId)).state).toBe(state));
}

/** Waits until the app itself says that it is at least this late. */
export async function untilClockReaches(client: Visitor, bookingId: BookingId, at: Instant): Promise<void> {
  await until(async () => expect((await client.api.booking.get.query({ bookingId })).now >= at).toBe(true));
}

/** How often the booking's history has this event. */
export async function countTransitions(
  app: Pick<BuiltApp, "db">,
  bookingId: BookingId,
  type: BookingEventType,
): Promise<number> {
  const transitions = await listTransitions(app.db, bookingId);
  return transitions.filter((transition) => transition.event.type === type).length;
}
