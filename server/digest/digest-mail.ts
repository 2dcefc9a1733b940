import type { Builder } from "../domain/offer/session-type.ts";
import { digestText } from "../domain/text/en/mails/digest.ts";
import { formatDay, formatMoney, formatTime, timeZoneInWords } from "../domain/text/formats.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import { hourOfDay } from "../domain/values/calendar-days.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { SessionCard } from "../mails/mail-paragraphs.ts";
import { singleMail } from "../mails/single-mail.ts";
import type { Mail } from "../ports.ts";
import type { Digest } from "./digest-of-day.ts";

/** 7:00: before the first sessions, and after most people have woken. */
export const DIGEST_HOUR = 7;

/** The mail of a builder's day. Its receiver may end such mails. Pure. */
export function digestMail(given: {
  readonly digest: Digest;
  readonly builder: Builder;
  /** The builder's. */
  readonly language: Language;
  /** `2026-03-02`, in the builder's zone: one mail for each. */
  readonly day: string;
  readonly at: Instant;
  readonly appUrl: string;
}): Mail {
  const { builder, language, day, at, appUrl } = given;
  const { sessions, yesterday, needs } = given.digest;
  const t = textIn(digestText, language);
  const zone = builder.timeZone;
  const dayInWords = formatDay(at, zone, language);
  const today: SessionCard = {
    kind: "session",
    name: t("today"),
    person: null,
    rows: sessions.map(({ startsAt, endsAt, name, client }) => ({
      label: t("time", {
        from: formatTime(startsAt, zone, language),
        until: formatTime(endsAt, zone, language),
      }),
      value: t("session", { name, client }),
      more: null,
    })),
    link: null,
    isOff: false,
  };
  const money = yesterday.flatMap(({ paid, refunded }) => [
    { label: t("paid"), amount: formatMoney(paid, language) },
    ...(refunded.amountMinor === 0
      ? []
      : [{ label: t("refunded"), amount: formatMoney(refunded, language) }]),
  ]);
  return singleMail({
    to: builder.email,
    subject: t("subject", { count: sessions.length }),
    paragraphs: [
      ...(sessions.length === 0
        ? [t("noSessions", { day: dayInWords })]
        : [t("intro", { day: dayInWords, zone: timeZoneInWords(zone, language) }), today]),
      ...(money.length === 0 ? [] : [{ kind: "receipt", rows: money, isPlain: true } as const]),
      ...(needs.length === 0 ? [] : [[t("needs"), ...needs.map((need) => t("need", { need }))].join("\n")]),
      { label: t("page"), url: `${appUrl}/builder` },
    ],
    dueAt: hourOfDay(day, DIGEST_HOUR, zone),
    name: `digest.${builder.id}.${day}`,
    appUrl,
    language,
    listUnsubscribe: { kind: "digest" },
  });
}
