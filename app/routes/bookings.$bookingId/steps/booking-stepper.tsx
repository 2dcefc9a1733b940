import type { BookingStep } from "../../../../server/domain/booking/booking.ts";
import { bookingSteps } from "../../../../server/domain/text/en/booking/steps.ts";
import { Icon } from "../../../components/page/icon.tsx";
import { useText } from "../../../hooks/use-text.tsx";

/** The steps that somebody takes: when they have ended, nothing is left of the way. */
type OpenStep = Exclude<BookingStep, "done" | "over">;

function stepsOf(isFree: boolean): readonly (OpenStep | "done")[] {
  return isFree ? ["time", "details", "done"] : ["time", "details", "pay", "done"];
}

/** Where one stands on the way to a booking. */
export function BookingStepper({
  step,
  isFree,
  isPending,
}: {
  readonly step: OpenStep;
  readonly isFree: boolean;
  /** The step that is shown rests on what the person did: we look whether it is so. */
  readonly isPending: boolean;
}) {
  const t = useText(bookingSteps);
  const steps = stepsOf(isFree);
  const current = steps.indexOf(step);
  return (
    <ol aria-label={t("steps")} className="flex min-h-7 flex-wrap items-center gap-2 text-sm">
      {steps.map((name, index) => {
        const isPast = index < current;
        const isCurrent = index === current;
        return (
          <li key={name} aria-current={isCurrent ? "step" : undefined} className="flex items-center gap-2">
            {index > 0 && (
              <span
                aria-hidden="true"
                className={`h-px w-3 sm:w-8 ${index <= current ? "bg-accent-ink" : "bg-line"}`}
              />
            )}
            <span
              className={`flex size-6 flex-none items-center justify-center rounded-full text-xs font-semibold border ${
                isCurrent && isPending
                  ? "border-accent text-accent-ink"
                  : isPast || isCurrent
                    ? "border-accent bg-accent text-on-accent"
                    : "border-edge text-soft"
              }`}
            >
              {isPast ? (
                <Icon name="check" className="scale-[0.7]" />
              ) : isCurrent && isPending ? (
                <span className="spinner size-3.5" aria-hidden="true" />
              ) : (
                index + 1
              )}
            </span>
            <span className={isCurrent ? "font-semibold" : "text-soft max-[26rem]:sr-only"}>
              {t(name)}
              {isPast && <span className="sr-only">{t("past")}</span>}
              {isCurrent && isPending && <span className="sr-only">{t("checking")}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
