import { Form } from "@remix-run/react";
import { bookingDetails } from "../../../server/domain/text/en/booking/details.ts";
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
  return (
    <Form method="post" className="mt-10 border-t border-line pt-3">
      <SubmitButton name="intent" value="cancel" busy={t("canceling")} look="button-text">
        {t(holdsTime ? "release" : "cancel")}
      </SubmitButton>
      <p className="label">{t(isPaying ? "cancelPaying" : "cancelHelp")}</p>
    </Form>
  );
}
