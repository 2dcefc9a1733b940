import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import {
  BOOKING_GROUP_NAMES,
  BOOKING_GROUPS,
  type BookingGroup,
} from "../../server/domain/booking/booking-groups.ts";
import { builderBookings } from "../../server/domain/text/en/builder/bookings.ts";
import { formatDay, formatDayAndTime, formatNumber, formatTime } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { isDay } from "../../server/domain/values/calendar-days.ts";
import { BookingRow } from "../components/booking/booking-row.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SelectField } from "../components/forms/select-field.tsx";
import { UnreadableNotice } from "../components/booking/unreadable-notice.tsx";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import { byDay } from "../text/by-day.ts";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "builder", textIn(builderBookings, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = query.get("group") ?? "";
  const group: BookingGroup = Object.hasOwn(BOOKING_GROUPS, asked) ? (asked as BookingGroup) : "all";
  const [from, until] = [dayOf(query.get("from")), dayOf(query.get("until"))];
  const search = (query.get("search") ?? "").trim().slice(0, 100);
  const after = query.get("after");
  const listed = await context.caller.myBookings
    .list({ group, from, until, search, after })
    .catch(throwAsPage(request));
  return { ...listed, group, from, until, search, after };
}

function dayOf(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null;
}

export default function BuilderBookings() {
  const { items, unreadable, next, timeZone, group, from, until, search, after } =
    useLoaderData<typeof loader>();
  const t = useText(builderBookings);
  const language = useLanguage();
  const shown = items.length + unreadable;
  const isByDay = from !== null || until !== null;
  const isFiltered = group !== "all" || isByDay || search !== "";
  /** As the list is sorted: by the days of the sessions where days were asked for, otherwise by those on which somebody booked. */
  const dayInWords = ({ context, createdAt }: (typeof items)[number]) =>
    isByDay
      ? formatDay(context.time?.startsAt ?? createdAt, timeZone, language)
      : t("bookedOn", { day: formatDay(createdAt, timeZone, language) });
  const filter = new URLSearchParams({ group, from: from ?? "", until: until ?? "", search }).toString();
  return (
    <>
      <h1 className="title">{t("title")}</h1>
      {(shown > 0 || isFiltered || after !== null) && (
        <Form
          method="get"
          className="card mt-6 grid grid-cols-2 items-end gap-4 p-5 lg:grid-cols-[9rem_1.4fr_1fr_1fr_auto]"
        >
          <SelectField name="group" label={t("which")} defaultValue={group}>
            {BOOKING_GROUP_NAMES.map((name) => (
              <option key={name} value={name}>
                {t(name)}
              </option>
            ))}
          </SelectField>
          <div>
            <label htmlFor="search" className="mb-1.5 block font-medium">
              {t("search")}
            </label>
            <input id="search" name="search" type="search" defaultValue={search} className="input" />
          </div>
          <Day name="from" label={t("from")} value={from} />
          <Day name="until" label={t("until")} value={until} />
          <button type="submit" className="button-quiet col-span-2 lg:col-span-1">
            {t("show")}
          </button>
        </Form>
      )}
      <UnreadableNotice count={unreadable} />
      {shown === 0 && after === null && next === null ? (
        <div className="card mt-6 p-8">
          <h2 className="subtitle">{t(isFiltered ? "noneMatch" : "none")}</h2>
          <p className="mt-2 text-soft">
            {isFiltered ? (
              <Link to="/builder/bookings" className="link">
                {t("showAll")}
              </Link>
            ) : (
              t("noneText")
            )}
          </p>
        </div>
      ) : (
        <>
          <div className="mt-6 mb-2.5" role="status">
            <ListTop page={after}>
              {shownInWords(
                shown,
                { isFurtherBack: after !== null, isMore: next !== null, isByDay },
                language,
              )}
            </ListTop>
          </div>
          {byDay(items, dayInWords).map(({ day, items: ofDay }) => (
            <div key={ofDay[0]?.id}>
              <p className="day">{day}</p>
              <ul className="card divide-y divide-line overflow-hidden">
                {ofDay.map((booking) => (
                  <BookingRow
                    key={booking.id}
                    booking={booking}
                    to={`/builder/bookings/${booking.id}`}
                    title={t("booking", { session: booking.sessionTypeName, client: booking.clientName })}
                    side="builder"
                  >
                    <p className="text-soft">
                      {booking.context.time === null
                        ? t("noTime")
                        : isByDay
                          ? formatTime(booking.context.time.startsAt, timeZone, language)
                          : formatDayAndTime(booking.context.time.startsAt, timeZone, language)}
                    </p>
                  </BookingRow>
                ))}
              </ul>
            </div>
          ))}
          <ListPages
            label={t("pages")}
            next={
              next === null
                ? null
                : {
                    to: `?${filter}&after=${next}`,
                    words: t(isByDay ? "earlier" : "older"),
                  }
            }
            first={
              after === null
                ? null
                : {
                    to: `?${filter}`,
                    words: t(isByDay ? "toLatest" : "toNewest"),
                  }
            }
          />
        </>
      )}
    </>
  );
}

/** Which part of the list this page is. The total is not counted: that would read every row. */
function shownInWords(
  count: number,
  {
    isFurtherBack,
    isMore,
    isByDay,
  }: { readonly isFurtherBack: boolean; readonly isMore: boolean; readonly isByDay: boolean },
  language: Language,
): string {
  const t = textIn(builderBookings, language);
  if (isFurtherBack) return t(isMore ? "furtherBack" : "furtherBackToFirst", { count });
  if (isMore) return t(isByDay ? "latest" : "newest", { count: formatNumber(count, language) });
  return t("count", { count });
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}

function Day({
  name,
  label,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
}) {
  return (
    <div>
      <label htmlFor={name} className="mb-1.5 block font-medium">
        {label}
      </label>
      <input id={name} name={name} type="date" defaultValue={value ?? ""} className="input max-sm:px-2" />
    </div>
  );
}
