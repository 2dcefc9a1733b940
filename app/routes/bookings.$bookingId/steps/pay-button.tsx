import { Form, useSubmit } from "@remix-run/react";
import { bookingDetails } from "../../../../server/domain/text/en/booking/details.ts";
import type {
  ConsentMissing,
  ConsentNeed,
  TickedConsents,
} from "../../../../server/domain/booking/consent.ts";
import { ConsentBoxes } from "../../../components/booking/consent-boxes.tsx";
import { SubmitButton } from "../../../components/forms/submit-button.tsx";
import { tickedIn } from "../../../forms/ticked-consents.ts";
import { useText } from "../../../hooks/use-text.tsx";
import { useIsKept, useTellActor } from "../actor/use-page-actor.ts";
import { HoldNotice, type Hold } from "../hold-notice.tsx";
import { HoldRing } from "../hold-ring.tsx";

/**
 * Goes to Stripe's page. Always a POST: it may have to be made first. Where scripts run, the page's actor is told instead, and asks for the
 * page itself; where there is none, the form goes as it would without.
 */
export function PayButton({
  label,
  need,
  missing,
  ticked,
  hold,
}: {
  readonly label: string;
  /** What has to be agreed to first; null when nothing. */
  readonly need: ConsentNeed | null;
  readonly missing: ConsentMissing | null;
  readonly ticked: TickedConsents | null;
  /** Null where the time is not held for a while only. */
  readonly hold: Hold | null;
}) {
  const t = useText(bookingDetails);
  const tell = useTellActor();
  const submit = useSubmit();
  const isKept = useIsKept("PAY_PRESSED");
  return (
    <Form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        form.set("intent", "pay");
        tell({ type: "PAY_PRESSED", ticked: tickedIn(form) }, () => submit(form, { method: "post" }));
      }}
    >
      {need !== null && (
        <div className="mb-5">
          <ConsentBoxes need={need} missing={missing} ticked={ticked} />
        </div>
      )}
      <div className="action-bar flex items-center gap-4">
        <SubmitButton name="intent" value="pay" busy={t("opening")} isPressed={isKept}>
          {label}
        </SubmitButton>
        {hold !== null && <HoldRing {...hold} />}
      </div>
      {hold !== null && (
        <div className="mt-3">
          <HoldNotice {...hold} />
        </div>
      )}
      <p className="label mt-3">{t("stripe")}</p>
    </Form>
  );
}
