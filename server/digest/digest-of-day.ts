import { listNextSessions } from "../../db/bookings/lists/builder-bookings.ts";
import { sumMoneyOfBuilder } from "../../db/bookings/lists/money-of-builder.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { viewOverview } from "../builder/builder-overview.ts";
import { builderNeeds } from "../domain/text/en/builder/needs.ts";
import { digestText } from "../domain/text/en/mails/digest.ts";
import type { Language } from "../domain/text/language.ts";
import { nameInWords } from "../domain/text/name-in-words.ts";
import { textIn } from "../domain/text/place.ts";
import type { Builder } from "../domain/offer/session-type.ts";
import { dayAfter, localDate, startOfDay } from "../domain/values/calendar-days.ts";
import { addMinutes, minutesBetween, type Instant } from "../domain/values/instant.ts";
import type { Money } from "../domain/values/money.ts";

/** 50: more than anybody holds in a day. */
const SESSIONS_MAX = 50;

/** 15 min: two checks in a row have failed, so that it is no passing trouble. */
const CHECKS_FAIL_MINUTES = 15;

/** What a builder reads of a day in the morning. */
export interface Digest {
  readonly sessions: readonly {
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly name: string;
    readonly client: string;
  }[];
  /** What was paid and went back yesterday, by currency. */
  readonly yesterday: readonly { readonly paid: Money; readonly refunded: Money }[];
  /** What waits for them, each in a line. */
  readonly needs: readonly string[];
}

/** A builder's day as it stands now: the sessions still to come today, yesterday's money, and what needs them. */
export async function digestOfDay(
  deps: Pick<BookingDeps, "database" | "clock" | "secretBox">,
  builder: Builder,
  language: Language,
): Promise<Digest> {
  const db = deps.database.kysely;
  const now = deps.clock.now();
  const today = localDate(now, builder.timeZone);
  const [from, until] = [startOfDay(today, builder.timeZone), startOfDay(dayAfter(today), builder.timeZone)];
  const yesterday = startOfDay(localDate(addMinutes(from, -1), builder.timeZone), builder.timeZone);
  const next = await listNextSessions(db, builder.id, now, SESSIONS_MAX);
  return {
    sessions: next.flatMap(({ context: { time }, sessionTypeName, clientName }) =>
      time === null || time.startsAt >= until
        ? []
        : [
            {
              startsAt: time.startsAt,
              endsAt: time.endsAt,
              name: sessionTypeName,
              client: nameInWords(clientName, "client", language),
            },
          ],
    ),
    yesterday: await sumMoneyOfBuilder(db, builder.id, yesterday, from),
    needs: needsOf(await viewOverview(deps, builder.id, language), language),
  };
}

/** Whether there is something to read: yesterday's money alone is no reason for a mail. */
export function isWorthAMail({ sessions, needs }: Digest): boolean {
  return sessions.length + needs.length > 0;
}

/** The same as on the builder's first page. Drafts and first steps wait for nobody. */
function needsOf(overview: Awaited<ReturnType<typeof viewOverview>>, language: Language): string[] {
  const t = textIn(builderNeeds, language);
  const { connection, refusedCheckouts, moneyQuestions, placeQuestions, spoilt } = overview;
  const isBroken = connection !== null && connection.brokenReason !== null;
  const since = connection?.checkFailingSince ?? null;
  const isFailing = since !== null && minutesBetween(since, overview.now) >= CHECKS_FAIL_MINUTES;
  return [
    ...(isBroken || isFailing ? [textIn(digestText, language)(isBroken ? "broken" : "failing")] : []),
    ...refusedCheckouts.map(({ sessionTypeName }) =>
      sessionTypeName === null ? t("nobodyPays") : t("nobodyPaysFor", { session: sessionTypeName }),
    ),
    ...moneyQuestions.map(({ question, sessionTypeName, clientName }) =>
      t(question, { session: sessionTypeName, client: clientName }),
    ),
    ...placeQuestions.map(({ sessionTypeName, clientName }) =>
      t("noPlace", { session: sessionTypeName, client: clientName }),
    ),
    ...overview.unreachable.map(({ sessionTypeName, clientName }) =>
      t("unreachable", { session: sessionTypeName, client: clientName }),
    ),
    ...spoilt.map(({ name }) => t("spoilt", { session: name })),
  ];
}
