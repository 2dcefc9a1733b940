import { Link } from "@remix-run/react";
import { useEffect } from "react";
import { joinableFrom } from "../../../../server/domain/booking/session-day.ts";
import { bookingCancel } from "../../../../server/domain/text/en/booking/cancel.ts";
import { bookingDone } from "../../../../server/domain/text/en/booking/done.ts";
import { epochMsOf } from "../../../../server/domain/values/instant.ts";
import { Icon } from "../../../components/page/icon.tsx";
import { Notice } from "../../../components/page/notice.tsx";
import { externalUrl } from "../../../external-url.ts";
import { useLoadAnew } from "../../../hooks/use-load-anew.ts";
import { useText } from "../../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import type { Offer } from "../actor/offers.ts";
import type { StepProps } from "./step-props.ts";
import { MoneySummary } from "../money-summary.tsx";
import { MoneyTable } from "../money-table.tsx";
import { PasskeyOffer } from "../passkey-offer.tsx";
import { DoneNext, WayIn } from "./done-next.tsx";
import { StepHeading } from "./step-heading.tsx";

/** Step 4: booked. Everything that is needed on the day, and the way out. */
export function DoneStep({ booking, asked, words, shown, offersPasskey }: StepProps) {
  const t = useText(bookingDone);
  const { builder, client, context, now } = booking;
  const isOver = booking.state === "COMPLETED";
  const hasBegun = context.time !== null && now >= context.time.startsAt;
  useLoadWhenJoinable(booking, words);
  return (
    <>
      <div
        className={`mb-4 flex size-14 items-center justify-center rounded-full ${isOver ? "bg-plain-tint text-soft" : "bg-good text-card"}`}
      >
        <Icon name="check" className="scale-150" />
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
        {words.day?.nearness === "join" && (
          <div className="rounded-xl bg-accent-tint p-5">
            <p className="mb-3 text-xl font-semibold">{words.day.when}</p>
            <WayIn words={words} look="button w-full text-xl" />
          </div>
        )}
        {!isOver && <DoneNext booking={booking} words={words} />}
        {booking.reviewUrl !== null && <Rate booking={booking} url={booking.reviewUrl} />}
        <Money booking={booking} words={words} isOver={isOver} />
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

/** 1 day, in milliseconds: a page is not open for longer, and a timer of more than 24 days would fire at once. */
const AHEAD_MS_MAX = 86_400_000;

/** Reads the page anew when to join has become what its client comes for. */
function useLoadWhenJoinable({ context: { time }, now }: BookingOnPage, { day }: StepProps["words"]): void {
  const loadAnew = useLoadAnew();
  const ms =
    time === null || day?.nearness !== "ahead"
      ? null
      : epochMsOf(joinableFrom(time.startsAt)) - epochMsOf(now);
  useEffect(() => {
    if (ms === null || ms > AHEAD_MS_MAX) return;
    const timer = setTimeout(loadAnew, ms + 1_000);
    return () => clearTimeout(timer);
  }, [ms, loadAnew]);
}

/** The way to the review of a session that took place. */
function Rate({ booking, url }: { readonly booking: BookingOnPage; readonly url: string }) {
  const t = useText(bookingDone);
  return (
    <div>
      <p>
        <a href={url} className="button">
          {t("rate")}
        </a>
      </p>
      <p className="label mt-2">{t("rateHelp", { builder: booking.builder.displayName })}</p>
    </div>
  );
}

/** The money of a session that is over; before, only what is out of the ordinary: a second payment, a part that went back, a dispute. */
function Money({
  booking,
  words,
  isOver,
}: Pick<StepProps, "booking" | "words"> & { readonly isOver: boolean }) {
  const t = useText(bookingDone);
  const { context, refunds } = booking;
  const isUnusual = refunds.length > 0 || context.refundObligations.length > 0 || context.disputes.length > 0;
  const table = isOver || isUnusual ? words.moneyTable : null;
  if (table === null && !isUnusual) return null;
  return (
    <section aria-labelledby="money" className="border-t border-line pt-5">
      <h2 id="money" className="section">
        {t("money")}
      </h2>
      {table !== null && <MoneyTable rows={table} />}
      {isUnusual && <MoneySummary sentences={words.money} />}
    </section>
  );
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
      <h2 className="section">{t("wentWrong")}</h2>
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
  const { id } = booking;
  const cancelUrl = externalUrl(booking.cancelUrl);
  const isOurs = offers.includes("cancel");
  const { quote } = words;
  return (
    <div className="border-t border-line pt-5">
      <h2 className="section">{t("canNot")}</h2>
      {quote !== null && (
        <>
          <p className="mt-2 font-semibold">{quote}</p>
          <p>{t("freeMove")}</p>
        </>
      )}
      <p className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        {offers.includes("move") && (
          <Link to={`/bookings/${id}?move=1`} className="button-quiet">
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
