import { listTransitions } from "../../db/history/booking-history.ts";
import type { BookingEventType } from "../../server/domain/booking/booking-event.ts";
import { moneyTroublesOf } from "../../server/domain/booking/booking-money.ts";
import type { Booking, BookingState } from "../../server/domain/booking/booking.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { AppCaller } from "../../server/routers/root.ts";
import type {
  Delivery,
  DeliveryFault,
  ProviderName,
  RequestFault,
} from "../../server/sandbox/kernel/kernel.ts";
import type { MailMessage } from "../../server/sandbox/mail/mail-message.ts";
import { startTestApp } from "../../server/test-app.ts";
import { until } from "../../server/test-until.ts";
import { bookingSteps } from "./bookings.ts";
import { calendlySide } from "./calendly.ts";
import { clockSide } from "./clock.ts";
import { builderCaller, callerOf, newClient, operatorCaller, type TestClient } from "./people.ts";
import { createSandboxControl } from "./sandbox.ts";
import { stripeSide } from "./stripe.ts";
import type { AppWithSandbox, TestBooking, WhichBooking } from "./test-booking.ts";

/** The app in this process among its providers, and the people who book, pay, cancel and move in it. */
export type AppFixture = Awaited<ReturnType<typeof startApp>>;

/**
 * Starts an app of the test file's own, wired in earnest and without pages, seeded with the demo's builders. Tests move its clock as they
 * like. Nothing is compared unless a test asks for it: what is guaranteed must come true without that.
 */
export async function startApp(settings: Readonly<Record<string, string>> = {}) {
  const testApp = await startTestApp({ BOOKINGS_PER_DAY_MAX: "10000", ...settings });
  const app: AppWithSandbox = {
    ...testApp,
    sandbox: { ...testApp.sandbox, ...createSandboxControl(testApp.sandbox.urls) },
  };
  const { postOffice, faults } = app.sandbox.kernel;
  const { ledger: mails } = app.sandbox.mailbox;
  const operator = operatorCaller(app);
  const stripe = stripeSide(app);
  const steps = bookingSteps(app, stripe);

  const mailsTo = ({ email }: Pick<TestClient, "email">): MailMessage[] => mails.list({ to: email });

  /** Ends every fault, and lets go what was held. */
  async function clearFaults(): Promise<void> {
    faults.clear();
    faults.releaseHeld();
    await postOffice.releaseHeld();
  }

  return {
    ...app,
    ...clockSide(app),
    ...stripe,
    ...calendlySide(app),
    ...steps,
    builders: {
      ada: await builderCaller(app, "ada-okafor"),
      lena: await builderCaller(app, "lena-fischer"),
    },
    operator,
    /** Somebody without an account. */
    nobody: callerOf(app, { kind: "nobody" }),
    /** The pages of another builder. */
    ofBuilder: (slug: string): Promise<AppCaller> => builderCaller(app, slug),
    newClient: () => newClient(app),

    /** Resolves once the booking is in this state and nothing is left to do about it. */
    async untilSettled(booking: WhichBooking, state: BookingState): Promise<void> {
      await steps.untilState(booking, state);
      await app.untilQuiet();
      const now = await steps.read(booking.bookingId);
      invariant(now.state === state, `${now.state} is to stay ${state}`);
    },
    /**
     * Waits until nothing is under way, and gives the booking. Its own account of the money must then be Stripe's, and what
     * policy and state say.
     */
    async settled(booking: WhichBooking): Promise<Booking> {
      await app.untilQuiet();
      const after = await steps.read(booking.bookingId);
      const sumMinor = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
      const ours = sumMinor(after.context.refunds.map(({ amount }) => amount.amountMinor));
      const theirs = stripe.refundsAtStripe(booking).filter(({ status }) => status === "succeeded");
      invariant(ours === sumMinor(theirs.map(({ amount }) => amount)), "both know the same refunds");
      const troubles = moneyTroublesOf(after.state, after.context).filter(
        ({ kind }) => kind !== "refund_failed",
      );
      invariant(
        troubles.length === 0,
        `the money is where policy and state say: ${JSON.stringify(troubles)}`,
      );
      return after;
    },
    async countEvents({ bookingId }: WhichBooking, type: BookingEventType): Promise<number> {
      const transitions = await listTransitions(app.db, bookingId);
      return transitions.filter(({ event }) => event.type === type).length;
    },
    /** The operator presses the button; resolves when the run has ended, and nothing that came of it is left to do. */
    async reconcileByButton(): Promise<void> {
      const { id } = await operator.operations.startReconciliation();
      await until(async () => {
        const { run } = await operator.operations.reconciliation();
        invariant(run?.id === id && run.finishedAt !== null, "the run has ended");
      });
      await app.untilQuiet();
    },

    mailsTo,
    /** What the client was told by mail, by how the subjects begin, oldest first. */
    notificationsTo: (client: TestClient): string[] =>
      mailsTo(client).map(({ subject }) => subject.slice(0, subject.indexOf(":"))),
    /** The texts of the mails about a booking, told by how their subjects begin. */
    mailsOf({ client, bookingId }: Pick<TestBooking, "client" | "bookingId">, subject: string) {
      const about = mails
        .list()
        .filter((mail) => mail.subject.startsWith(subject) && mail.text?.includes(bookingId) === true);
      const isClients = (mail: { readonly to: readonly string[] }) => mail.to.includes(client.email);
      return {
        toClient: about.filter(isClients).map(({ text }) => text ?? ""),
        toBuilder: about.filter((mail) => !isClients(mail)).map(({ text }) => text ?? ""),
      };
    },

    addRequestFault: (
      method: string,
      pattern: string,
      fault: RequestFault,
      remaining: number | null = null,
    ) => faults.add({ provider: "stripe", on: "request", method, pattern, fault, remaining }),
    addDeliveryFault: (provider: ProviderName, fault: DeliveryFault) =>
      faults.add({ provider, on: "delivery", fault, remaining: null }),
    /** What a provider has kept back about this booking, in the order in which it happened. */
    heldDeliveries: (bookingId: BookingId, provider: ProviderName = "stripe"): Delivery[] =>
      postOffice.list({ provider, state: "held" }).filter(({ body }) => body.includes(bookingId)),
    /** Sends what is held in the wrong order, each when the one before was answered. */
    async releaseNewestFirst(): Promise<void> {
      faults.clear();
      for (const { id } of postOffice.list({ state: "held" }).reverse()) await postOffice.release(id);
    },
    clearFaults,
  };
}
