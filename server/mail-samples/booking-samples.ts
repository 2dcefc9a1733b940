import { bookingMail } from "../booking/view/booking-mail.ts";
import type { NotificationKind } from "../domain/booking/booking-effect.ts";
import type { SessionPlace } from "../domain/booking/session-place.ts";
import { sampleMoments } from "../domain/text/en/mails/sample-moments.ts";
import { textIn } from "../domain/text/place.ts";
import { addMinutes, instant, type Instant } from "../domain/values/instant.ts";
import type { Money } from "../domain/values/money.ts";
import { problemAnswerMail } from "../problem-report/problem-mails.ts";
import { reviewMail } from "../review/review-mail.ts";
import type { MailSample, SampleOptions } from "./mail-sample.ts";
import {
  SAMPLE_HALF,
  SAMPLE_NOW,
  SAMPLE_PRICE,
  sampleBooking,
  sampleBuilder,
  type SampleStatus,
} from "./sample-booking.ts";

interface SampleNotification {
  readonly to: readonly ("client" | "builder")[];
  readonly status: SampleStatus;
  readonly refund?: Money;
  readonly place?: SessionPlace;
  /** Somebody wrote something with it. */
  readonly hasNote?: true;
  /** When it is written; absent: at the sample's own time. */
  readonly at?: Instant;
}

const CAFE: SessionPlace = {
  kind: "in_person",
  status: "ready",
  address: "Café Central, Herrengasse 14, 1010 Vienna",
  info: "The table at the window.",
};
const NO_LINK: SessionPlace = { kind: "conference", service: "zoom", status: "failed" };
const NO_LINK_YET: SessionPlace = { kind: "conference", service: "zoom", status: "pending" };

const A_DAY_BEFORE = instant("2026-03-08T14:00:00Z");

/** Each kind of mail about a booking: whom it goes to, and how the booking stands then. A new kind needs a line here. */
const SAMPLES: Readonly<Record<NotificationKind, SampleNotification>> = {
  confirmed: { to: ["client", "builder"], status: "booked" },
  canceled: { to: ["client", "builder"], status: "canceled", refund: SAMPLE_HALF, hasNote: true },
  moved: { to: ["client", "builder"], status: "booked" },
  payment_returned: { to: ["client"], status: "late", refund: SAMPLE_PRICE },
  please_pay: { to: ["client"], status: "held" },
  finish_paying: { to: ["client"], status: "held" },
  payment_processing: { to: ["client"], status: "processing" },
  payment_failed: { to: ["client"], status: "declined" },
  payment_too_slow: { to: ["client"], status: "tooSlow" },
  rejected: { to: ["client", "builder"], status: "rejected", refund: SAMPLE_PRICE },
  refund_granted: { to: ["client"], status: "granted", refund: SAMPLE_HALF, hasNote: true },
  refund_failed: { to: ["client", "builder"], status: "notTaken", refund: SAMPLE_PRICE },
  refund_arrived: { to: ["client"], status: "returned", refund: SAMPLE_PRICE },
  refunded_outside: { to: ["builder"], status: "returned", refund: SAMPLE_PRICE },
  session_reminder: { to: ["client"], status: "booked", at: A_DAY_BEFORE },
  session_kept: { to: ["client"], status: "returned" },
  place_ready: { to: ["client"], status: "booked" },
  place_changed: { to: ["client"], status: "booked", place: CAFE },
  place_missing: { to: ["client", "builder"], status: "booked", place: NO_LINK },
  dispute_opened: { to: ["builder"], status: "disputed", refund: SAMPLE_PRICE },
  dispute_won: { to: ["builder"], status: "won", refund: SAMPLE_PRICE },
  dispute_lost: { to: ["builder"], status: "lost", refund: SAMPLE_PRICE },
};

/** All mails about a booking. */
export function bookingSamples(options: SampleOptions): MailSample[] {
  const kinds = Object.keys(SAMPLES) as NotificationKind[];
  const t = textIn(sampleMoments, options.language);
  return [
    ...kinds.flatMap((kind) =>
      SAMPLES[kind].to.map((audience) =>
        sampleOf([`${kind}-${audience}`, t(kind)], kind, audience, SAMPLES[kind], options),
      ),
    ),
    sampleOf(
      ["confirmed-without-link", t("confirmedWithoutLink")],
      "confirmed",
      "client",
      { ...SAMPLES.confirmed, place: NO_LINK_YET },
      options,
    ),
    ...afterwards(options),
  ];
}

/** What a client reads when the session is over, or something was wrong. */
function afterwards({ language, appUrl, names }: SampleOptions): MailSample[] {
  const t = textIn(sampleMoments, language);
  const booking = sampleBooking("completed", names);
  const review = reviewMail({
    booking,
    builder: sampleBuilder(names),
    dueAt: SAMPLE_NOW,
    link: `${appUrl}/review?key=sample`,
    linkEndsAt: addMinutes(SAMPLE_NOW, 60 * 24 * 60),
    effectKey: `${booking.id}:9:review`,
    appUrl,
    language,
  });
  const answer = problemAnswerMail({
    to: booking.clientEmail,
    report: { id: "prb_sample", number: "48213907", reportedAt: SAMPLE_NOW },
    step: "payment",
    answer: names.answer,
    link: { to: "booking", url: `${appUrl}/bookings/${booking.id}/link?key=sample` },
    dueAt: SAMPLE_NOW,
    appUrl,
    language,
  });
  return [
    { name: "review-asked-for", group: "client", moment: t("reviewAskedFor"), mail: review },
    { name: "problem-answered", group: "client", moment: t("problemAnswered"), mail: answer },
  ];
}

function sampleOf(
  ...[[name, moment], kind, audience, { status, refund, place, hasNote, at }, { language, appUrl, names }]: [
    readonly [name: string, moment: string],
    NotificationKind,
    "client" | "builder",
    SampleNotification,
    SampleOptions,
  ]
): MailSample {
  const booking = sampleBooking(status, names, place);
  const mail = bookingMail({
    booking,
    builder: sampleBuilder(names),
    audience,
    language,
    news: kind,
    refund: refund ?? null,
    isSentAgain: false,
    note: hasNote === true ? names.note : null,
    effectKey: `${booking.id}:3:0`,
    appUrl,
    mailAddress: "bookings@site.example",
    bookingLink: `${appUrl}/bookings/${booking.id}/link?key=sample`,
    dueAt: SAMPLE_NOW,
    at: at ?? SAMPLE_NOW,
  });
  return { name: name.replaceAll("_", "-"), group: audience, moment, mail };
}
