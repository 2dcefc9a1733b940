import { GRANTED_REFUND_REASONS } from "../../../server/domain/booking/booking.ts";
import { canBeCanceled } from "../../../server/domain/booking/machine/can-be-canceled.ts";
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { isErasedAddress } from "../../../server/domain/values/erased-person.ts";
import { isBookingId, type BookingId } from "../../../server/domain/values/ids.ts";
import { deadLetterInWords } from "../../../server/domain/text/dead-letter-in-words.ts";
import { consentWords } from "../../../server/domain/text/en/booking/consent.ts";
import { operatorBooking } from "../../../server/domain/text/en/operator/booking.ts";
import { refundForm } from "../../../server/domain/text/en/operator/refund-form.ts";
import { formatDayAndTime, formatMoney, formatPrice } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import type { Money } from "../../../server/domain/values/money.ts";
import { parseMoney } from "../../../server/domain/offer/parse-money.ts";
import { BookingStatus } from "../../components/booking/booking-status.tsx";
import { ConsentList } from "../../components/booking/consent-list.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { ProviderId } from "../../components/operator/provider-id.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { RefusalMessage } from "../../components/booking/refusal-message.tsx";
import { openDisputeInWords } from "../../text/dispute-words.ts";
import { moneyTroubleInWords } from "../../text/operator-needs.ts";
import type { OperatorBooking } from "../../page-data.ts";
import { valueIn } from "../../forms/value-in.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { pageTitle } from "../../page-title.ts";
import { fieldErrorsOf, fieldMessageOr, isUnreadable, throwAsPage } from "../../trpc-errors.ts";
import { BookingActions } from "./booking-actions.tsx";
import type { BookingAnswer } from "./booking-answer.ts";
import { BookingHistory } from "./booking-history.tsx";
import { BookingMoney } from "./booking-money.tsx";
import { ReportedProblems } from "./reported-problems.tsx";
import { Detail } from "./detail.tsx";
import { UnreadableBookingPage } from "./unreadable-booking.tsx";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";

// The data is null after an action that threw, whatever the type says.
export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => [
  { title: pageTitle(error, "operations", nameOf(data ?? null, languageIn(matches)), languageIn(matches)) },
];

function nameOf(data: { readonly booking: OperatorBooking | null } | null, language: Language): string {
  const t = textIn(operatorBooking, language);
  if (data === null) return t("unnamed");
  const { booking } = data;
  if (booking === null) return t("unreadable");
  return t("title", {
    session: booking.sessionTypeName,
    client: booking.client.name,
    builder: booking.builder.displayName,
  });
}

const ASKED = ["cancel", "refund", "again", "outside"] as const;
const DONE = ["canceled", "refunded", "settled", "kept"] as const;
type Done = (typeof DONE)[number];

