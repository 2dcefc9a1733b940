import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Refusal } from "../../../server/domain/booking/refusal.ts";
import { refusals } from "../../../server/domain/text/en/booking/refusals.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { rich, useLanguage } from "../../hooks/use-text.tsx";
import { Notice } from "../page/notice.tsx";

/** What happened, and what to do next: one sentence or two for every refusal. */
function sentenceOf(refusal: Refusal, language: Language): ReactNode {
  const t = textIn(refusals, language);
  const linkTo = (to: string) => (text: ReactNode[]) => (
    <Link className="link" to={to}>
      {rich(text)}
    </Link>
  );
  switch (refusal.code) {
    case "unpaid_booking_exists":
    case "payment_under_way":
    case "time_declined":
      return rich(t.parts(refusal.code, { link: linkTo(`/bookings/${refusal.bookingId}`) }));
    case "address_unconfirmed":
      return rich(t.parts(refusal.code, { link: linkTo("/confirm-address") }));
    case "not_refundable":
      return refusal.left === null
        ? t("bankDecides")
        : t("lessIsLeft", { amount: formatMoney(refusal.left, language) });
    case "dead_letter_not_found":
    case "drift_resolved":
      return t("handled");
    case "session_type_inactive":
    case "no_times":
    case "calendar_unavailable":
    case "trouble_on_our_side":
    case "too_many_bookings":
    case "address_not_own":
    case "own_session":
    case "time_not_recognised":
    case "time_left_alone":
    case "hold_ended":
    case "checkout_not_recognised":
    case "checkout_refused":
    case "checkout_preparing":
    case "session_has_begun":
    case "seat_at_calendly":
    case "quote_needed":
    case "quote_outdated":
    case "drift_needs_a_person":
    case "webhook_url_refused":
    case "too_many_webhook_endpoints":
    case "event_erased":
    case "not_in_this_state":
      return t(refusal.code);
  }
}

/** The sentence for a refusal, announced at once: it answers a button that was just pressed. */
export function RefusalMessage({ refusal }: { readonly refusal: Refusal }) {
  const language = useLanguage();
  return (
    // Remounted for another refusal: a browser's translation of the last one would stay otherwise.
    <Notice key={refusal.code} tone="warn" alert>
      {sentenceOf(refusal, language)}
    </Notice>
  );
}
