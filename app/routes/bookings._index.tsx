import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { bookingList } from "../../server/domain/text/en/booking/list.ts";
import {
  formatDay,
  formatMinutes,
  formatPrice,
  formatTime,
  timeZoneInWords,
} from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import type { Language } from "../../server/domain/text/language.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { externalUrl } from "../external-url.ts";
import { sessionDayInWords, type SessionDayInWords } from "../text/session-day-in-words.ts";
import { byDay } from "../text/by-day.ts";
import { groupBookings } from "../text/booking-groups.ts";
import { BookingStatus } from "../components/booking/booking-status.tsx";
import { ExactTime } from "../components/page/exact-time.tsx";
import { Icon } from "../components/page/icon.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { UnreadableNotice } from "../components/booking/unreadable-notice.tsx";
import type { BookingInList } from "../page-data.ts";
import { confirmPath, signInPath } from "../safe-next-path.ts";
import { rich, useLanguage, useText } from "../hooks/use-text.tsx";
import { languageIn, languageOf } from "../text/languages.ts";
import { pageTitle } from "../page-title.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  // Null after an action that threw, whatever the type says.
  const title = textIn(bookingList, language)(data?.after == null ? "title" : "titleFurtherBack");
  return [{ title: pageTitle(error, "booking", title, language) }];
};

export function headers() {
  return { "cache-control": "private, no-store" };
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.actor.kind === "nobody") return redirect(signInPath("/bookings"));
  const after = new URL(request.url).searchParams.get("after");
  const page = await context.caller.booking.listMine({ after }).catch(throwAsPage(request));
  const [first] = after === null ? groupBookings(page.items).upcoming : [];
  return {
    ...page,
    after,
    nextSession: first === undefined ? null : nextSessionOf(first, page.now, languageOf(context.language)),
    isConfirmed: context.actor.confirmed !== null,
  };
}

/** The nearest of what is to come, with how near it is; null once it is over, though nobody has said so yet. */
function nextSessionOf(
  { id, state, context, clientTimeZone: zone }: BookingInList,
  now: Instant,
  language: Language,
): { readonly id: string; readonly day: SessionDayInWords } | null {
  const day = sessionDayInWords({ state, time: context.time, zone, now }, language);
  return day === null || day.nearness === "over" ? null : { id, day };
}

