import { Link } from "@remix-run/react";
import { confirmedPaymentOf } from "../../../../server/domain/booking/booking.ts";
import { bookingCancel } from "../../../../server/domain/text/en/booking/cancel.ts";
import { bookingDone } from "../../../../server/domain/text/en/booking/done.ts";
import { formatMoney } from "../../../../server/domain/text/formats.ts";
import { isFree } from "../../../../server/domain/values/money.ts";
import { Icon } from "../../../components/page/icon.tsx";
import { Notice } from "../../../components/page/notice.tsx";
import { externalUrl } from "../../../external-url.ts";
import { useLanguage, useText } from "../../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import type { Offer } from "../actor/offers.ts";
import type { StepProps } from "./step-props.ts";
import { BothTimes } from "../both-times.tsx";
import { MoneySummary } from "../money-summary.tsx";
import { PasskeyOffer } from "../passkey-offer.tsx";
import { StepHeading } from "./step-heading.tsx";
import { TimeZoneForm } from "../time-zone-form.tsx";

/** Step 4: booked. Everything that is needed on the day, and the way out. */
export function DoneStep({ booking, asked, words, shown, timeZones, offersPasskey }: StepProps) {
  const t = useText(bookingDone);
  const { builder, client, context, now } = booking;
  const isOver = booking.state === "COMPLETED";
  const hasBegun = context.time !== null && now >= context.time.startsAt;
  return (
    <>
      <div className="mb-3 flex size-11 items-center justify-center rounded-full border border-good text-good">
        <Icon name="check" />
      </div>
      {isOver ? (
        <StepHeading title={t("past")}>{t("pastHelp", { builder: builder.displayName })}</StepHeading>
      ) : (
        <StepHeading title={t("title")}>
          {t("help", { email: client.email, builder: builder.displayName })}
        </StepHeading>
      )}
      <div className="mt-7 space-y-7">
        {asked === "moved" && (
          <Notice tone="good" alert>
            {t("moved")}
          </Notice>
        )}
        <OutOfTheOrdinary booking={booking} words={words} />
        <div>
          <BothTimes booking={booking} />
          <div className="mt-2">
            <TimeZoneForm current={client.timeZone} listed={timeZones} />
          </div>
        </div>
        {!isOver && <Where booking={booking} words={words} />}
        <Paid booking={booking} words={words} />
        {offersPasskey && <PasskeyOffer />}
        {isOver || hasBegun ? (
          <TooLate booking={booking} />
        ) : (
          <Changes booking={booking} words={words} offers={shown.offers} />
        )}
      </div>
    </>
  );
}

function Where({ booking, words }: Pick<StepProps, "booking" | "words">) {
  const t = useText(bookingDone);
  const { place } = booking;
  const { sentence, more, call } = words.place;
  const link = externalUrl(words.place.link);
  return (
    <div className="border-t border-line pt-5">
      <h2 className="section mb-2">{t("where")}</h2>
      <p className="wrap-anywhere">{sentence}</p>
      {link !== null && <p className="label">{new URL(link).host}</p>}
      {more !== null &&
        (place?.status === "failed" ? (
          <div className="mt-3">
            <Notice tone="warn">{more}</Notice>
          </div>
        ) : (
          <p className="mt-1 text-soft wrap-anywhere">{more}</p>
        ))}
      <p className="mt-4 flex flex-wrap gap-3">
        {link !== null && (
          <a href={link} className="button" rel="noopener noreferrer">
            <Icon name="link" />
            {t("join")}
          </a>
        )}
        {call !== null && (
          <a href={call} className="button">
            <Icon name="phone" />
            {t("call")}
          </a>
        )}
        <a href={`/bookings/${booking.id}.ics`} download className="button-quiet">
          <Icon name="calendar" />
          {t("addToCalendar")}
        </a>
      </p>
    </div>
  );
}

