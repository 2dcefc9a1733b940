import { bookingDetails } from "../../../../server/domain/text/en/booking/details.ts";
import { bookingSteps } from "../../../../server/domain/text/en/booking/steps.ts";
import { formatMoney, formatPrice } from "../../../../server/domain/text/formats.ts";
import { isSameMoney } from "../../../../server/domain/values/money.ts";
import { Notice } from "../../../components/page/notice.tsx";
import { useLanguage, useText } from "../../../hooks/use-text.tsx";
import { useTellActor } from "../actor/use-page-actor.ts";
import { holdOf } from "../hold-of.ts";
import { PayButton } from "./pay-button.tsx";
import { StepHeading } from "./step-heading.tsx";
import type { StepProps } from "./step-props.ts";
import { OnIt, Waiting } from "../waiting.tsx";

/** Step 2: the time is held; the client checks it and goes on to pay. */
export function DetailsStep({ booking, shown: { wait, isLate, offers }, consentMissing, ticked }: StepProps) {
  const t = useText(bookingDetails);
  const steps = useText(bookingSteps);
  const language = useLanguage();
  const { context, currentPrice } = booking;
  if (wait === "booked_time") return <TimeBeingChecked isLate={isLate} />;
  const pay = offers.includes("pay");
  return (
    <>
      <StepHeading title={pay ? t("title") : steps("holdOver")} />
      <div className="mt-5 space-y-6">
        {wait === "hold_end" &&
          (isLate ? (
            <OnIt booking={booking}>{t("releasingLate")}</OnIt>
          ) : (
            <Waiting title={t("releasing")}>{t("releasingHelp")}</Waiting>
          ))}
        {pay && (
          <>
            {!isSameMoney(context.price, currentPrice) && (
              <Notice tone="plain">
                {t("priceChanged", {
                  now: formatPrice(currentPrice, language),
                  price: formatMoney(context.price, language),
                })}
              </Notice>
            )}
            <PayButton
              label={t("pay", { amount: formatMoney(context.price, language) })}
              need={booking.consentNeed}
              missing={consentMissing}
              ticked={ticked}
              hold={holdOf(booking)}
            />
          </>
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
