import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { canBeCanceled } from "../../../server/domain/booking/machine/can-be-canceled.ts";
import { builderBooking } from "../../../server/domain/text/en/builder/booking.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { isBookingId, type BookingId } from "../../../server/domain/values/ids.ts";
import { BookingStatus } from "../../components/booking/booking-status.tsx";
import { HistoryList } from "../../components/booking/history-list.tsx";
import { HISTORY_ID, HistoryPages } from "../../components/booking/history-pages.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { RefusalMessage } from "../../components/booking/refusal-message.tsx";
import { useText } from "../../hooks/use-text.tsx";
import { pageTitle } from "../../page-title.ts";
import { languageIn } from "../../text/languages.ts";
import { throwAsPage } from "../../trpc-errors.ts";
import { answerForm, type FormAnswer } from "./answer-form.ts";
import { BookingDetails, Row } from "./booking-details.tsx";
import { CancelPanel } from "./cancel-panel.tsx";
import { Notices } from "./notices.tsx";
import { RefundSection } from "./refund-section.tsx";

// The data is null after an action that threw, whatever the type says.
export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  const t = textIn(builderBooking, language);
  const title =
    data == null
      ? t("fallbackTitle")
      : t("title", { session: data.booking.sessionTypeName, client: data.booking.client.name });
  return [{ title: pageTitle(error, "booking", title, language) }];
};

function bookingIdOf(text = ""): BookingId {
  if (!isBookingId(text)) throw new Response(null, { status: 404, statusText: "Not Found" });
  return text;
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const bookingId = bookingIdOf(params["bookingId"]);
  const query = new URL(request.url).searchParams;
  const earlier = query.get("earlier");
  const booking = await context.caller.myBookings.get({ bookingId, earlier }).catch(throwAsPage(request));
  return {
    booking,
    mayCancel: canBeCanceled(booking, "builder"),
    earlier,
    isCancelAsked: query.has("cancel"),
    // One for each form that is rendered: pressed twice, it asks for one refund.
    requestId: crypto.randomUUID(),
  };
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return answerForm(context, request, bookingIdOf(params["bookingId"]));
}

/** One booking as its builder sees it: its status, what can be done about it, the client's answers, and its history. */
export default function BuilderBooking() {
  const { booking, earlier, isCancelAsked, mayCancel, requestId } = useLoaderData<typeof loader>();
  // Never a response: Remix has followed it.
  const answer = useActionData<FormAnswer>();
  const t = useText(builderBooking);
  const { answers, builder, client, context, history, sessionTypeName } = booking;
  return (
    <div>
      <Link to="/builder/bookings" className="button-text">
        {t("all")}
      </Link>
      <h1 className="title mt-2">{t("title", { session: sessionTypeName, client: client.name })}</h1>
      <p className="mt-3">
        <BookingStatus booking={booking} side="builder" />
      </p>
      {answer?.refusal !== undefined && (
        <div className="mt-5">
          <RefusalMessage refusal={answer.refusal} />
        </div>
      )}
      <Notices booking={booking} mayCancel={mayCancel} />
      <div className="details mt-6">
        <BookingDetails booking={booking} />
        <div className="details-side space-y-6">
          <RefundSection booking={booking} requestId={requestId} answer={answer?.refund} />
          <CancelPanel
            booking={booking}
            mayCancel={mayCancel}
            isAsked={isCancelAsked}
            typedReason={answer?.cancel}
          />
        </div>
        <div className="space-y-8">
          <section aria-labelledby="answers">
            <h2 id="answers" className="section mb-2.5">
              {t("answers")}
            </h2>
            {answers.length === 0 ? (
              <p className="card p-5 text-soft">{t(context.time === null ? "answersLater" : "noAnswers")}</p>
            ) : (
              <dl className="card divide-y divide-line px-5">
                {answers.map(({ question, answer: text }) => (
                  <Row key={question} label={question}>
                    <span className="whitespace-pre-line">{text}</span>
                  </Row>
                ))}
              </dl>
            )}
          </section>
          <section aria-labelledby={HISTORY_ID}>
            <h2 id={HISTORY_ID} className="section mb-2.5">
              {t("history")}
            </h2>
            <div className="card px-5">
              <HistoryPages earlier={earlier} next={history.next}>
                <HistoryList
                  history={history.items}
                  unreadable={history.unreadable}
                  timeZone={builder.timeZone}
                  reader="builder"
                />
              </HistoryPages>
            </div>
          </section>
        </div>
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
