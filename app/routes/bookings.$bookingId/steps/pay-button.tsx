import { Form } from "@remix-run/react";
import { bookingDetails } from "../../../../server/domain/text/en/booking/details.ts";
import { SubmitButton } from "../../../components/forms/submit-button.tsx";
import { useText } from "../../../hooks/use-text.tsx";
import { useTellActor } from "../actor/page-actor.tsx";

/**
 * Goes to Stripe's page. Always a POST: it may have to be made first. Where scripts run, the page's actor is told instead, and asks for the
 * page itself.
 */
export function PayButton({ label }: { readonly label: string }) {
  const t = useText(bookingDetails);
  const tell = useTellActor();
  return (
    <Form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        tell({ type: "PAY_PRESSED" });
      }}
    >
      <SubmitButton name="intent" value="pay" busy={t("opening")}>
        {label}
      </SubmitButton>
      <p className="label mt-3">{t("stripe")}</p>
    </Form>
  );
}
