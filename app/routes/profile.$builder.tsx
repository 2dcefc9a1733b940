import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { isSessionTypeId } from "../../server/domain/values/ids.ts";
import { parseTimeZone, timeZoneInWords, type TimeZone } from "../../server/domain/values/instant.ts";
import { keepBookIntent } from "../server/book-intent.server.ts";
import { AccentStyle } from "../components/page/accent-style.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { Portrait } from "../components/page/portrait.tsx";
import { SessionTypeCard } from "../components/booking/session-type-card.tsx";
import { pageTitle } from "../page-title.ts";
import { signInPath } from "../safe-next-path.ts";
import { shareForAMoment } from "../share-for-a-moment.ts";
import { valueIn } from "../forms/value-in.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";
import { useReaderTimeZone } from "../hooks/use-reader-time-zone.ts";

// The data is null after an action that threw, whatever the type says.
export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => [
  {
    title: pageTitle(
      error,
      "offers",
      data == null ? "Builder" : data.builder.displayName,
      languageIn(matches),
    ),
  },
  { name: "description", content: data?.builder.headline ?? "" },
];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const profile = await context.caller.builder
    .profile({ slug: (params["builder"] ?? "").slice(0, 100) })
    .catch(throwAsPage(request));
  const { search, searchParams } = new URL(request.url);
  // A former slug redirects to today's.
  if (profile.builder.slug !== params["builder"]) {
    const moved: Response = redirect(`/profile/${profile.builder.slug}${search}`, 301);
    throw moved;
  }
  const chosen = searchParams.get("book");
  const chosenId = context.actor.kind === "nobody" ? null : chosen;
  return data({ ...profile, chosenId }, shareForAMoment(context.actor));
}

/** Starts a booking. Whoever is not signed in does that first, and the booking then starts by itself. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const sessionTypeId = form.get("sessionTypeId");
  if (typeof sessionTypeId !== "string" || !isSessionTypeId(sessionTypeId)) {
    throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
  const timeZone = parseTimeZone(valueIn(form, "timeZone"));
  if (context.actor.kind === "nobody") {
    const profile = `/profile/${encodeURIComponent(params["builder"] ?? "")}`;
    return redirect(signInPath(`${profile}?book=${sessionTypeId}#${sessionTypeId}`), {
      headers: { "set-cookie": await keepBookIntent(request, { sessionTypeId, timeZone }) },
    });
  }
  const outcome = await context.caller.booking
    .initiate({ sessionTypeId, timeZone })
    .catch(throwAsPage(request));
  if (outcome.ok) return redirect(`/bookings/${outcome.value.bookingId}`, 303);
  return { sessionTypeId, refusal: outcome.refusal };
}

export default function Profile() {
  const { builder, sessionTypes, takesBookings, hasOpened, isOwn, chosenId } = useLoaderData<typeof loader>();
  const reader = useReaderTimeZone();
  const answer = useActionData<typeof action>();
  return (
    <>
      <AccentStyle color={builder.accentColor} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 md:grid-cols-[minmax(0,19rem)_minmax(0,1fr)]">
        <section aria-labelledby="builder">
          <Portrait builder={builder} size="large" />
          <h1 id="builder" className="title mt-5">
            {builder.displayName}
          </h1>
          <p className="mt-2 text-lg">{builder.headline}</p>
          {builder.bio !== "" && <p className="mt-4 whitespace-pre-line text-soft">{builder.bio}</p>}
          <p className="label mt-5 border-t border-line pt-4">
            Works in {timeZoneInWords(builder.timeZone)}. {readerZoneInWords(reader, builder.timeZone)}
          </p>
        </section>
        <section aria-labelledby="sessions">
          <h2 id="sessions" className="label mb-3 md:mt-2">
            Sessions
          </h2>
          {isOwn && (
            <div className="mb-5">
              <Notice tone="plain">
                <p className="font-medium">This is your page as clients see it</p>
                <p className="mt-1 text-soft">
                  {hasOpened
                    ? "They press Book; you can’t book with yourself."
                    : "Nobody else can open it before you publish a session type."}
                </p>
                <p className="mt-2 flex flex-wrap gap-x-5">
                  <Link to="/builder/profile" className="link flex min-h-11 items-center">
                    Edit the profile
                  </Link>
                  <Link to="/builder/session-types" className="link flex min-h-11 items-center">
                    Edit the session types
                  </Link>
                </p>
              </Notice>
            </div>
          )}
          {!takesBookings && sessionTypes.length > 0 && (
            <div className="mb-5">
              <Notice tone="warn">
                {builder.displayName} is not taking bookings just now. Existing bookings stay valid; please
                look again later.
              </Notice>
            </div>
          )}
          {sessionTypes.length === 0 ? (
            <div className="card p-6">
              <p className="font-medium">No sessions to book just now</p>
              <p className="mt-1 text-soft">
                {hasOpened
                  ? `${builder.displayName} has paused bookings. Please look again later.`
                  : `${builder.displayName} is not open for bookings yet.`}
              </p>
            </div>
          ) : (
            <ul className="space-y-5">
              {sessionTypes.map((sessionType) => (
                <SessionTypeCard
                  key={sessionType.id}
                  sessionType={sessionType}
                  isChosen={sessionType.id === chosenId}
                  isPaused={!takesBookings}
                  isOwn={isOwn}
                  refusal={answer?.sessionTypeId === sessionType.id ? answer.refusal : null}
                />
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}

/** In which zone they will read times, beside the builder's. */
function readerZoneInWords(reader: ReturnType<typeof useReaderTimeZone>, builderZone: TimeZone): string {
  if (reader === null)
    return "Your booking shows both sides’ times, and lets you choose the zone that you read them in.";
  const isSame = reader.zone === builderZone;
  switch (reader.by) {
    case "account":
      return isSame
        ? "So do you, as your account says."
        : `You read times in ${timeZoneInWords(reader.zone)}, as your account says.`;
    case "browser":
      return isSame
        ? "So do you, by your browser."
        : `You pick and read times in ${timeZoneInWords(reader.zone)}.`;
  }
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
