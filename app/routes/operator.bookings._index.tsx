import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { formatDayAndTime } from "../../server/domain/values/instant.ts";
import { BookingRow } from "../components/booking/booking-row.tsx";
import { Icon } from "../components/page/icon.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { throwAsPage } from "../trpc-errors.ts";
import { useOperatorZone } from "../hooks/use-operator-zone.ts";

export const meta: MetaFunction = () => [{ title: "All bookings · BuildAppsWith" }];

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
  const shown = bookings.length + unreadable.length;
  const asked = new URLSearchParams({ search }).toString();
  return (
    <>
      <h1 className="title">Bookings</h1>
      <Form method="get" className="card mt-6 flex flex-wrap items-end gap-4 p-5">
        <div className="min-w-0 flex-1 basis-64">
          <label htmlFor="search" className="mb-1.5 block font-medium">
            Booking number, or how the client’s name or address begins
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
          Search
        </button>
      </Form>
      {shown === 0 && after === null && next === null ? (
        <div className="card mt-6 p-8" role="status">
          <h2 className="subtitle">
            {search === "" ? "Nobody has booked anything yet" : "No booking matches"}
          </h2>
          {search !== "" && (
            <p className="mt-2 text-soft">
              A number must be whole, like bkg_… in a mail or at Stripe; of a name or an address, the
              beginning is enough, or that of a word in it.{" "}
              <Link to="/operator/bookings" className="link">
                Show the newest
              </Link>
            </p>
          )}
        </div>
      ) : (
        <>
          <div className="mt-6 mb-2.5" role="status">
            <ListTop page={after}>{shownInWords({ shown, search, after, next })}</ListTop>
          </div>
          {unreadable.length > 0 && (
            <ul className="card mb-4 divide-y divide-line overflow-hidden">
              {unreadable.map(({ id, reason }) => (
                <li key={id} className="flex gap-4 px-5 py-4">
                  <Icon name="warning" className="mt-0.5 text-bad" />
                  <div className="min-w-0 flex-1 wrap-anywhere">
                    <p className="font-semibold">
                      <Link to={`/operator/bookings/${id}`} className="link">
                        {id}
                      </Link>{" "}
                      cannot be read
                    </p>
                    <p className="text-soft">
                      {reason}. <code>npm run rebuild-bookings</code> compares it with its history and can
                      restore it.
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
                title={`${booking.sessionTypeName}, ${booking.clientName} with ${booking.builderName}`}
                side="operator"
              >
                {booking.clientEmail !== null && (
                  <p className="wrap-anywhere text-soft">{booking.clientEmail}</p>
                )}
                <p className="text-soft">
                  {booking.context.time === null
                    ? "No time picked yet"
                    : formatDayAndTime(booking.context.time.startsAt, zone)}
                </p>
              </BookingRow>
            ))}
          </ul>
          <ListPages
            label="More bookings"
            next={next === null ? null : { to: `?${asked}&after=${next}`, words: "Older" }}
            first={after === null ? null : { to: `?${asked}`, words: "Back to the newest" }}
          />
        </>
      )}
    </>
  );
}

/** Which part of the list this page is. The total is not counted: that would read every row. */
function shownInWords({
  shown,
  search,
  after,
  next,
}: {
  readonly shown: number;
  readonly search: string;
  readonly after: string | null;
  readonly next: string | null;
}): string {
  if (after !== null)
    return next === null ? `Further back, to the first: ${shown}` : `Further back: ${shown}`;
  const found = `${search === "" ? "The newest" : "Found"}: ${shown}`;
  return next !== null && search !== "" ? `${found} among the newest; search to narrow it down` : found;
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
