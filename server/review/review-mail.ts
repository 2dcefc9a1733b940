import type { EffectKey } from "../domain/booking/booking-effect.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { Builder } from "../domain/offer/session-type.ts";
import { reviewMailText } from "../domain/text/en/mails/review-mail.ts";
import { formatDay } from "../domain/text/formats.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Instant } from "../domain/values/instant.ts";
import { singleMail } from "../mails/single-mail.ts";
import type { Mail } from "../ports.ts";

/** The mail that thanks a client for a session and asks for a review, by one link. Pure. The Message-ID is the effect's, however often it is sent. */
export function reviewMail({
  booking,
  builder,
  link,
  linkEndsAt,
  dueAt,
  effectKey,
  appUrl,
  language,
}: {
  readonly booking: Booking;
  readonly builder: Pick<Builder, "displayName">;
  readonly link: string;
  readonly linkEndsAt: Instant;
  /** As `Mail` says it. */
  readonly dueAt: Instant;
  readonly effectKey: EffectKey;
  readonly appUrl: string;
  readonly language: Language;
}): Mail {
  const t = textIn(reviewMailText, language);
  const about = { session: booking.sessionTypeName, builder: builder.displayName };
  return singleMail({
    to: booking.clientEmail,
    subject: t("subject", about),
    heading: t("heading"),
    paragraphs: [
      t("thanks", about),
      t("why", about),
      { label: t("link"), url: link },
      t("scope", { day: formatDay(linkEndsAt, booking.clientTimeZone, language) }),
    ],
    dueAt,
    name: effectKey.replaceAll(":", "."),
    appUrl,
    language,
    listUnsubscribe: { kind: "review" },
  });
}