function Paid({ booking, words }: Pick<StepProps, "booking" | "words">) {
  const t = useText(bookingDone);
  const language = useLanguage();
  const { context } = booking;
  const payment = confirmedPaymentOf(context);
  return (
    <div className="border-t border-line pt-5">
      <p className="flex items-baseline justify-between gap-4">
        <span>{t(payment === null ? "toPay" : "paid")}</span>
        <span className="text-lg font-semibold">
          {payment === null && isFree(context.price)
            ? t("nothing")
            : formatMoney(payment?.amount ?? context.price, language)}
        </span>
      </p>
      {/* A second payment, a part that went back, or a dispute. */}
      {hasMoneySummary(booking) && <MoneySummary sentences={words.money} />}
    </div>
  );
}

function hasMoneySummary({ context, refunds }: BookingOnPage): boolean {
  return refunds.length > 0 || context.refundObligations.length > 0 || context.disputes.length > 0;
}

/** What others have said about this session. */
function OutOfTheOrdinary({
  booking: { context, builder, client },
  words: { unusual },
}: Pick<StepProps, "booking" | "words">) {
  const t = useText(bookingDone);
  if (unusual === "returned") {
    return (
      <Notice tone="warn">
        <p className="font-medium">{t("returned")}</p>
        <p className="mt-0.5 text-soft wrap-anywhere">
          {t("returnedHelp", { builder: builder.displayName, email: client.email })}
        </p>
      </Notice>
    );
  }
  if (context.noShowAt === null && unusual === "unpaid") {
    return (
      <Notice tone="good">
        <p className="font-medium">{t("unpaid")}</p>
        <p className="mt-0.5 text-soft">{t("unpaidHelp")}</p>
      </Notice>
    );
  }
  if (context.noShowAt === null) return null;
  return (
    <Notice tone="plain">
      <p className="font-medium">{t("missed", { builder: builder.displayName })}</p>
      <p className="mt-0.5 text-soft">{t("missedHelp")}</p>
    </Notice>
  );
}

/** Once it has begun, nothing can be changed here; there is still somebody to write to. */
function TooLate({ booking }: { readonly booking: BookingOnPage }) {
  const t = useText(bookingDone);
  const { builder } = booking;
  return (
    <div className="border-t border-line pt-5">
      <h2 className="subtitle">{t("wentWrong")}</h2>
      <p className="mt-2">{t("begun", { builder: builder.displayName })}</p>
      <p className="mt-4">
        <a href={`/profile/${builder.slug}`} className="button-quiet">
          {t("bookAnother")}
        </a>
      </p>
    </div>
  );
}

function Changes({
  booking,
  words,
  offers,
}: Pick<StepProps, "booking" | "words"> & { readonly offers: readonly Offer[] }) {
  const t = useText(bookingDone);
  const cancel = useText(bookingCancel)("cancel");
  const { context, id } = booking;
  const cancelUrl = externalUrl(booking.cancelUrl);
  const isOurs = offers.includes("cancel");
  const { quote } = words;
  return (
    <div className="border-t border-line pt-5">
      <h2 className="subtitle">{t("canNot")}</h2>
      {quote !== null && (
        <>
          <p className="mt-2 font-semibold">{quote}</p>
          <p>{t("freeMove")}</p>
        </>
      )}
      {!isFree(context.price) && (
        <ul className="mt-2 list-disc space-y-0.5 ps-5 text-[0.9375rem] text-soft">
          {words.rule.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className="mt-4 flex flex-wrap gap-x-6">
        {offers.includes("move") && (
          <Link to={`/bookings/${id}?move=1`} className="button-text">
            {t("move")}
          </Link>
        )}
        {isOurs ? (
          <Link to={`/bookings/${id}?cancel=1`} className="button-text">
            {cancel}
          </Link>
        ) : (
          cancelUrl !== null && (
            <a href={cancelUrl} className="button-text" rel="noopener">
              {t("cancelSeat")}
            </a>
          )
        )}
      </p>
      <p className="label">{t(isOurs ? "cancelHelp" : "cancelSeatHelp")}</p>
    </div>
  );
}
