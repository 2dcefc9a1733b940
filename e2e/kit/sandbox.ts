import type Stripe from "stripe";
import type { Queryable } from "../../db/core/open-database.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { SandboxUrls } from "../../server/commands/demo-environment.ts";
import type {
  Delivery,
  FaultRule,
  ProviderName,
  RequestLogEntry,
} from "../../server/sandbox/kernel/kernel.ts";

/** What a fault needs said; the provider's whole API and for ever, unless narrowed. */
export type NewFault = Omit<FaultRule, "id" | "remaining"> & { readonly remaining?: number };

export interface CalendlyEvent {
  readonly uri: string;
  readonly event_type: string;
  readonly status: "active" | "canceled";
  readonly start_time: string;
  readonly cancellation?: { readonly reason: string | null; readonly canceler_type: "host" | "invitee" };
}

export interface CalendlyInvitee {
  readonly uri: string;
  readonly event: string;
  readonly email: string;
  readonly status: "active" | "canceled";
}

/** An invitee and their event, as the control routes answer. */
export interface BookedAtCalendly {
  readonly event: CalendlyEvent;
  readonly invitee: CalendlyInvitee;
}

export interface ReceivedMail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string | null;
  readonly messageId: string | null;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string }[];
}

export interface StripeLedger {
  readonly sessions: readonly Stripe.Checkout.Session[];
  readonly payment_intents: readonly Stripe.PaymentIntent[];
  readonly charges: readonly Stripe.Charge[];
  readonly refunds: readonly Stripe.Refund[];
  readonly disputes: readonly Stripe.Dispute[];
}

interface CalendlyEventType {
  readonly uri: string;
  readonly slug: string | null;
  readonly kind: "solo" | "group";
}

interface CalendlyLedger {
  readonly eventTypes: readonly CalendlyEventType[];
  readonly scheduledEvents: readonly CalendlyEvent[];
  readonly invitees: readonly CalendlyInvitee[];
}

/** The sandbox's world from outside: its clock, its faults, its post, and what people do at the providers. */
export type SandboxControl = ReturnType<typeof createSandboxControl>;

