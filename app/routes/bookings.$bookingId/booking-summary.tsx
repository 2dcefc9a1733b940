import type { ReactNode } from "react";
import { stepOf } from "../../../server/domain/booking/booking.ts";
import { bookingSummary } from "../../../server/domain/text/en/booking/summary.ts";
import {
  formatDay,
  formatMinutes,
  formatPrice,
  formatShortDay,
  formatTime,
  timeZoneInWords,
} from "../../../server/domain/text/formats.ts";
import { isFree } from "../../../server/domain/values/money.ts";
import { StatusLine } from "../../components/booking/status-line.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { Monogram } from "../../components/page/monogram.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../page-data.ts";
import type { SaidInWords } from "./actor/said.ts";
import { freshnessOf } from "./actor/server-page.ts";

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="border-t border-line py-3">
      <dt className="label">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}

interface Props {
  readonly booking: BookingOnPage;
  readonly words: SaidInWords;
  /** A time was booked, and we do not know it yet. */
  readonly isTimePending: boolean;
}

function Details({ booking, words, isTimePending }: Props) {
  const t = useText(bookingSummary);
  const language = useLanguage();
  const { context, client, durationMinutes } = booking;
  const { price, time } = context;
  const status = isTimePending ? (
    <span className="text-soft">{t("unheld")}</span>
  ) : (
    <StatusLine status={words.status} />
  );
  return (
    <dl>
      <Row label={t("when")}>
        {time === null ? (
          // As high as a time, so that nothing moves when one comes.
          <span className="block min-h-19 text-soft">
            {t(isTimePending ? "checking" : stepOf(booking.state) === "time" ? "unpicked" : "neverPicked")}
          </span>
        ) : (
          <>
            <span className="block text-2xl font-semibold tracking-tight">
              {formatTime(time.startsAt, client.timeZone, language)}–
              {formatTime(time.endsAt, client.timeZone, language)}
            </span>
            <span className="block">{formatDay(time.startsAt, client.timeZone, language)}</span>
            <span className="label block">{timeZoneInWords(client.timeZone, language)}</span>
          </>
        )}
      </Row>
      <Row label={t("duration")}>{formatMinutes(durationMinutes, language)}</Row>
      <Row label={t("price")}>
        <span className="font-semibold">{formatPrice(price, language)}</span>
      </Row>
      <Row label={t(isFree(price) ? "status" : "policy")}>
        {isFree(price) ? (
          status
        ) : (
          <ul className="space-y-1">
            {words.rule.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </Row>
      {!isFree(price) && <Row label={t("status")}>{status}</Row>}
    </dl>
  );
}

/** What is being booked: beside the step on a wide screen, in a bar that opens on a narrow one. Stays through all steps. */
export function BookingSummary(props: Props) {
  const { booking, isTimePending } = props;
  const t = useText(bookingSummary);
  const language = useLanguage();
  const { builder, context, client, durationMinutes, sessionTypeName } = booking;
  const { price, time } = context;
  // Made anew with each change: see the page's own note on translated texts.
  const shown = `${freshnessOf(booking)} ${isTimePending}`;
  return (
    <>
      <details className="disclosure border-b border-line bg-sunken lg:hidden">
        <summary className="flex w-full items-center gap-3 px-5 py-3 text-ink">
          <span key={shown} className="min-w-0 flex-1">
            <span className="block font-semibold wrap-anywhere text-ink">
              {t("session", { session: sessionTypeName, builder: builder.displayName })}
            </span>
            <span className="label flex gap-3">
              <span className="min-w-0 flex-1">
                {time === null
                  ? formatMinutes(durationMinutes, language)
                  : t("start", {
                      day: formatShortDay(time.startsAt, client.timeZone, language),
                      time: formatTime(time.startsAt, client.timeZone, language),
                    })}
              </span>
              <span className="whitespace-nowrap">{formatPrice(price, language)}</span>
            </span>
          </span>
          <Icon name="chevron" className="chevron text-soft" />
        </summary>
        <div className="px-5 pb-2">
          <Details key={shown} {...props} />
        </div>
      </details>
      <section aria-label={t("yours")} className="hidden border-e border-line bg-sunken p-8 lg:block">
        <a href={`/profile/${builder.slug}`} className="flex items-center gap-3.5 hover:underline">
          <Monogram name={builder.displayName} size="small" />
          <span className="font-medium">{builder.displayName}</span>
        </a>
        <h2 className="subtitle mt-5 mb-5">{sessionTypeName}</h2>
        <Details key={shown} {...props} />
      </section>
    </>
  );
}
