import { formatMoney, formatPrice, isSameMoney } from "../../../../server/domain/values/money.ts";
import { Notice } from "../../../components/page/notice.tsx";
import { PolicyDetails } from "../../../components/booking/policy-details.tsx";
import { useTellActor } from "../actor/page-actor.tsx";
import { BothTimes } from "../both-times.tsx";
import { HoldNotice } from "../hold-notice.tsx";
import { PayButton } from "./pay-button.tsx";
import { StepHeading } from "./step-heading.tsx";
import { TimeZoneForm } from "../time-zone-form.tsx";
import type { StepProps } from "./step-props.ts";
import { OnIt, Waiting } from "../waiting.tsx";

/** Step 2: the time is held; the client checks it and goes on to pay. */
export function DetailsStep({ booking, shown: { wait, isLate, offers }, timeZones }: StepProps) {
  const { context, client, currentPrice, now } = booking;
  if (wait === "booked_time") return <TimeBeingChecked isLate={isLate} />;
  const pay = offers.includes("pay");
  return (
    <>
      <StepHeading title={pay ? "Check the time, then pay" : "The hold on this time is over"} />
      <div className="mt-6 space-y-7">
        <div>
          <BothTimes booking={booking} />
          <div className="mt-2">
            <TimeZoneForm current={client.timeZone} listed={timeZones} />
          </div>
        </div>
        {wait === "hold_end" ? (
          isLate ? (
            <OnIt booking={booking}>The time was not paid, so it is given back. Nothing was charged.</OnIt>
          ) : (
            <Waiting title="Giving the time back…">
              It was not paid in time. Nothing was charged. This page continues automatically.
            </Waiting>
          )
        ) : (
          context.holdEndsAt !== null && (
            <HoldNotice endsAt={context.holdEndsAt} now={now} timeZone={client.timeZone} />
          )
        )}
        {pay && (
          <div className="border-t border-line pt-5">
            <p className="flex items-baseline justify-between gap-4">
              <span>To pay now</span>
              <span className="text-2xl font-semibold tracking-tight">{formatMoney(context.price)}</span>
            </p>
            {!isSameMoney(context.price, currentPrice) && (
              <div className="mt-3">
                <Notice tone="plain">
                  The price has changed since you booked: it is now {formatPrice(currentPrice)}. You pay what
                  you saw: {formatMoney(context.price)}.
                </Notice>
              </div>
            )}
            <PolicyDetails rule={context} />
            <div className="mt-4">
              <PayButton label={`Pay ${formatMoney(context.price)}`} />
            </div>
          </div>
        )}
      </div>
    </>
  );
}

/** A time was booked in the embed: not held yet, as far as we know. */
function TimeBeingChecked({ isLate }: { readonly isLate: boolean }) {
  const tell = useTellActor();
  return (
    <>
      <StepHeading title="Holding your time…" />
      <div className="mt-6 space-y-4">
        <Waiting title="Checking with Calendly…">
          {isLate
            ? "This takes longer than usual. Nothing is lost: your time stands at Calendly, and this page continues as soon as we know of it."
            : "We look your time up before we hold it for you. Usually a second or two."}
        </Waiting>
        {isLate && (
          <button type="button" className="button-quiet" onClick={() => tell({ type: "CALENDAR_WANTED" })}>
            Show the calendar again
          </button>
        )}
      </div>
    </>
  );
}
