import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { operatorBookings } from "../../server/domain/text/en/operator/bookings.ts";
import { formatDayAndTime, formatNumber } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { BookingRow } from "../components/booking/booking-row.tsx";
import { Icon } from "../components/page/icon.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { rich, useLanguage, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";
import { useOperatorZone } from "../hooks/use-operator-zone.ts";

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [
    { title: pageTitle(null, "operations", textIn(operatorBookings, language)("pageTitle"), language) },
  ];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const search = (query.get("search") ?? "").trim().slice(0, 100);
  const after = query.get("after");
  const found = await context.caller.operatorBookings.search({ search, after }).catch(throwAsPage(request));
  return { ...found, search, after };
}

/** Anybody's booking, by its id or its client's name or address. */
export default function OperatorBookings() {
  const { bookings, unreadable, next, search, after } = useLoaderData<typeof loader>();
  const zone = useOperatorZone();
  const language = useLanguage();
  const t = useText(operatorBookings);
  const shown = bookings.length + unreadable.length;
  const asked = new URLSearchParams({ search }).toString();
  return (
    <>
      <h1 className="title">{t("title")}</h1>
      <Form method="get" className="card mt-6 flex flex-wrap items-end gap-4 p-5">
        <div className="min-w-0 flex-1 basis-64">
          <label htmlFor="search" className="mb-1.5 block font-medium">
            {t("search")}
          </label>
          <input
            id="search"
            name="search"
            type="search"
            defaultValue={search}
            autoComplete="off"
            className="input"
          />
        </div>
        <button type="submit" className="button-quiet max-sm:w-full">
          {t("searchButton")}
        </button>
      </Form>
      {shown === 0 && after === null && next === null ? (
        <div className="card mt-6 p-8" role="status">
          <h2 className="subtitle">{t(search === "" ? "nobody" : "noMatch")}</h2>
          {search !== "" && (
            <p className="mt-2 text-soft">
              {rich(
                t.parts("noMatchHelp", {
                  newest: (text) => (
                    <Link to="/operator/bookings" className="link">
                      {text}
                    </Link>
                  ),
                }),
              )}
            </p>
          )}
        </div>
      ) : (
        <>
          <div className="mt-6 mb-2.5" role="status">
            <ListTop page={after}>{shownInWords({ shown, search, after, next }, language)}</ListTop>
          </div>
          {unreadable.length > 0 && (
            <ul className="card mb-4 divide-y divide-line overflow-hidden">
              {unreadable.map(({ id, reason }) => (
                <li key={id} className="flex gap-4 px-5 py-4">
                  <Icon name="warning" className="mt-0.5 text-bad" />
                  <div className="min-w-0 flex-1 wrap-anywhere">
                    <p className="font-semibold">
                      {rich(
                        t.parts("unreadable", {
                          id,
                          booking: (text) => (
                            <Link to={`/operator/bookings/${id}`} className="link">
                              {text}
                            </Link>
                          ),
                        }),
                      )}
                    </p>
                    <p className="text-soft">
                      {rich(t.parts("unreadableReason", { reason, code: (text) => <code>{text}</code> }))}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )}
          <ul className="card divide-y divide-line overflow-hidden empty:hidden">
            {bookings.map((booking) => (
              <BookingRow
                key={booking.id}
                booking={booking}
                to={`/operator/bookings/${booking.id}`}
                title={t("row", {
                  session: booking.sessionTypeName,
                  client: booking.clientName,
                  builder: booking.builderName,
                })}
                side="operator"
              >
                {booking.clientEmail !== null && (
                  <p className="wrap-anywhere text-soft">{booking.clientEmail}</p>
                )}
                <p className="text-soft">
                  {booking.context.time === null
                    ? t("noTime")
                    : formatDayAndTime(booking.context.time.startsAt, zone, language)}
                </p>
              </BookingRow>
            ))}
          </ul>
          <ListPages
            label={t("more")}
            next={next === null ? null : { to: `?${asked}&after=${next}`, words: t("older") }}
            first={after === null ? null : { to: `?${asked}`, words: t("first") }}
          />
        </>
      )}
    </>
  );
}

/** Which part of the list this page is. The total is not counted: that would read every row. */
function shownInWords(
  {
    shown,
    search,
    after,
    next,
  }: {
    readonly shown: number;
    readonly search: string;
    readonly after: string | null;
    readonly next: string | null;
  },
  language: Language,
): string {
  const t = textIn(operatorBookings, language);
  const count = formatNumber(shown, language);
  if (after !== null) return t(next === null ? "last" : "back", { count });
  if (search === "") return t("newest", { count });
  return t(next === null ? "found" : "foundAmongNewest", { count });
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
