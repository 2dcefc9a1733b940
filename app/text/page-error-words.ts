import { pageError } from "../../server/domain/text/en/page/page-error.ts";
import { formatWait } from "../../server/domain/text/format-wait.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import type { PageFailureCause } from "../../server/domain/values/page-failure.ts";

/** What a route is about: its error then says what it means for that. */
export type PageSubject = "offers" | "booking" | "builder" | "operations" | "account";

export interface PageErrorWords {
  readonly title: string;
  /** What happened. */
  readonly text: string;
  /** What that means for the booking, the money or the account; null when there is nothing to say. */
  readonly meaning: string | null;
}

/** After a page that was only looked at. */
const UNCHANGED = {
  offers: "unchangedOffers",
  booking: "unchangedBooking",
  builder: "unchangedBuilder",
  operations: "unchangedOperations",
  account: "unchangedAccount",
} as const satisfies Record<PageSubject, string>;

/** After a form whose answer was lost: it may or may not have done its work. */
const PERHAPS_CHANGED = {
  offers: "perhapsOffers",
  booking: "perhapsBooking",
  builder: "perhapsBuilder",
  operations: "perhapsOperations",
  account: "perhapsAccount",
} as const satisfies Record<PageSubject, string>;

/**
 * What a person reads in the place of a page.
 * @param wasForm whether a form was sent; null when that is not known.
 * @param retryAfterSeconds how long to wait; null when that is not known.
 * @param because what of ours takes nothing just now; null when it is what the status usually means.
 */
export function pageErrorWords(
  status: number,
  about: PageSubject,
  wasForm: boolean | null,
  retryAfterSeconds: number | null,
  language: Language,
  because: PageFailureCause | null = null,
): PageErrorWords {
  const t = textIn(pageError, language);
  const ofBooking = about === "booking" ? t("unchangedBooking") : null;
  const unchanged =
    about === "booking" ? `${t("unchangedBooking")} ${t("paymentSafe")}` : t(UNCHANGED[about]);
  const meaningOfFault = wasForm === false ? unchanged : t(PERHAPS_CHANGED[about]);
  switch (because) {
    case "held":
      return { title: t("titleHeld"), text: t("textHeld"), meaning: t("meaningHeld") };
    case "database_away":
      return { title: t("titleDatabase"), text: t("textDatabase"), meaning: meaningOfFault };
    case null:
      break;
  }
  switch (status) {
    case 400:
      return { title: t("title400"), text: t("text400"), meaning: t(UNCHANGED[about]) };
    case 401:
      return { title: t("title401"), text: t("text401"), meaning: ofBooking };
    case 403:
      return { title: t("title403"), text: t("text403"), meaning: ofBooking };
    case 404: {
      const meaning = ofBooking === null ? null : `${t("notYours")} ${ofBooking}`;
      return { title: t("title404"), text: t("text404"), meaning };
    }
    case 405:
      return { title: t("title405"), text: t("text405"), meaning: null };
    case 429: {
      const wait = formatWait(retryAfterSeconds ?? 60, language);
      return { title: t("title429"), text: t("text429", { wait }), meaning: ofBooking };
    }
    case 503:
      return retryAfterSeconds === null
        ? { title: t("titleAway"), text: t("textAway"), meaning: meaningOfFault }
        : { title: t("titleFull"), text: t("textFull"), meaning: unchanged };
    default:
      return { title: t("titleFault"), text: t("textFault"), meaning: meaningOfFault };
  }
}
