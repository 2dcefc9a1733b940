import { instantFromEpochMs } from "../../server/domain/values/instant.ts";
import { calendlyOf, contractOf, payInSandbox, stripeOf } from "./smoke-providers.ts";
import { expectThat, type SmokeSteps } from "./smoke-steps.ts";
import type { SmokeBooking, SmokeTarget } from "./smoke-target.ts";

interface EventType {
  readonly uri: string;
  readonly slug: string;
  readonly session_type_id: string;
  readonly price_minor: number;
  readonly on_sale: boolean;
}

/** States in which nothing is held, open or owed any more. */
const OVER = ["ABANDONED", "CANCELED", "REFUNDED"];

const WEBHOOKS =
  "Is the webhook's secret right, does the worker run? /operator and `npm run doctor` say which.";

/**
 * Books a session up to its open checkout, and takes it back: by expiring the checkout at Stripe, or in the sandbox by paying and canceling with a refund.
 * Each way is told to the installation by the providers alone, so that it passes only where their webhooks come in and are worked on. Whatever failed on the
 * way, the booking is canceled, and so is the event at Calendly: nothing stays held, open or paid.
 */
export async function bookAndTakeBack(
  { step, until }: SmokeSteps,
  target: SmokeTarget,
  booking: SmokeBooking,
): Promise<void> {
  const contract = contractOf(target.appUrl, booking);
  const calendly = calendlyOf(booking);
  const stripe = stripeOf(booking);
  const stateOf = async (bookingId: string) =>
    String((await contract.get(`/api/bookings/${bookingId}`))["state"]);
  const reaches = (bookingId: string, states: readonly string[], otherwise: string) =>
    until(async () => {
      const state = await stateOf(bookingId);
      return states.includes(state) ? state : null;
    }, otherwise);

  const offer = await step(
    "an offer on sale",
    "SMOKE_API_KEY must be a builder's, with event-types:read, bookings:read and bookings:write; SMOKE_EVENT_TYPE one of theirs.",
    async () => {
      const { data } = (await contract.get("/api/scheduling/calendly/event-types?count=100")) as unknown as {
        data: readonly EventType[];
      };
      const wanted = data.filter(({ slug }) => booking.eventType === null || slug === booking.eventType);
      const found = wanted.find(({ on_sale, price_minor }) => on_sale && price_minor > 0);
      expectThat(found !== undefined, "none is on sale and has a price");
      return found;
    },
  );
  if (offer === null) return;
  const link = await step(
    "a scheduling link",
    "Is the builder's Calendly connected? See their connection page.",
    async () => {
      const made = await contract.post("/api/scheduling/calendly/scheduling-link", {
        eventTypeId: offer.session_type_id,
        inviteeEmail: booking.clientEmail,
        inviteeName: "Smoke test",
      });
      return { bookingId: String(made["bookingId"]), schedulingUrl: String(made["schedulingUrl"]) };
    },
  );
  if (link === null) return;
  const { bookingId } = link;
  let checkoutId: string | null = null;
  let eventUri: string | null = null;

  try {
    const booked = await step(
      "a time at Calendly",
      "SMOKE_CALENDLY_TOKEN must be of the builder's own account, which needs a free time within a fortnight.",
      async () => {
        const time = await calendly.findTime(offer.uri, instantFromEpochMs(Date.now()));
        expectThat(time !== null, "no time is free");
        return calendly.book(offer.uri, time, {
          email: booking.clientEmail,
          schedulingUrl: link.schedulingUrl,
        });
      },
    );
    if (booked === null) return;
    ({ eventUri } = booked);
    const isHeld = await step("Calendly's webhook: the time is held", WEBHOOKS, async () => {
      await reaches(bookingId, ["SCHEDULED"], "the booking has no time");
      return "";
    });
    if (isHeld === null) return;
    const checkout = await step(
      "a checkout",
      "STRIPE_SECRET_KEY, and Stripe's own status page.",
      async () => {
        const opened = await contract.post(`/api/bookings/${bookingId}/checkout`, {});
        return { id: String(opened["sessionId"]) };
      },
    );
    if (checkout === null) return;
    checkoutId = checkout.id;
    await step(
      "the checkout is open at Stripe",
      "SMOKE_STRIPE_KEY must be of the same account and mode.",
      async () => {
        const { status, amount_total, livemode } = await stripe.read(checkout.id);
        expectThat(status === "open", `it is ${String(status)}`);
        expectThat(amount_total === offer.price_minor, "its amount is not the offer's price");
        return livemode === true ? "live mode" : "test mode";
      },
    );
    const { sandboxUrl } = booking;
    await (sandboxUrl === null ? letItExpire(checkout.id) : payAndCancel(sandboxUrl, checkout.id));
  } finally {
    await takeBack();
  }

  async function letItExpire(id: string): Promise<void> {
    await step("Stripe's webhook: an expired checkout ends the booking", WEBHOOKS, async () => {
      await stripe.expire(id);
      await reaches(bookingId, ["ABANDONED"], "the booking does not know that its checkout has expired");
      return "";
    });
  }

  async function payAndCancel(sandboxUrl: string, id: string): Promise<void> {
    const paid = await step("Stripe's webhook: a payment confirms the booking", WEBHOOKS, async () => {
      await payInSandbox(sandboxUrl, id);
      await reaches(bookingId, ["CONFIRMED"], "the booking is not confirmed");
      return "";
    });
    if (paid === null) return;
    await step("canceled, and the money is back", WEBHOOKS, async () => {
      await contract.post(`/api/bookings/${bookingId}/cancel`, { note: "Smoke test" });
      await reaches(bookingId, ["REFUNDED"], "the refund has not arrived");
      return "";
    });
  }

  /** By the installation where it can, else at the providers themselves. */
  async function takeBack(): Promise<void> {
    await step(
      "nothing is left behind",
      `See to it by hand: booking ${bookingId}, its checkout at Stripe, its event at Calendly.`,
      async () => {
        const left: string[] = [];
        const isOpen = async (id: string) => (await stripe.read(id))["status"] === "open";
        if (checkoutId !== null && (await isOpen(checkoutId))) await stripe.expire(checkoutId);
        if (!OVER.includes(await stateOf(bookingId)))
          await contract
            .post(`/api/bookings/${bookingId}/cancel`, { note: "Smoke test" })
            .catch((error: unknown) => left.push(`the booking could not be canceled (${String(error)})`));
        const event = eventUri;
        if (event !== null) {
          const isFree = async () => ((await calendly.statusOf(event)) === "canceled" ? true : null);
          const byItself = await until(isFree, "").catch(() => null);
          if (byItself === null) {
            await calendly.cancel(event);
            left.push("the installation has not canceled the event at Calendly: it was canceled from here");
          }
        }
        const now = await stateOf(bookingId);
        const isPaid = async (id: string) => (await stripe.read(id))["payment_status"] === "paid";
        if (checkoutId !== null && now !== "REFUNDED" && (await isPaid(checkoutId)))
          left.push("the checkout is paid, and its refund is not known to have arrived");
        if (!OVER.includes(now)) left.push(`the booking is ${now}`);
        expectThat(left.length === 0, left.join("; "));
        return `the booking is ${now}, its time is free`;
      },
    );
  }
}
