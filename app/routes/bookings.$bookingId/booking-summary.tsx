import { confirmedPaymentOf, stepOf } from "../../../server/domain/booking/booking.ts";
import { bookingSummary } from "../../../server/domain/text/en/booking/summary.ts";
import { formatMinutes, formatPrice } from "../../../server/domain/text/formats.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { StatusLine } from "../../components/booking/status-line.tsx";
import { Portrait } from "../../components/page/portrait.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../page-data.ts";
import type { SaidInWords } from "./actor/said.ts";
import { freshnessOf, type View } from "./actor/server-page.ts";
import { BothTimes } from "./both-times.tsx";
import { PolicyOfBooking } from "./policy-of-booking.tsx";
import { TimeZoneForm } from "./time-zone-form.tsx";

/** What is being booked: beside the step on a wide screen, above it on a narrow one. Stays through all steps, which repeat nothing of it. */
export function BookingSummary({
  booking,
  words,
  view,
  isTimePending,
  timeZones,
}: {
  readonly booking: BookingOnPage;
  readonly words: SaidInWords;
  readonly view: View;
  /** A time was booked, and we do not know it yet. */
  readonly isTimePending: boolean;
  /** All zones where the page was asked for them; null otherwise. */
  readonly timeZones: readonly TimeZone[] | null;
}) {
  const t = useText(bookingSummary);
  const language = useLanguage();
  const { builder, context, client, durationMinutes, sessionTypeName } = booking;
  const { price, time } = context;
  const isPaid = confirmedPaymentOf(context) !== null;
  // The heading of a booked session says so itself.
  const saysStatus = view !== "done" || words.status.tone === "warn" || words.status.tone === "bad";
  return (
    <section
      aria-label={t("yours")}
      className="border-b border-line bg-sunken px-5 py-5 sm:px-8 lg:border-e lg:border-b-0 lg:p-8"
    >
      {/* Made anew with each change: see the page's own note on translated texts. */}
      <div key={`${freshnessOf(booking)} ${isTimePending}`}>
        <div className="flex items-center gap-3.5">
          <Portrait builder={builder} size="small" />
          <div className="min-w-0">
            <h2 className="subtitle">{sessionTypeName}</h2>
            <a
              href={`/profile/${builder.slug}`}
              className="text-soft wrap-anywhere underline hover:no-underline"
            >
              {t("with", { builder: builder.displayName })}
            </a>
          </div>
        </div>
        <div className="mt-4 space-y-4 border-t border-line pt-4 lg:mt-6 lg:pt-6">
          {time === null ? (
            // On a wide screen as high as a time, so that nothing moves when one comes.
            <p className="text-soft lg:min-h-24">
              {t(isTimePending ? "checking" : stepOf(booking.state) === "time" ? "unpicked" : "neverPicked")}
            </p>
          ) : (
            <div>
              <BothTimes booking={booking} />
              {booking.viewerIsClient && (view === "details" || view === "done") && (
                <TimeZoneForm current={client.timeZone} listed={timeZones} />
              )}
            </div>
          )}
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="text-xl font-semibold whitespace-nowrap">{formatPrice(price, language)}</span>
            <span className="label">
              {t(isPaid ? "paid" : "length", { length: formatMinutes(durationMinutes, language) })}
            </span>
          </p>
          {isTimePending ? (
            <p className="text-soft">{t("unheld")}</p>
          ) : (
            saysStatus && (
              <p>
                <StatusLine status={words.status} />
              </p>
            )
          )}
          {words.policy !== null && (
            <div className="border-t border-line pt-2 sm:pt-4">
              <PolicyOfBooking policy={words.policy} />
            </div>
          )}
        </div>
      </div>
    </section>
  );
}
