import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDay, formatMinutes, formatTime, timeZoneInWords } from "../../server/domain/values/instant.ts";
import { formatPrice } from "../../server/domain/values/money.ts";
import { groupBookings } from "../text/booking-groups.ts";
import { BookingStatus } from "../components/booking/booking-status.tsx";
import { Icon } from "../components/page/icon.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { UnreadableNotice } from "../components/booking/unreadable-notice.tsx";
import type { BookingInList } from "../page-data.ts";
import { confirmPath, signInPath } from "../safe-next-path.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  // Null after an action that threw, whatever the type says.
  { title: `${data?.after == null ? "My bookings" : "My bookings, further back"} · BuildAppsWith` },
];

export function headers() {
  return { "cache-control": "private, no-store" };
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.actor.kind === "nobody") return redirect(signInPath("/bookings"));
  const after = new URL(request.url).searchParams.get("after");
  const page = await context.caller.booking.listMine({ after }).catch(throwAsPage(request));
  return { ...page, after, isConfirmed: context.actor.confirmed !== null };
}

export default function MyBookings() {
  const { items, unreadable, next, after, isConfirmed } = useLoaderData<typeof loader>();
  const { needsYou, inProgress, upcoming, past, canceled } = groupBookings(items);
  const isEmpty = items.length + unreadable === 0;
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="title">My bookings</h1>
      <UnreadableNotice count={unreadable} />
      {!isConfirmed && (
        <div className="mt-5">
          <Notice tone="warn">
            Your address is not confirmed. What was booked with it elsewhere appears here when you have{" "}
            <Link className="link" to={confirmPath("/bookings")}>
              confirmed it
            </Link>
            .
          </Notice>
        </div>
      )}
      <ListTop page={after} className="mt-3">
        {after === null ? null : isEmpty ? "Nothing further back" : "Further back"}
      </ListTop>
      {isEmpty && after === null ? (
        <div className="card mt-8 p-8">
          <h2 className="subtitle">Nothing booked yet</h2>
          <p className="mt-2 text-soft">
            Sessions that you book appear here, with everything you need on the day.
          </p>
          <p className="mt-6">
            <Link to="/" className="button">
              Find a builder
            </Link>
          </p>
        </div>
      ) : (
        <>
          <Group title="Needs you" bookings={needsYou} />
          <Group title="Payment in progress" bookings={inProgress} />
          <Group title="Upcoming" bookings={upcoming} />
          <Group title="Past" bookings={past} />
          <Group title="Canceled" bookings={canceled} />
          <ListPages
            label="More bookings"
            next={next === null ? null : { to: `?after=${next}`, words: "More bookings" }}
            first={after === null ? null : { to: "/bookings", words: "Back to the first" }}
          />
        </>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="booking" />;
}

function Group({ title, bookings }: { readonly title: string; readonly bookings: readonly BookingInList[] }) {
  if (bookings.length === 0) return null;
  return (
    <section aria-label={title} className="mt-9">
      <h2 className="label mb-2.5">{title}</h2>
      <ul className="card divide-y divide-line overflow-hidden">
        {bookings.map((booking) => (
          <li key={booking.id} className="relative flex items-center gap-4 px-5 py-4 hover:bg-sunken sm:px-6">
            <div className="min-w-0 flex-1">
              <h3 className="font-semibold tracking-tight">
                <Link
                  to={`/bookings/${booking.id}`}
                  prefetch="intent"
                  className="after:absolute after:inset-0"
                >
                  {booking.sessionTypeName} with {booking.builderName}
                </Link>
              </h3>
              <When booking={booking} />
              <p className="mt-1.5">
                <BookingStatus booking={booking} />
              </p>
            </div>
            <p className="text-right font-medium whitespace-nowrap max-sm:hidden">
              {formatPrice(booking.context.price)}
            </p>
            <Icon name="chevron" className="text-soft" />
          </li>
        ))}
      </ul>
    </section>
  );
}

function When({ booking }: { readonly booking: BookingInList }) {
  const { time } = booking.context;
  if (time === null)
    return <p className="mt-0.5 text-soft">{formatMinutes(booking.durationMinutes)}, no time picked yet</p>;
  return (
    <p className="mt-0.5 text-soft">
      {formatDay(time.startsAt, booking.clientTimeZone)}, {formatTime(time.startsAt, booking.clientTimeZone)}–
      {formatTime(time.endsAt, booking.clientTimeZone)} ({timeZoneInWords(booking.clientTimeZone)})
    </p>
  );
}