export default function MyBookings() {
  const { items, unreadable, next, after, isConfirmed, nextSession } = useLoaderData<typeof loader>();
  const t = useText(bookingList);
  const { needsYou, inProgress, upcoming, past, canceled } = groupBookings(items);
  const isEmpty = items.length + unreadable === 0;
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="title">{t("title")}</h1>
      <UnreadableNotice count={unreadable} />
      {!isConfirmed && (
        <div className="mt-5">
          <Notice tone="warn">
            {rich(
              t.parts("unconfirmed", {
                link: (text) => (
                  <Link className="link" to={confirmPath("/bookings")}>
                    {rich(text)}
                  </Link>
                ),
              }),
            )}
          </Notice>
        </div>
      )}
      <ListTop page={after} className="mt-3">
        {after === null ? null : t(isEmpty ? "nothingFurtherBack" : "furtherBack")}
      </ListTop>
      {isEmpty && after === null ? (
        <div className="card mt-8 p-8">
          <h2 className="subtitle">{t("empty")}</h2>
          <p className="mt-2 text-soft">{t("emptyHelp")}</p>
          <p className="mt-6">
            <a href="/" className="button">
              {t("find")}
            </a>
          </p>
        </div>
      ) : (
        <>
          <Group title={t("needsYou")} bookings={needsYou} />
          <Group title={t("inProgress")} bookings={inProgress} />
          <Group title={t("upcoming")} bookings={upcoming} isByDay nextSession={nextSession} />
          <Group title={t("past")} bookings={past} />
          <Group title={t("canceled")} bookings={canceled} />
          <ListPages
            label={t("more")}
            next={next === null ? null : { to: `?after=${next}`, words: t("more") }}
            first={after === null ? null : { to: "/bookings", words: t("first") }}
          />
        </>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="booking" />;
}

function Group({
  title,
  bookings,
  isByDay = false,
  nextSession = null,
}: {
  readonly title: string;
  readonly bookings: readonly BookingInList[];
  /** Whether each day stands above its bookings, and not in them. */
  readonly isByDay?: boolean;
  /** One of them that stands above the others, and larger. */
  readonly nextSession?: ReturnType<typeof nextSessionOf>;
}) {
  const language = useLanguage();
  if (bookings.length === 0) return null;
  const large = bookings.find(({ id }) => id === nextSession?.id);
  const others = bookings.filter((booking) => booking !== large);
  const dayOf = ({ context, clientTimeZone }: BookingInList) =>
    isByDay && context.time !== null ? formatDay(context.time.startsAt, clientTimeZone, language) : "";
  return (
    <section aria-label={title} className="mt-9">
      <h2 className="section mb-3">{title}</h2>
      {large !== undefined && nextSession !== null && <NextSession booking={large} day={nextSession.day} />}
      {byDay(others, dayOf).map(({ day, items }) => (
        <div key={items[0]?.id}>
          {day !== "" && <p className="day">{day}</p>}
          <ul className="card divide-y divide-line overflow-hidden">
            {items.map((booking) => (
              <Row key={booking.id} booking={booking} isUnderItsDay={day !== ""} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** The next session: how long until then, and the way in when it is time. */
function NextSession({
  booking,
  day: { nearness, when },
}: {
  readonly booking: BookingInList;
  readonly day: SessionDayInWords;
}) {
  const t = useText(bookingList);
  const language = useLanguage();
  const { context, clientTimeZone, joinUrl } = booking;
  const join = nearness === "join" ? externalUrl(joinUrl) : null;
  return (
    <div className="card relative p-5 sm:p-6">
      {context.time !== null && (
        <p className="mb-2 font-semibold text-accent-ink">
          <ExactTime at={context.time.startsAt} zone={clientTimeZone}>
            {when}
          </ExactTime>
        </p>
      )}
      <h3 className="subtitle">
        <Link to={`/bookings/${booking.id}`} prefetch="intent" className="after:absolute after:inset-0">
          {t("session", { session: booking.sessionTypeName, builder: booking.builderName })}
        </Link>
      </h3>
      <When booking={booking} isUnderItsDay={false} />
      <p className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <BookingStatus booking={booking} />
        <span className="money font-semibold">{formatPrice(context.price, language)}</span>
      </p>
      {join !== null && (
        <p className="relative mt-4">
          <a href={join} className="button w-full text-xl" rel="noopener noreferrer">
            <Icon name="link" />
            {t("join")}
          </a>
        </p>
      )}
    </div>
  );
}

function Row({
  booking,
  isUnderItsDay,
}: {
  readonly booking: BookingInList;
  readonly isUnderItsDay: boolean;
}) {
  const t = useText(bookingList);
  const language = useLanguage();
  return (
    <li className="row">
      <div className="min-w-0 flex-1">
        <h3 className="font-semibold tracking-tight">
          <Link to={`/bookings/${booking.id}`} prefetch="intent" className="after:absolute after:inset-0">
            {t("session", { session: booking.sessionTypeName, builder: booking.builderName })}
          </Link>
        </h3>
        <When booking={booking} isUnderItsDay={isUnderItsDay} />
        <p className="mt-2">
          <BookingStatus booking={booking} />
        </p>
      </div>
      <p className="money font-semibold">{formatPrice(booking.context.price, language)}</p>
      <Icon name="chevron" className="text-soft" />
    </li>
  );
}

function When({
  booking,
  isUnderItsDay,
}: {
  readonly booking: BookingInList;
  readonly isUnderItsDay: boolean;
}) {
  const t = useText(bookingList);
  const language = useLanguage();
  const { time } = booking.context;
  const zone = booking.clientTimeZone;
  if (time === null)
    return (
      <p className="mt-0.5 text-soft">
        {t("noTime", { length: formatMinutes(booking.durationMinutes, language) })}
      </p>
    );
  const hours = {
    from: formatTime(time.startsAt, zone, language),
    to: formatTime(time.endsAt, zone, language),
    zone: timeZoneInWords(zone, language),
  };
  return (
    <p className="mt-0.5 text-soft">
      {isUnderItsDay
        ? t("hours", hours)
        : t("time", { day: formatDay(time.startsAt, zone, language), ...hours })}
    </p>
  );
}
