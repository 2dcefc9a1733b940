import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { timeZoneInWords } from "../../server/domain/values/instant.ts";
import { formatMinutes } from "../../server/domain/values/instant.ts";
import { formatPrice } from "../../server/domain/values/money.ts";
import { Icon } from "../components/page/icon.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { Portrait } from "../components/page/portrait.tsx";
import { shareForAMoment } from "../share-for-a-moment.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: "Book an hour with somebody who builds · BuildAppsWith" },
  {
    name: "description",
    content: "Pick a builder, pick a time, pay safely. You are booked the moment you have paid.",
  },
  // Not indexed: builders move from page to page, and each has a profile of their own.
  ...(data?.after == null ? [] : [{ name: "robots", content: "noindex, follow" }]),
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const { items: builders, next } = await context.caller.builder.list({ after }).catch(throwAsPage(request));
  return data({ builders, next, after }, shareForAMoment(context.actor));
}

export default function FrontPage() {
  const { builders, next, after } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="max-w-2xl">
        <h1 className="title">Talk to somebody who has built it before</h1>
        <p className="mt-4 text-lg text-soft">
          Pick a session and a time that suits you. The time is held while you pay, and you are booked the
          moment you have paid.
        </p>
      </div>
      <ListTop page={after} className="mt-8">
        {after === null ? null : builders.length === 0 ? "No more builders" : "More builders"}
      </ListTop>
      {builders.length === 0 && after === null ? (
        <div className="card mt-10 p-8">
          <h2 className="subtitle">Nobody is taking bookings yet</h2>
          <p className="mt-2 text-soft">
            The first builders are setting up their calendars. Please look again soon.
          </p>
        </div>
      ) : (
        <ul
          className={`grid grid-cols-[minmax(0,1fr)] gap-5 md:grid-cols-2 ${after === null ? "mt-10" : "mt-4"}`}
        >
          {builders.map((builder) => (
            <li key={builder.slug} className="card relative flex flex-col p-6 hover:border-edge">
              <div className="flex items-center gap-4">
                <Portrait builder={builder} size="small" />
                <div className="min-w-0">
                  <h2 className="subtitle">
                    <Link
                      to={`/profile/${builder.slug}`}
                      prefetch="intent"
                      className="after:absolute after:inset-0"
                    >
                      {builder.displayName}
                    </Link>
                  </h2>
                  <p className="label">{timeZoneInWords(builder.timeZone)}</p>
                </div>
              </div>
              <p className="mt-4">{builder.headline}</p>
              {!builder.takesBookings && <p className="label mt-3">Not taking bookings just now.</p>}
              <ul className="mt-auto pt-5 text-[0.9375rem]">
                {builder.sessionTypes.map((sessionType) => (
                  <li
                    key={sessionType.id}
                    className="flex flex-wrap items-baseline gap-x-4 border-t border-line py-2.5"
                  >
                    <span className="min-w-0 flex-1 basis-24 wrap-anywhere">{sessionType.name}</span>
                    <span className="text-soft">{formatMinutes(sessionType.durationMinutes)}</span>
                    <span className="min-w-24 text-right font-medium max-[22rem]:basis-full">
                      {formatPrice(sessionType.price)}
                    </span>
                  </li>
                ))}
              </ul>
              <p aria-hidden="true" className="mt-3 flex items-center gap-1.5 font-medium text-accent-ink">
                See sessions <Icon name="arrow" className="scale-75" />
              </p>
            </li>
          ))}
        </ul>
      )}
      <ListPages
        label="More builders"
        next={next === null ? null : { to: `/?after=${next}`, words: "More builders" }}
        first={after === null ? null : { to: "/", words: "Back to the first" }}
      />
    </>
  );
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
