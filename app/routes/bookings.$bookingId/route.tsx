import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { stepOf } from "../../../server/domain/booking/booking.ts";
import type { ConsentRefusal, TickedConsents } from "../../../server/domain/booking/consent.ts";
import type { Refusal } from "../../../server/domain/booking/refusal.ts";
import { bookingPage } from "../../../server/domain/text/en/booking/page.ts";
import { wishedTime } from "../../../server/domain/booking/wished-time.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { isBookingId, isCheckoutId, type BookingId } from "../../../server/domain/values/ids.ts";
import { parseInstant, parseTimeZone } from "../../../server/domain/values/instant.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { PageError } from "../../components/page/page-error.tsx";
import { externalUrl } from "../../external-url.ts";
import type { PageHandle } from "../../page-handle.ts";
import { pageTitle } from "../../page-title.ts";
import { tickedIn } from "../../forms/ticked-consents.ts";
import { valueIn } from "../../forms/value-in.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { listTimeZones } from "../../time-zones.ts";
import { fieldMessageOr, throwAsPage } from "../../trpc-errors.ts";
import { askedStepOf } from "./steps/asked-step.ts";
import { PageActorProvider } from "./actor/page-actor.tsx";
import type { ServerPage } from "./actor/server-page.ts";
import { saidOf } from "./actor/said.ts";
import { beginsToWait } from "./actor/waiting-for.ts";
import { BookingCard } from "./booking-card.tsx";
import { awaitStepAtLoad } from "./steps/step-at-load.client.ts";

if (typeof document !== "undefined") awaitStepAtLoad();

export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  return [
    // No data after an action that threw, whatever the type says.
    { title: pageTitle(error, "booking", data == null ? null : titleOf(data, language), language) },
  ];
};

function titleOf({ asked, booking }: Pick<ServerPage, "asked" | "booking">, language: Language): string {
  const t = textIn(bookingPage, language);
  return t("of", {
    step: t(asked === null || asked === "moved" ? stepOf(booking.state) : asked),
    session: booking.sessionTypeName,
    builder: booking.builder.displayName,
  });
}

export const handle: PageHandle = {
  // The layout hands every route its own loader's data back.
  refreshSeconds: (data) => (data as Pick<ServerPage, "said">).said.refreshSeconds,
};

export function headers() {
  return { "cache-control": "private, no-store" };
}

function bookingIdOf(text: string | undefined): BookingId {
  if (text === undefined || !isBookingId(text))
    throw new Response(null, { status: 404, statusText: "Not Found" });
  return text;
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const bookingId = bookingIdOf(params["bookingId"]);
  const url = new URL(request.url);
  const query = url.searchParams;
  const earlier = query.get("earlier");
  const read = () => context.caller.booking.get({ bookingId, earlier }).catch(throwAsPage(request));
  let booking = await read();

  const named = query.get("checkout");
  let checkoutId = booking.viewerIsClient && named !== null && isCheckoutId(named) ? named : null;
  if (checkoutId !== null) {
    const outcome = await context.caller.booking
      .confirmPayment({ bookingId, checkoutId })
      .catch(throwAsPage(request));
    if (outcome.ok) booking = await read();
    // Somebody else's checkout, or a mistyped one: nothing to wait for.
    else checkoutId = null;
  }

  const step = stepOf(booking.state);
  const asked = askedStepOf(query, booking);
  const page = {
    booking,
    asked,
    isBackFromCheckout: checkoutId !== null,
    isLookingForTime: query.has("looking"),
    waitingSince: parseInstant(query.get("since") ?? ""),
  };
  // The address remembers what the page has to compare with, for browsers without scripts as well.
  if (beginsToWait(page)) throw redirectWith(url, "since", booking.now);
  const startsAt = booking.context.time?.startsAt;
  if (asked === "move" && startsAt !== undefined && query.get("move") !== startsAt)
    throw redirectWith(url, "move", startsAt);
  const showsTimeZones = booking.viewerIsClient && (step === "details" || step === "done");
  return {
    ...page,
    said: saidOf(page, languageOf(context.language)),
    earlier,
    checkoutId,
    hasLeftCheckout: query.has("checkout_canceled"),
    wishedTime: wishedTime(query.get("at"), booking.now),
    hasLostPassword: booking.viewerIsClient && query.has("password-gone"),
    offersPasskey: step === "done" && booking.viewerIsClient && (await offersPasskey(context, request)),
    timeZones: query.has("zones") && showsTimeZones ? listTimeZones() : null,
  };
}

