import { bookingDetails } from "../../../../server/domain/text/en/booking/details.ts";
import { bookingSteps } from "../../../../server/domain/text/en/booking/steps.ts";
import { formatMoney, formatPrice } from "../../../../server/domain/text/formats.ts";
import { isSameMoney } from "../../../../server/domain/values/money.ts";
import { Notice } from "../../../components/page/notice.tsx";
import { PolicyDetails } from "../../../components/booking/policy-details.tsx";
import { useLanguage, useText } from "../../../hooks/use-text.tsx";
import { useTellActor } from "../actor/use-page-actor.ts";
import { BothTimes } from "../both-times.tsx";
import { HoldNotice } from "../hold-notice.tsx";
import { PayButton } from "./pay-button.tsx";
import { StepHeading } from "./step-heading.tsx";
import { TimeZoneForm } from "../time-zone-form.tsx";
import type { StepProps } from "./step-props.ts";
import { OnIt, Waiting } from "../waiting.tsx";

/** Step 2: the time is held; the client checks it and goes on to pay. */
export function DetailsStep({
  booking,
  words,
  shown: { wait, isLate, offers },
  timeZones,
  consentMissing,
  ticked,
}: StepProps) {
  const t = useText(bookingDetails);
  const steps = useText(bookingSteps);
  const language = useLanguage();
  const { context, client, currentPrice, now } = booking;
  if (wait === "booked_time") return <TimeBeingChecked isLate={isLate} />;
  const pay = offers.includes("pay");
  return (
    <>
      <StepHeading title={pay ? t("title") : steps("holdOver")} />
      <div className="mt-6 space-y-7">
        <div>
          <BothTimes booking={booking} />
          <div className="mt-2">
            <TimeZoneForm current={client.timeZone} listed={timeZones} />
          </div>
        </div>
        {wait === "hold_end" ? (
          isLate ? (
            <OnIt booking={booking}>{t("releasingLate")}</OnIt>
          ) : (
            <Waiting title={t("releasing")}>{t("releasingHelp")}</Waiting>
          )
        ) : (
          context.holdEndsAt !== null && (
            <HoldNotice endsAt={context.holdEndsAt} now={now} timeZone={client.timeZone} />
          )
        )}
        {pay && (
          <div className="border-t border-line pt-5">
            <p className="flex items-baseline justify-between gap-4">
              <span>{steps("toPay")}</span>
              <span className="text-2xl font-semibold tracking-tight">
                {formatMoney(context.price, language)}
              </span>
            </p>
            {!isSameMoney(context.price, currentPrice) && (
              <div className="mt-3">
                <Notice tone="plain">
                  {t("priceChanged", {
                    now: formatPrice(currentPrice, language),
                    price: formatMoney(context.price, language),
                  })}
                </Notice>
              </div>
            )}
            <PolicyDetails sentences={words.rule} />
            <div className="mt-4">
              <PayButton
                label={t("pay", { amount: formatMoney(context.price, language) })}
                need={booking.consentNeed}
                missing={consentMissing}
                ticked={ticked}
              />
            </div>
          </div>
        )}
      </div>
    </>
  );
}

/** A time was booked in the embed: not held yet, as far as we know. */
function TimeBeingChecked({ isLate }: { readonly isLate: boolean }) {
  const t = useText(bookingDetails);
  const steps = useText(bookingSteps);
  const tell = useTellActor();
  return (
    <>
      <StepHeading title={t("holding")} />
      <div className="mt-6 space-y-4">
        <Waiting title={t("checking")}>{t(isLate ? "checkingLate" : "checkingHelp")}</Waiting>
        {isLate && (
          <button type="button" className="button-quiet" onClick={() => tell({ type: "CALENDAR_WANTED" })}>
            {steps("showCalendar")}
          </button>
        )}
      </div>
    </>
  );
}
