import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { builderOwnPage } from "../../server/domain/text/en/builder/own-page.ts";
import { publicProfile } from "../../server/domain/text/en/page/profile.ts";
import { timeZoneInWords } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { isSessionTypeId } from "../../server/domain/values/ids.ts";
import { parseTimeZone, type TimeZone } from "../../server/domain/values/instant.ts";
import { keepBookIntent } from "../server/book-intent.server.ts";
import { AccentStyle } from "../components/page/accent-style.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { ProblemLink } from "../components/page/problem-link.tsx";
import { Portrait } from "../components/page/portrait.tsx";
import { ProfileReviews } from "../components/review/profile-reviews.tsx";
import { SessionTypeCard } from "../components/booking/session-type-card.tsx";
import { pageTitle } from "../page-title.ts";
import { shareForAMoment } from "../share-for-a-moment.ts";
import { sourceOfForm } from "../server/source-of-form.server.ts";
import { valueIn } from "../forms/value-in.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";
import { bookPath, wishedStartIn, wishedStartQuery } from "../wished-start.ts";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import { useCarriedPrefill } from "../hooks/use-prefill.ts";
import { useReaderTimeZone } from "../hooks/use-reader-time-zone.ts";

// The data is null after an action that threw, whatever the type says.
export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  const title = data == null ? textIn(publicProfile, language)("fallbackTitle") : data.builder.displayName;
  return [
    { title: pageTitle(error, "offers", title, language) },
    { name: "description", content: data?.builder.headline ?? "" },
  ];
};

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

/** Starts a booking. Whoever is not signed in says first who they are, and the booking then starts by itself. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const sessionTypeId = form.get("sessionTypeId");
  if (typeof sessionTypeId !== "string" || !isSessionTypeId(sessionTypeId)) {
    throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
  const timeZone = parseTimeZone(valueIn(form, "timeZone"));
  const source = sourceOfForm(request, form);
  const at = wishedStartIn(form.get("at"));
  if (context.actor.kind === "nobody") {
    return redirect(bookPath(sessionTypeId, at), {
      status: 303,
      headers: { "set-cookie": await keepBookIntent(request, { sessionTypeId, at, timeZone, source }) },
    });
  }
  const outcome = await context.caller.booking
    .initiate({ sessionTypeId, timeZone, source })
    .catch(throwAsPage(request));
  if (outcome.ok) return redirect(`/bookings/${outcome.value.bookingId}${wishedStartQuery(at)}`, 303);
  return { sessionTypeId, refusal: outcome.refusal };
}

export default function Profile() {
  const { builder, sessionTypes, reviews, takesBookings, hasOpened, isOwn, chosenId } =
    useLoaderData<typeof loader>();
  const reader = useReaderTimeZone();
  useCarriedPrefill();
  const answer = useActionData<typeof action>();
  const t = useText(publicProfile);
  const language = useLanguage();
  return (
    <>
      <AccentStyle color={builder.accentColor} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-8 md:grid-cols-[minmax(0,19rem)_minmax(0,1fr)] md:grid-rows-[auto_auto_1fr] md:gap-y-0">
        <div className="flex items-center gap-4 md:block">
          <Portrait builder={builder} size="large" />
          <div className="min-w-0">
            <h1 className="title md:mt-5">{builder.displayName}</h1>
            <p dir="auto" className="mt-1 md:mt-2 md:text-lg">
              {builder.headline}
            </p>
          </div>
        </div>
        <section aria-labelledby="sessions" className="md:col-start-2 md:row-span-3 md:row-start-1">
          <h2 id="sessions" className="label mb-3 md:mt-2">
            {t("sessions")}
          </h2>
          {isOwn && <OwnPageNotice hasOpened={hasOpened} />}
          {!takesBookings && sessionTypes.length > 0 && (
            <div className="mb-5">
              <Notice tone="warn">{t("paused", { builder: builder.displayName })}</Notice>
            </div>
          )}
          {sessionTypes.length === 0 ? (
            <div className="card p-6">
              <p className="font-medium">{t("none")}</p>
              <p className="mt-1 text-soft">
                {t(hasOpened ? "noneOpened" : "noneYet", { builder: builder.displayName })}
              </p>
            </div>
          ) : (
            <ul className="space-y-5">
              {sessionTypes.map((sessionType) => (
                <SessionTypeCard
                  key={sessionType.id}
                  sessionType={sessionType}
                  builderZone={builder.timeZone}
                  isChosen={sessionType.id === chosenId}
                  isPaused={!takesBookings}
                  isOwn={isOwn}
                  refusal={answer?.sessionTypeId === sessionType.id ? answer.refusal : null}
                />
              ))}
            </ul>
          )}
        </section>
        {/* On a phone free times and prices come before what there is to read. */}
        <div className="md:row-start-2">
          {builder.bio !== "" && (
            <p dir="auto" className="mb-5 whitespace-pre-line text-soft md:mt-4">
              {builder.bio}
            </p>
          )}
          {/* Room for the longest of its sentences on a phone: nothing below moves when the reader's zone is known. */}
          <p className="label min-h-[calc(3lh+1rem)] border-t border-line pt-4 md:mt-5">
            {t("worksIn", { zone: timeZoneInWords(builder.timeZone, language) })}{" "}
            {readerZoneInWords(reader, builder.timeZone, language)}
          </p>
        </div>
        <div className="md:col-start-2 md:mt-10">
          <ProfileReviews builderName={builder.displayName} reviews={reviews} />
        </div>
      </div>
      <ProblemLink step="profile" />
    </>
  );
}

/** What the page says to its builder alone. */
function OwnPageNotice({ hasOpened }: { readonly hasOpened: boolean }) {
  const t = useText(builderOwnPage);
  return (
    <div className="mb-5">
      <Notice tone="plain">
        <p className="font-medium">{t("title")}</p>
        <p className="mt-1 text-soft">{t(hasOpened ? "opened" : "unopened")}</p>
        <p className="mt-2 flex flex-wrap gap-x-5">
          <Link to="/builder/profile" className="link flex min-h-11 items-center">
            {t("editProfile")}
          </Link>
          <Link to="/builder/session-types" className="link flex min-h-11 items-center">
            {t("editSessionTypes")}
          </Link>
        </p>
      </Notice>
    </div>
  );
}

/** In which zone they will read times, beside the builder's. */
function readerZoneInWords(
  reader: ReturnType<typeof useReaderTimeZone>,
  builderZone: TimeZone,
  language: Language,
): string {
  const t = textIn(publicProfile, language);
  if (reader === null) return t("zoneUnknown");
  if (reader.zone === builderZone) return t(reader.by === "account" ? "accountSame" : "browserSame");
  const zone = timeZoneInWords(reader.zone, language);
  return t(reader.by === "account" ? "accountOther" : "browserOther", { zone });
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
