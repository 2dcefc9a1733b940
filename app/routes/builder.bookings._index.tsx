import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import {
  BOOKING_GROUP_NAMES,
  BOOKING_GROUPS,
  type BookingGroup,
} from "../../server/domain/booking/booking-groups.ts";
import { isDay } from "../../server/domain/values/calendar-days.ts";
import { formatDayAndTime } from "../../server/domain/values/instant.ts";
import { BookingRow } from "../components/booking/booking-row.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SelectField } from "../components/forms/select-field.tsx";
import { UnreadableNotice } from "../components/booking/unreadable-notice.tsx";
import { throwAsPage } from "../trpc-errors.ts";

const GROUP_WORDS = {
  all: "All",
  unpaid: "Not paid yet",
  booked: "Booked",
  over: "Over",
} satisfies Record<BookingGroup, string>;

export const meta: MetaFunction = () => [{ title: "Bookings · BuildAppsWith" }];

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
  const shown = items.length + unreadable;
  const isFiltered = group !== "all" || from !== null || until !== null || search !== "";
  const filter = new URLSearchParams({ group, from: from ?? "", until: until ?? "", search }).toString();
  return (
    <>
      <h1 className="title">Bookings</h1>
      {(shown > 0 || isFiltered || after !== null) && (
        <Form
          method="get"
          className="card mt-6 grid grid-cols-2 items-end gap-4 p-5 lg:grid-cols-[9rem_1.4fr_1fr_1fr_auto]"
        >
          <SelectField name="group" label="Which" defaultValue={group}>
            {BOOKING_GROUP_NAMES.map((name) => (
              <option key={name} value={name}>
                {GROUP_WORDS[name]}
              </option>
            ))}
          </SelectField>
          <div>
            <label htmlFor="search" className="mb-1.5 block font-medium">
              Name or address begins
            </label>
            <input id="search" name="search" type="search" defaultValue={search} className="input" />
          </div>
          <Day name="from" label="From" value={from} />
          <Day name="until" label="Until" value={until} />
          <button type="submit" className="button-quiet col-span-2 lg:col-span-1">
            Show
          </button>
        </Form>
      )}
      <UnreadableNotice count={unreadable} />
      {shown === 0 && after === null && next === null ? (
        <div className="card mt-6 p-8">
          <h2 className="subtitle">{isFiltered ? "None of your bookings match" : "No bookings yet"}</h2>
          <p className="mt-2 text-soft">
            {isFiltered ? (
              <Link to="/builder/bookings" className="link">
                Show all of them
              </Link>
            ) : (
              "As soon as somebody books one of your sessions, it appears here."
            )}
          </p>
        </div>
      ) : (
        <>
          <div className="mt-6 mb-2.5" role="status">
            <ListTop page={after}>
              {shownInWords(shown, after !== null, next !== null, from !== null || until !== null)}
            </ListTop>
          </div>
          <ul className="card divide-y divide-line overflow-hidden empty:hidden">
            {items.map((booking) => (
              <BookingRow
                key={booking.id}
                booking={booking}
                to={`/builder/bookings/${booking.id}`}
                title={`${booking.sessionTypeName} with ${booking.clientName}`}
                side="builder"
              >
                <p className="text-soft">
                  {booking.context.time === null
                    ? "No time picked yet"
                    : formatDayAndTime(booking.context.time.startsAt, timeZone)}
                </p>
              </BookingRow>
            ))}
          </ul>
          <ListPages
            label="More bookings"
            next={
              next === null
                ? null
                : {
                    to: `?${filter}&after=${next}`,
                    words: from === null && until === null ? "Older" : "Earlier",
                  }
            }
            first={
              after === null
                ? null
                : {
                    to: `?${filter}`,
                    words: from === null && until === null ? "Back to the newest" : "Back to the latest",
                  }
            }
          />
        </>
      )}
    </>
  );
}

/** Which part of the list this page is. The total is not counted: that would read every row. */
function shownInWords(shown: number, isFurtherBack: boolean, isMore: boolean, isByDay: boolean): string {
  const count = shown === 1 ? "one booking" : `${shown} bookings`;
  if (isFurtherBack) return isMore ? `Further back: ${count}` : `Further back, to the first: ${count}`;
  if (isMore) return isByDay ? `The latest ${shown} by day` : `The newest ${shown}`;
  return shown === 1 ? "One booking" : count;
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
