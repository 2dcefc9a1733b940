import { DEMO_ACCOUNTS } from "../../db/seed/seed.ts";
import { timeZone } from "../../server/domain/values/instant.ts";
import { signInTo } from "../fixtures/client.ts";
import type { LoadGenerator } from "./load-generator.ts";
import { CONNECTIONS, measureInTurns, type Rates, type Who } from "./measure-in-turns.ts";
import type { ServerProcess } from "./server-process.ts";

const WARM_UP_REQUESTS = 300;

/** A page as somebody asks for it. */
export interface BenchPage {
  /** Names its row for `--only`. */
  readonly key: string;
  readonly what: string;
  readonly path: string;
  /** Null: somebody without one. */
  readonly cookie: string | null;
  /** Of the bare server's rate; null: none. */
  readonly goal: number | null;
}

/** What is kept is given to everybody, whatever their browser sends along. */
const KEPT_GOAL = 0.75;
const BOOKING_GOAL = 0.012;
/** A question that no public page knows: it is rendered for whoever asks it. */
const UNKNOWN = "?again";

export interface Visitors {
  readonly client: string;
  readonly builder: string;
  /** A booking of theirs, which waits for a time. */
  readonly bookingId: string;
}

/** Signs them in at a demo whose sandbox still runs, and has the client begin a booking. */
export async function arrangeVisitors(appUrl: string): Promise<Visitors> {
  const enter = async (email: string) => {
    const account = DEMO_ACCOUNTS.find((one) => one.email === email);
    if (account === undefined) throw new Error(`No account ${email} in the demo.`);
    const { api, cookie } = await signInTo(appUrl, account);
    return { api, cookie: `${cookie.name}=${cookie.value}` };
  };
  const client = await enter("client@example.com");
  const builder = await enter("ada@builders.example");
  const { sessionTypes } = await client.api.builder.profile.query({ slug: "ada-okafor" });
  const [offer] = sessionTypes;
  if (offer === undefined) throw new Error("The demo's builder offers nothing.");
  const booked = await client.api.booking.initiate.mutate({
    sessionTypeId: offer.id,
    timeZone: timeZone("Europe/Berlin"),
  });
  if (!booked.ok) throw new Error(`No booking: ${booked.refusal.code}`);
  return { client: client.cookie, builder: builder.cookie, bookingId: booked.value.bookingId };
}

/** Every kind of page that many people ask for, kept and rendered, by whoever is nobody and by whoever is signed in. */
export function benchPages({ client, builder, bookingId }: Visitors): BenchPage[] {
  const profile = "/profile/ada-okafor";
  const pages: readonly [
    key: string,
    what: string,
    path: string,
    cookie: string | null,
    goal: number | null,
  ][] = [
    ["front", "front page, kept", "/", null, KEPT_GOAL],
    ["front", "… rendered each time", `/${UNKNOWN}`, null, null],
    ["profile", "profile, kept", profile, null, KEPT_GOAL],
    ["profile", "… of a visitor with a cookie", profile, client, KEPT_GOAL],
    ["profile", "… by a link that says where it stood", `${profile}?utm_source=letter`, null, KEPT_GOAL],
    ["profile", "… rendered each time", `${profile}${UNKNOWN}`, null, 0.1],
    ["sign-in", "sign-in page", "/sign-in", null, null],
    ["booking", "a client's booking", `/bookings/${bookingId}`, client, BOOKING_GOAL],
    ["bookings", "a client's list", "/bookings", client, null],
    ["builder", "a builder's list", "/builder/bookings", builder, null],
  ];
  return pages.map(([key, what, path, cookie, goal]) => ({ key, what, path, cookie, goal }));
}

export interface MeasuredPage extends BenchPage {
  readonly bytes: number;
  readonly rates: readonly Rates[];
}

/** Ours and a bare page of as many bytes in turns, and the other checkout's where there is one. */
export async function measurePage(
  page: BenchPage,
  options: {
    readonly generator: LoadGenerator;
    readonly origins: { readonly ours: string; readonly before: string | null };
    readonly startBare: (bytes: number) => Promise<ServerProcess>;
    readonly isLate: () => boolean;
  },
): Promise<MeasuredPage> {
  const { generator, origins, isLate } = options;
  const { path, cookie } = page;
  const headers = { accept: "text/html", "accept-encoding": "identity", ...(cookie !== null && { cookie }) };
  const answer = await fetch(`${origins.ours}${path}`, { headers, redirect: "manual" });
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
  const bare = await options.startBare(bytes);
  try {
    const among: readonly Who[] = origins.before === null ? ["ours", "bare"] : ["ours", "bare", "before"];
    const originOf = { ours: origins.ours, bare: bare.origin, before: origins.before ?? "" };
    const rates = await measureInTurns({
      generator,
      among,
      warmUpRequests: WARM_UP_REQUESTS,
      load: (who) => ({ origin: originOf[who], path, connections: CONNECTIONS, events: null, cookie }),
      isLate,
    });
    return { ...page, bytes, rates };
  } finally {
    await bare.stop();
  }
}