function bookingIdOf(text: string | undefined): BookingId {
  if (text === undefined || !isBookingId(text))
    throw new Response(null, { status: 404, statusText: "Not Found" });
  return text;
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const bookingId = bookingIdOf(params["bookingId"]);
  const query = new URL(request.url).searchParams;
  const earlier = query.get("earlier");
  const { operatorBookings } = context.caller;
  const booking = await operatorBookings.get({ bookingId, earlier }).catch((error: unknown) => {
    if (isUnreadable(error)) return null;
    return throwAsPage(request)(error);
  });
  const language = languageOf(context.language);
  return {
    booking,
    mayCancel: booking !== null && canBeCanceled(booking, "operator"),
    problems: await context.caller.problemReports.ofBooking({ bookingId }).catch(throwAsPage(request)),
    /** In words here: of all that may have failed, a page shows little. */
    failedJobs: (booking?.deadLetters ?? []).map(({ key, was }) => ({
      key,
      title: deadLetterInWords(was, language).title,
    })),
    /** What can be read of a booking that cannot be shown as usual. */
    unreadable:
      booking === null
        ? await operatorBookings.whatCanBeRead({ bookingId, earlier }).catch(throwAsPage(request))
        : null,
    earlier,
    asked: ASKED.find((one) => query.has(one)) ?? null,
    done: DONE.find((one) => one === query.get("done")) ?? null,
    /** Of the form that is shown: however often it is sent, it is one refund. */
    requestId: crypto.randomUUID(),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const bookingId = bookingIdOf(params["bookingId"]);
  const form = await request.formData();
  const { operatorBookings } = context.caller;
  const language = languageOf(context.language);
  switch (valueIn(form, "intent")) {
    case "cancel": {
      const note = valueIn(form, "note");
      const outcome = await operatorBookings
        .cancel({ bookingId, note })
        .catch(fieldMessageOr("note", throwAsPage(request), language));
      if (typeof outcome === "string") return { ...NO_ANSWER, cancel: { note, error: outcome } };
      if (outcome.ok) return backTo(bookingId, "canceled");
      return { ...refused(outcome), cancel: { note, error: null } };
    }
    case "keep": {
      const outcome = await operatorBookings.keepSession({ bookingId }).catch(throwAsPage(request));
      return outcome.ok ? backTo(bookingId, "kept") : refused(outcome);
    }
    case "settle": {
      const note = valueIn(form, "note");
      const outcome = await operatorBookings
        .settleFailedRefund({ bookingId, due: Number(valueIn(form, "due")), note })
        .catch(fieldMessageOr("note", throwAsPage(request), language));
      if (typeof outcome === "string") return { ...NO_ANSWER, outside: { note, error: outcome } };
      return outcome.ok ? backTo(bookingId, "settled") : refused(outcome);
    }
    case "refund": {
      const [requestId, payment] = [valueIn(form, "requestId"), valueIn(form, "payment")];
      const typed = {
        requestId,
        payment,
        amount: valueIn(form, "amount"),
        reason: valueIn(form, "reason"),
        note: valueIn(form, "note"),
      };
      const { context: details } = await operatorBookings.get({ bookingId }).catch(throwAsPage(request));
      const amount = parseMoney(typed.amount, details.price.currency);
      if (amount === null || amount.amountMinor === 0)
        return answered(typed, { amount: textIn(refundForm, language)("amountWrong") });
      try {
        const outcome = await operatorBookings.refund({
          bookingId,
          requestId,
          paymentIntentId: payment === "" ? null : payment,
          amountMinor: amount.amountMinor,
          reason: GRANTED_REFUND_REASONS.find((reason) => reason === typed.reason) ?? "goodwill",
          note: typed.note,
        });
        if (outcome.ok) return backTo(bookingId, "refunded");
        if (outcome.refusal.code !== "not_refundable" || outcome.refusal.left === null) {
          return { ...refused(outcome), refund: typed };
        }
        return answered(typed, { amount: tooMuch(outcome.refusal.left, language) });
      } catch (error) {
        const errors = fieldErrorsOf(error, language);
        if (errors === null) return throwAsPage(request)(error);
        return answered(typed, errors);
      }
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

const NO_ANSWER: BookingAnswer = { refusal: null, cancel: null, refund: null, outside: null, errors: {} };

function tooMuch(left: Money, language: Language): string {
  const t = textIn(refundForm, language);
  return left.amountMinor === 0 ? t("nothingLeft") : t("tooMuch", { amount: formatMoney(left, language) });
}

function backTo(bookingId: BookingId, done: Done) {
  return redirect(`/operator/bookings/${bookingId}?done=${done}`, 303);
}

function refused({ refusal }: { readonly refusal: NonNullable<BookingAnswer["refusal"]> }): BookingAnswer {
  return { ...NO_ANSWER, refusal };
}

function answered(refund: BookingAnswer["refund"], errors: BookingAnswer["errors"]): BookingAnswer {
  return { ...NO_ANSWER, refund, errors };
}

/** One booking as an operator sees it: its status, its money, its history, and what can be done. */
export default function OperatorBookingPage() {
  const { booking, unreadable, ...shown } = useLoaderData<typeof loader>();
  const t = useText(operatorBooking);
  if (booking !== null) return <BookingPage booking={booking} {...shown} />;
  // It was repaired between the two reads: loading the page again shows it.
  if (unreadable === null) return <Notice tone="warn">{t("reload")}</Notice>;
  return <UnreadableBookingPage booking={unreadable} earlier={shown.earlier} />;
}

function BookingPage({
  booking,
  mayCancel,
  problems,
  failedJobs,
  earlier,
  asked,
  done,
  requestId,
}: Pick<
  Awaited<ReturnType<typeof loader>>,
  "mayCancel" | "problems" | "failedJobs" | "earlier" | "asked" | "done" | "requestId"
> & {
  readonly booking: OperatorBooking;
}) {
  const answer = useActionData<typeof action>();
  const t = useText(operatorBooking);
  const consent = useText(consentWords);
  const language = useLanguage();
  const { builder, client, context } = booking;
  return (
    <div className="space-y-8">
      <div>
        <Link to="/operator/bookings" className="button-text">
          {t("all")}
        </Link>
        <h1 className="title mt-2">{nameOf({ booking }, language)}</h1>
        <p className="mt-3">
          <BookingStatus booking={booking} side="operator" />
        </p>
      </div>
      {answer?.refusal != null && <RefusalMessage refusal={answer.refusal} />}
      {answer === undefined && done !== null && booking.deadLetters.length === 0 && (
        <Notice tone="good" alert>
          {t(done)}
        </Notice>
      )}
      <Troubles booking={booking} failedJobs={failedJobs} />
      <div className="details">
        <dl className="card divide-y divide-line px-5">
          <Detail label={t("number")}>
            <code className="wrap-anywhere select-all">{booking.id}</code>
          </Detail>
          <Detail label={t("when")}>
            {context.time === null
              ? t("noTime")
              : formatDayAndTime(context.time.startsAt, builder.timeZone, language)}
            {context.time !== null && client.timeZone !== builder.timeZone && (
              <span className="label block">
                {t("forClient", {
                  time: formatDayAndTime(context.time.startsAt, client.timeZone, language),
                })}
              </span>
            )}
            {context.time !== null && (
              <span className="label block">
                <ProviderId
                  object={{
                    provider: "calendly",
                    id: context.time.calendlyEventUri.slice(
                      context.time.calendlyEventUri.lastIndexOf("/") + 1,
                    ),
                  }}
                />
              </span>
            )}
          </Detail>
          {context.holdEndsAt !== null && context.payments.length === 0 && (
            <Detail label={t("heldUntil")}>
              {formatDayAndTime(context.holdEndsAt, builder.timeZone, language)}
            </Detail>
          )}
          <Detail label={t("client")}>
            {client.name}
            {!isErasedAddress(client.email) && (
              <span className="label block wrap-anywhere">{client.email}</span>
            )}
          </Detail>
          <Detail label={t("price")}>{formatPrice(context.price, language)}</Detail>
          {booking.consents.length > 0 && (
            <Detail label={consent("agreedByClient")}>
              <ConsentList consents={booking.consents} timeZone={builder.timeZone} />
            </Detail>
          )}
          {context.noShowAt !== null && <Detail label={t("atCalendly")}>{t("noShow")}</Detail>}
        </dl>
        <div className="details-side">
          <BookingActions
            booking={booking}
            mayCancel={mayCancel}
            asked={asked}
            requestId={requestId}
            answer={answer}
          />
        </div>
        <div className="space-y-8">
          <ReportedProblems problems={problems} />
          <BookingMoney booking={booking} />
          <BookingHistory history={booking.history} earlier={earlier} />
        </div>
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}

/** What needs an operator, before everything else. */
function Troubles({
  booking,
  failedJobs,
}: {
  readonly booking: OperatorBooking;
  readonly failedJobs: Awaited<ReturnType<typeof loader>>["failedJobs"];
}) {
  const zone = useOperatorZone();
  const language = useLanguage();
  const t = useText(operatorBooking);
  const { context, troubles } = booking;
  return (
    <>
      {troubles.map((trouble) => (
        <Notice key={`${trouble.kind} ${trouble.paymentIntentId}`} tone="bad">
          {moneyTroubleInWords(trouble, language)}
        </Notice>
      ))}
      {failedJobs.map(({ key, title }) => (
        <Notice key={key} tone="bad">
          {rich(
            t.parts("failedJob", {
              job: title,
              link: (text) => (
                <Link to={`/operator/failed-jobs#effect:${key}`} className="link">
                  {text}
                </Link>
              ),
            }),
          )}
        </Notice>
      ))}
      {context.disputes
        .filter(({ status }) => status === "open")
        .map((dispute) => (
          <Notice key={dispute.disputeId} tone="warn">
            {openDisputeInWords(dispute, zone, language)}
          </Notice>
        ))}
    </>
  );
}
