import { Link } from "@remix-run/react";
import { unreadableBooking } from "../../../server/domain/text/en/operator/unreadable-booking.ts";
import { formatDayAndTime, formatMoney, formatNumber } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { parseInstant, type TimeZone } from "../../../server/domain/values/instant.ts";
import { isMoney } from "../../../server/domain/values/money.ts";
import { Notice } from "../../components/page/notice.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import type { UnreadableBooking } from "../../page-data.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { BookingHistory } from "./booking-history.tsx";
import { Detail } from "./detail.tsx";

/** A booking with a stored part that cannot be read: what can be read, which part cannot, and what to do about it. Without the client's data. */
export function UnreadableBookingPage({
  booking,
  earlier,
}: {
  readonly booking: UnreadableBooking;
  /** The cursor of the history's page; null for the latest. */
  readonly earlier: string | null;
}) {
  const zone = useOperatorZone();
  const language = useLanguage();
  const t = useText(unreadableBooking);
  const { trouble } = booking;
  return (
    <div className="max-w-3xl space-y-8">
      <div>
        <Link to="/operator/bookings" className="button-text">
          {t("all")}
        </Link>
        <h1 className="title mt-2">{t("title")}</h1>
        <p className="mt-3">
          {t("intro", { session: booking.sessionTypeName, builder: booking.builderName })}
        </p>
      </div>
      <Notice tone="bad">
        <p className="wrap-anywhere">{partInWords(trouble, booking.id, language)}</p>
        <p className="mt-1">{rich(t.parts("help", { code: (text) => <code>{text}</code> }))}</p>
      </Notice>
      <dl className="card divide-y divide-line px-5">
        <Detail label={t("number")}>
          <code className="wrap-anywhere select-all">{booking.id}</code>
        </Detail>
        <Detail label={t("state")}>
          {t("stateAndVersion", {
            state: booking.state,
            version: formatNumber(booking.version, language),
          })}
        </Detail>
        <Detail label={t("when")}>{timeInWords(booking.startsAt, zone, language) ?? t("noTime")}</Detail>
        <Detail label={t("price")}>{moneyInWords(booking, language)}</Detail>
        <Detail label={t("started")}>{timeInWords(booking.createdAt, zone, language)}</Detail>
        <Detail label={t("changed")}>{timeInWords(booking.updatedAt, zone, language)}</Detail>
        {booking.calendlyEventUri !== null && (
          <Detail label={t("event")}>
            <code className="wrap-anywhere select-all">{booking.calendlyEventUri}</code>
          </Detail>
        )}
        {booking.checkoutIds.length > 0 && (
          <Detail label={t("checkouts")}>
            {booking.checkoutIds.map((id) => (
              <code key={id} className="block wrap-anywhere select-all">
                {id}
              </code>
            ))}
          </Detail>
        )}
      </dl>
      <PageSection id="money" title={t("money")}>
        {booking.money.length === 0 ? (
          <p className="card p-5 text-soft">{t("nothingPaid")}</p>
        ) : (
          <ul className="card divide-y divide-line px-5">
            {booking.money.map((one, at) => (
              <li key={at} className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-3">
                <div className="min-w-0 flex-1 basis-56">
                  <p>
                    {one.status === ""
                      ? t(one.what)
                      : t("withStatus", { what: t(one.what), status: one.status.replaceAll("_", " ") })}
                  </p>
                  <p className="label wrap-anywhere">{one.reference}</p>
                </div>
                <p className="font-semibold">{moneyInWords(one, language)}</p>
              </li>
            ))}
          </ul>
        )}
      </PageSection>
      <BookingHistory history={booking.history} earlier={earlier} />
    </div>
  );
}

function partInWords(
  { table, key, reason }: UnreadableBooking["trouble"],
  bookingId: string,
  language: Language,
): string {
  const t = textIn(unreadableBooking, language);
  return key === bookingId ? t("bookingItself", { reason }) : t("part", { table, key, reason });
}

/** As a time where it is one, else as it is stored. */
function timeInWords(stored: string | null, zone: TimeZone, language: Language): string | null {
  const at = stored === null ? null : parseInstant(stored);
  return at === null ? stored : formatDayAndTime(at, zone, language);
}

function moneyInWords(
  { amountMinor, currency }: { readonly amountMinor: number; readonly currency: string },
  language: Language,
): string {
  return isMoney(amountMinor, currency)
    ? formatMoney({ amountMinor, currency }, language)
    : `${amountMinor} (${currency})`;
}
