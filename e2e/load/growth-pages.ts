import { DEMO_ACCOUNTS } from "../../db/seed/seed.ts";
import { signInTo } from "../fixtures/client.ts";
import type { PlantedGrowth } from "./plant-growth.ts";

/** The cookies of the demo's accounts. */
interface SignedIn {
  readonly client: string;
  readonly builder: string;
  readonly operator: string;
}

/** A page that is measured, and who asks for it. */
export interface GrowthPage {
  readonly name: string;
  readonly path: string;
  readonly cookie: string;
}

export async function signInAll(appUrl: string): Promise<SignedIn> {
  const cookieOf = async (email: string) => {
    const account = DEMO_ACCOUNTS.find((one) => one.email === email);
    if (account === undefined) throw new Error(`No account ${email} in the demo.`);
    const { cookie } = await signInTo(appUrl, account);
    return `${cookie.name}=${cookie.value}`;
  };
  return {
    client: await cookieOf("client@example.com"),
    builder: await cookieOf("ada@builders.example"),
    operator: await cookieOf("operator@example.com"),
  };
}

/** Every page that reads bookings. Public pages are asked for signed in as well: they are rendered then, and not shared. */
export function growthPages(
  { bookingId }: PlantedGrowth,
  { client, builder, operator }: SignedIn,
): GrowthPage[] {
  const year = new Date().getUTCFullYear();
  /** Days with more sessions than a page shows, past and to come. */
  const days = `from=${year}-01-01&until=${year + 1}-12-31`;
  const pages: readonly [string, string, string][] = [
    ["/", "/", client],
    ["/profile", "/profile/ada-okafor", client],
    ["/bookings of a client with 300", "/bookings", client],
    ["/bookings/…", `/bookings/${bookingId}`, client],
    ["/builder", "/builder", builder],
    ["/builder/bookings", "/builder/bookings", builder],
    ["… not paid yet", "/builder/bookings?group=unpaid", builder],
    ["… booked", "/builder/bookings?group=booked", builder],
    ["… over", "/builder/bookings?group=over", builder],
    ["… of some days", `/builder/bookings?${days}`, builder],
    ["… booked, of some days", `/builder/bookings?group=booked&${days}`, builder],
    ["… search, nobody", "/builder/bookings?search=zyxwv", builder],
    ["… search, many", "/builder/bookings?search=okonkwo", builder],
    ["… search, all", "/builder/bookings?search=clients.example", builder],
    ["… search, one", "/builder/bookings?search=client@example", builder],
    ["/builder/bookings/…", `/builder/bookings/${bookingId}`, builder],
    ["/builder/session-types", "/builder/session-types", builder],
    ["/builder/funnel, a year", "/builder/funnel?days=365", builder],
    ["/operator", "/operator", operator],
    ["/operator/funnel, a year", "/operator/funnel?days=365", operator],
    ["/operator/bookings", "/operator/bookings", operator],
    ["… search, nobody", "/operator/bookings?search=zyxwv@clients", operator],
    ["… search, all", "/operator/bookings?search=casey", operator],
    ["… search, one", "/operator/bookings?search=client@example", operator],
    ["… search, by number", `/operator/bookings?search=${bookingId}`, operator],
    ["/operator/bookings/…", `/operator/bookings/${bookingId}`, operator],
    ["/operator/failed-jobs", "/operator/failed-jobs", operator],
    ["/operator/reconciliation", "/operator/reconciliation", operator],
    ["/readyz", "/readyz", ""],
  ];
  return pages.map(([name, path, cookie]) => ({ name, path, cookie }));
}
