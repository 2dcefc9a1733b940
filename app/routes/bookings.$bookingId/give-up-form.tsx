import { Form } from "@remix-run/react";
import { bookingDetails } from "../../../server/domain/text/en/booking/details.ts";
import { bookingSteps } from "../../../server/domain/text/en/booking/steps.ts";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { useText } from "../../hooks/use-text.tsx";

/** Gives an unpaid booking up: small, at the end, and never in the way. */
export function GiveUpForm({
  holdsTime,
  isPaying,
}: {
  readonly holdsTime: boolean;
  /** The client's bank moves the money. */
  readonly isPaying: boolean;
}) {
  const t = useText(bookingDetails);
  const steps = useText(bookingSteps);
  return (
    <Form method="post" className="mt-10 border-t border-line pt-3">
      <SubmitButton name="intent" value="cancel" busy={steps("canceling")} look="button-text">
        {holdsTime ? steps("release") : t("cancel")}
      </SubmitButton>
      <p className="label">{t(isPaying ? "cancelPaying" : "cancelHelp")}</p>
    </Form>
  );
}