/** Speaks the control panel's HTTP. Every call rejects when the panel refuses it. */
export function createSandboxControl(urls: SandboxUrls) {
  async function ask<Answer>(
    url: string,
    request?: { readonly method: string; readonly body?: unknown },
  ): Promise<Answer> {
    const response = await fetch(url, {
      method: request?.method ?? "GET",
      headers: { "content-type": "application/json" },
      ...(request?.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${url}: ${text}`);
    return (text === "" ? null : JSON.parse(text)) as Answer;
  }
  const post = <Answer>(path: string, body: unknown = {}) =>
    ask<Answer>(`${urls.control}${path}`, { method: "POST", body });
  const mailTo = (address: string) =>
    ask<ReceivedMail[]>(`${urls.inbox}/api/messages?to=${encodeURIComponent(address)}`);
  const remove = (path: string) => ask<null>(`${urls.control}${path}`, { method: "DELETE" });

  async function createCheckout(
    amountMinor: number,
    currency: string,
    metadata: Readonly<Record<string, string>>,
  ): Promise<string> {
    const form = new URLSearchParams({
      mode: "payment",
      success_url: "https://elsewhere.example/thanks",
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][currency]": currency.toLowerCase(),
      "line_items[0][price_data][unit_amount]": String(amountMinor),
      "line_items[0][price_data][product_data][name]": "Something else",
    });
    for (const [name, value] of Object.entries(metadata)) {
      form.set(`metadata[${name}]`, value);
      form.set(`payment_intent_data[metadata][${name}]`, value);
    }
    const response = await fetch(`${urls.stripeApi}/v1/checkout/sessions`, {
      method: "POST",
      headers: { authorization: "Bearer sk_test_sandbox" },
      body: form,
    });
    if (!response.ok) throw new Error(`Stripe answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { id: string }).id;
  }

  return {
    async now(): Promise<Instant> {
      return instant((await ask<{ now: string }>(urls.clock)).now);
    },
    /** Moves everybody's clock; what became due at the providers has been sent when it resolves. */
    advance: (by: { readonly ms?: number; readonly minutes?: number; readonly days?: number }) =>
      post("/clock/advance", by),
    /** Sets a provider's own clock apart from everybody else's; negative for behind. */
    setApart: (provider: "calendly" | "stripe", aheadSeconds: number) =>
      ask(`${urls.control}/clock/${provider}`, { method: "PUT", body: { aheadSeconds } }),

    addFault: (fault: NewFault) => post("/faults", fault),
    clearFaults: () => remove("/faults"),
    /** No faults any more, and nothing held. */
    async endFaults(): Promise<void> {
      await remove("/faults");
      await post("/faults/release");
      await post("/deliveries/release");
    },
    async countHeldAnswers(provider: ProviderName): Promise<number> {
      const held = await ask<{ byProvider: Record<ProviderName, number> }>(`${urls.control}/faults/held`);
      return held.byProvider[provider];
    },
    releaseAnswers: () => post("/faults/release"),

    listDeliveries: (provider: ProviderName) =>
      ask<readonly Delivery[]>(`${urls.control}/deliveries?provider=${provider}`),
    /** How many webhooks of this type wait to be let go. */
    async countHeldDeliveries(eventType: string): Promise<number> {
      const query = new URLSearchParams({ state: "held", eventType });
      return (await ask<readonly Delivery[]>(`${urls.control}/deliveries?${query.toString()}`)).length;
    },
    resend: (deliveryId: string) => post<Delivery>(`/deliveries/${deliveryId}/resend`),
    releaseDeliveries: () => post("/deliveries/release"),
    /** Loses a delivery that is held. */
    dropDelivery: (deliveryId: string) => post<Delivery>(`/deliveries/${deliveryId}/drop`),
    untilPostIsIdle: () => ask(`${urls.control}/deliveries/idle`),
    listRequests: (provider: ProviderName) =>
      ask<readonly RequestLogEntry[]>(`${urls.control}/requests?provider=${provider}`),
    /** How many requests the app has made to the providers at paths like this. */
    async countRequests(path: RegExp): Promise<number> {
      const requests = await ask<readonly RequestLogEntry[]>(`${urls.control}/requests`);
      return requests.filter((request) => path.test(request.path)).length;
    },

    /** Somebody new at Calendly. Resolves to a personal token with every permission. */
    addCalendlyAccount: async (person: {
      readonly name: string;
      readonly slug: string;
      readonly email: string;
      readonly timezone: string;
    }) => (await post<{ token: string }>("/calendly/accounts", person)).token,
    /** `duration` in minutes. */
    addEventType: (eventType: {
      readonly userSlug: string;
      readonly name: string;
      readonly slug: string;
      readonly duration: number;
    }) => post("/calendly/event_types", eventType),
    /** Takes a personal token back, as its owner does in Calendly's settings. */
    revokeToken: (token: string) => remove(`/calendly/tokens/${encodeURIComponent(token)}`),
    /** Somebody books at Calendly, with whatever they want in the tracking. */
    bookTime: (
      booking: {
        readonly startTime: string;
        readonly email: string;
        readonly name: string;
        readonly timezone?: string;
        readonly tracking?: { readonly utm_source?: string; readonly utm_content: string | null };
      } & ({ readonly eventTypeUri: string } | { readonly eventTypeSlug: string }),
    ) => post<BookedAtCalendly>("/calendly/book", booking),
    cancelInvitee: (inviteeUri: string, by: "host" | "invitee", reason?: string) =>
      post<BookedAtCalendly>(`/calendly/invitees/${lastPartOf(inviteeUri)}/cancel`, { by, reason }),
    rescheduleInvitee: (inviteeUri: string, startTime: string) =>
      post<BookedAtCalendly>(`/calendly/invitees/${lastPartOf(inviteeUri)}/reschedule`, { startTime }),
    /** How many calls a minute Calendly takes from one account. */
    limitCalendly: (perMinute: number) =>
      ask(`${urls.control}/calendly/rate-limit`, { method: "PUT", body: { perMinute } }),
    calendlyLedger: () => ask<CalendlyLedger>(`${urls.control}/calendly/ledger`),
    /** Of one of the demo's builders, unless the token is somebody else's. */
    async listOpenTimes(
      eventTypeUri: string,
      from: Instant,
      to: Instant,
      token = tokenOf(eventTypeUri),
    ): Promise<string[]> {
      const query = new URLSearchParams({ event_type: eventTypeUri, start_time: from, end_time: to });
      const response = await fetch(`${urls.calendlyApi}/event_type_available_times?${query.toString()}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { collection } = (await response.json()) as { collection: { start_time: string }[] };
      return collection.map((time) => time.start_time);
    },

    pay: (checkoutId: string, card?: string) =>
      post<{ outcome: string }>(
        `/stripe/checkout/${checkoutId}/pay`,
        card === undefined ? undefined : { card },
      ),
    /** Orders a debit that the payer's bank answers after some days, or when `settleDebit` says so. Rejects when it is not offered. */
    payByDebit: (checkoutId: string, bankDays?: number) =>
      post<{ outcome: string }>(`/stripe/checkout/${checkoutId}/pay`, { method: "sepa_debit", bankDays }),
    settleDebit: (checkoutId: string, outcome: "succeeded" | "failed") =>
      post(`/stripe/checkout/${checkoutId}/settle`, { outcome }),
    /** Somebody returns money in Stripe's dashboard: all of the payment, unless an amount is given. */
    refundInDashboard: (paymentIntentId: string, amountMinor?: number) =>
      post("/stripe/refunds", { payment_intent: paymentIntentId, amount: amountMinor }),
    /** The payer goes to their bank about a charge. Changes nothing when they have done so already. */
    openDispute: (chargeId: string) => post<Stripe.Dispute>(`/stripe/charges/${chargeId}/dispute`),
    /** The payer's bank decides. Changes nothing when it has done so already. */
    closeDispute: (disputeId: string, status: "won" | "lost") =>
      post<Stripe.Dispute>(`/stripe/disputes/${disputeId}/close`, { status }),
    stripeLedger: () => ask<StripeLedger>(`${urls.control}/stripe/ledger`),
    /** A checkout of somebody else with the same account, who may name a booking. */
    createForeignCheckout: createCheckout,
    /** Another checkout of this booking, under the id of the installation whose database this is: as if it had lost the answer that names it. */
    async createSecondCheckout(
      db: Queryable,
      bookingId: string,
      amountMinor: number,
      currency: string,
    ): Promise<string> {
      const { id } = await db
        .selectFrom("installation")
        .select("id")
        .where("standing", "=", "current")
        .executeTakeFirstOrThrow();
      return createCheckout(amountMinor, currency, { booking_id: bookingId, installation_id: id });
    },

    mailTo,
    /** The same without links to sign in with. */
    notificationsTo: async (address: string) =>
      (await mailTo(address)).filter(({ text }) => text?.includes("/sign-in/link?") !== true),
    listMails: () => ask<ReceivedMail[]>(`${urls.inbox}/api/messages`),
    async listMailsAbout(bookingId: string): Promise<ReceivedMail[]> {
      const mails = await ask<ReceivedMail[]>(`${urls.inbox}/api/messages`);
      return mails.filter((mail) => mail.text?.includes(bookingId) === true);
    },
  };
}

/** The demo's builders at Calendly: how the ids of each begin, and their personal token. */
const TOKENS: Readonly<Record<string, string>> = {
  ada: "sandbox-pat-ada",
  bec: "sandbox-pat-kenji",
  "1e4": "sandbox-pat-lena",
};

function tokenOf(eventTypeUri: string): string {
  return TOKENS[lastPartOf(eventTypeUri).slice(0, 3)] ?? "";
}

/** The id at the end of one of Calendly's URIs. */
export function lastPartOf(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}