/** Whether to offer them a passkey: they have just signed in by their mailbox alone. Operators have them as their second factor. */
async function offersPasskey(context: LoaderFunctionArgs["context"], request: Request): Promise<boolean> {
  const { actor } = context;
  if ((actor.kind !== "client" && actor.kind !== "builder") || actor.signIn?.isFresh !== true) return false;
  return (await context.caller.myPasskeys.get().catch(throwAsPage(request))).isOffered;
}

/** The same page under an address that says one thing more. */
function redirectWith({ pathname, searchParams }: URL, name: string, value: string): Response {
  const query = new URLSearchParams(searchParams);
  query.set(name, value);
  return redirect(`${pathname}?${query.toString()}`);
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const bookingId = bookingIdOf(params["bookingId"]);
  const page = `/bookings/${bookingId}`;
  const form = await request.formData();
  switch (valueIn(form, "intent")) {
    case "pay": {
      const ticked = tickedIn(form);
      const outcome = await context.caller.booking
        .openCheckout({ bookingId, ticked })
        .catch(throwAsPage(request));
      if (!outcome.ok) return refusedBeside(outcome.refusal, ticked);
      return redirect(externalUrl(outcome.value.checkoutUrl) ?? page, 303);
    }
    case "agree": {
      const ticked = tickedIn(form);
      const outcome = await context.caller.booking.agree({ bookingId, ticked }).catch(throwAsPage(request));
      if (!outcome.ok) return refusedBeside(outcome.refusal, ticked);
      // The day that was chosen on the profile stays chosen.
      return redirect(`${page}${new URL(request.url).search}`, 303);
    }
    case "cancel": {
      const quote = form.get("quote");
      const note = valueIn(form, "note");
      const outcome = await context.caller.booking
        .cancel({ bookingId, quote: typeof quote === "string" && quote.length <= 500 ? quote : null, note })
        .catch(fieldMessageOr("note", throwAsPage(request), languageOf(context.language)));
      if (typeof outcome === "string")
        return { refusal: null, typedReason: { note, error: outcome }, ticked: undefined };
      // The second press of a button that has done its work.
      const isDone =
        !outcome.ok &&
        outcome.refusal.code === "not_in_this_state" &&
        stepOf(outcome.refusal.state) === "over";
      if (outcome.ok || isDone) return redirect(page, 303);
      // What comes back is shown first, wherever the button was pressed.
      if (outcome.refusal.code === "quote_needed" && !new URL(request.url).searchParams.has("cancel"))
        return redirect(`${page}?cancel=1`, 303);
      return { refusal: outcome.refusal, typedReason: { note, error: null }, ticked: undefined };
    }
    case "change-time-zone": {
      const timeZone = parseTimeZone(valueIn(form, "timeZone"));
      if (timeZone === null) throw new Response(null, { status: 400, statusText: "Bad Request" });
      await context.caller.booking.changeTimeZone({ bookingId, timeZone }).catch(throwAsPage(request));
      return redirect(page, 303);
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

/** What was ticked stays ticked where that was not all. */
function refusedBeside(refusal: Refusal | ConsentRefusal, ticked: TickedConsents) {
  return { refusal, typedReason: undefined, ticked: refusal.code === "consent_needed" ? ticked : undefined };
}

/** One address for the life of a booking: one card that stays, and the step at hand in it. */
export default function BookingPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PageActorProvider page={page}>
      <BookingCard
        {...page}
        refusal={answer?.refusal ?? null}
        ticked={answer?.ticked ?? null}
        typedReason={answer?.typedReason}
      />
    </PageActorProvider>
  );
}

export function ErrorBoundary() {
  return <PageError about="booking" />;
}
