/**
 * A shop's whole program, as somebody writes it who has the published document and nothing else: `contract.d.ts` beside it is generated. It sells one
 * session as far as Stripe's page, and prints what it was told.
 */
export const SHOP_PROGRAM = `
import createClient from "openapi-fetch";
import type { components, paths } from "./contract";

const [, , appUrl = "", key = "", inviteeEmail = ""] = process.argv;
const client = createClient<paths>({ baseUrl: appUrl, headers: { authorization: \`Bearer \${key}\` } });

const offers = await client.GET("/api/scheduling/calendly/event-types", { params: { query: { count: 100 } } });
if (offers.data === undefined) throw new Error(offers.error.code);
const offer = offers.data.data.find(({ slug }) => slug === "architecture-review");
if (offer === undefined) throw new Error("no such offer");

const link = await client.POST("/api/scheduling/calendly/scheduling-link", {
  params: { header: { "idempotency-key": inviteeEmail } },
  body: { eventTypeId: offer.id, inviteeEmail, inviteeName: "Billie Buyer", metadata: { order: "A-1007" } },
});
if (link.data === undefined) throw new Error(link.error.code);
const { bookingId } = link.data;

const read = await client.GET("/api/bookings/{bookingId}", { params: { path: { bookingId } } });
const booking: components["schemas"]["Booking"] | undefined = read.data;

const early = await client.POST("/api/bookings/{bookingId}/checkout", { params: { path: { bookingId } }, body: {} });
const problem: components["schemas"]["Problem"] | undefined = early.error;

const none = await client.GET("/api/bookings/{bookingId}", {
  params: { path: { bookingId: "bkg_00000000000000000000000000" } },
});
const bookings = await client.GET("/api/bookings", { params: { query: { limit: 1 } } });

console.log(
  JSON.stringify({
    priceMinor: offer.price_minor,
    state: booking?.state,
    order: booking?.metadata["order"],
    early: problem?.code,
    none: none.error?.status,
    first: bookings.data?.data[0]?.id === bookingId,
  }),
);
`;
