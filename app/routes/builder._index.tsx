import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { builderNeeds } from "../../server/domain/text/en/builder/needs.ts";
import { builderOverview } from "../../server/domain/text/en/builder/overview.ts";
import { builderStart } from "../../server/domain/text/en/builder/start.ts";
import { formatDay } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { localDate } from "../../server/domain/values/calendar-days.ts";
import { parseTimeZone, type Instant } from "../../server/domain/values/instant.ts";
import { FirstSteps } from "../components/builder/first-steps.tsx";
import { MonthCard } from "../components/builder/month-card.tsx";
import { SessionsOfDay } from "../components/builder/sessions-of-day.tsx";
import { LinkSent } from "../components/forms/link-sent.tsx";
import { NeedsList } from "../components/builder/needs-list.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { PageSection } from "../components/page/page-section.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { byDay } from "../text/by-day.ts";
import { connectionNeedsOf } from "../text/connection-needs.ts";
import { firstStepsOf } from "../text/first-steps.ts";
import { countedNeed, type Need } from "../text/need.ts";
import type { BuilderOverview } from "../page-data.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageOf } from "../text/languages.ts";
import { valueIn } from "../forms/value-in.ts";
import { throwAsPage } from "../trpc-errors.ts";
import { rich, useLanguage, useText } from "../hooks/use-text.tsx";
import { useReaderTimeZone } from "../hooks/use-reader-time-zone.ts";

/** 5: what comes after today is read in its list. */
const LATER_MAX = 5;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  // The layout above sends whoever is not signed in away; a client may become a builder here.
  const mayStart = actor.kind === "client" || (actor.kind === "builder" && actor.builderId === null);
  const nothing = { overview: null, unconfirmed: null, hasMailed: false };
  if (actor.kind === "nobody") return nothing;
  // Only a confirmed address may sell.
  if (mayStart && actor.confirmed === null)
    return {
      overview: null,
      unconfirmed: actor.email,
      hasMailed: new URL(request.url).searchParams.has("mailed"),
    };
  if (mayStart) return nothing;
  return { ...nothing, overview: await context.caller.myBuilder.overview().catch(throwAsPage(request)) };
}

/** A client becomes a builder, or has a link mailed that confirms their address. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { actor } = context;
  const form = await request.formData();
  if (valueIn(form, "intent") === "confirm" && actor.kind !== "nobody") {
    const { email } = actor;
    const answer = await askAuth(context, request, "/sign-in/magic-link", { email, callbackURL: "/builder" });
    if (answer.kind === "done") return redirect("/builder?mailed", 303);
    return pageAnswer(
      {
        wait:
          waitSentenceOf(answer, languageOf(context.language)) ??
          textIn(builderStart, languageOf(context.language))("unsent"),
      },
      answer,
    );
  }
  const timeZone = parseTimeZone(valueIn(form, "timeZone"));
  await context.caller.myBuilder.start({ timeZone }).catch(throwAsPage(request));
  return redirect("/builder", 303);
}

export default function BuilderPage() {
  const { overview, unconfirmed, hasMailed } = useLoaderData<typeof loader>();
  if (unconfirmed !== null) return <Confirm email={unconfirmed} hasMailed={hasMailed} />;
  return overview === null ? <Start /> : <Overview overview={overview} />;
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}

/** The first step of all. */
function Confirm({ email, hasMailed }: { readonly email: string; readonly hasMailed: boolean }) {
  const answer = useActionData<typeof action>();
  const t = useText(builderStart);
  return (
    <div className="max-w-xl">
      <h1 className="title">{t("title")}</h1>
      <h2 className="subtitle mt-6">{t("confirmTitle")}</h2>
      <p className="mt-2 text-soft">
        {rich(
          t.parts("confirmText", {
            email,
            address: (text) => <span className="break-words">{text}</span>,
          }),
        )}
      </p>
      {answer?.wait !== undefined && (
        <div className="mt-6">
          <Notice tone="warn" alert>
            {answer.wait}
          </Notice>
        </div>
      )}
      {hasMailed && answer?.wait === undefined && (
        <div className="mt-6">
          <LinkSent to={email} />
        </div>
      )}
      <Form method="post" className="mt-7">
        <SubmitButton
          name="intent"
          value="confirm"
          busy={t("sending")}
          look={hasMailed ? "button-quiet" : "button"}
        >
          {t(hasMailed ? "sendAnother" : "send")}
        </SubmitButton>
      </Form>
    </div>
  );
}

function Start() {
  const timeZone = useReaderTimeZone()?.zone ?? "";
  const t = useText(builderStart);
  return (
    <div className="max-w-xl">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-4 text-soft">{t("lead")}</p>
      <Form method="post" className="mt-7">
        <input type="hidden" name="timeZone" value={timeZone} />
        <SubmitButton name="intent" value="start" busy={t("starting")}>
          {t("start")}
        </SubmitButton>
      </Form>
    </div>
  );
}

function Overview({ overview }: { readonly overview: BuilderOverview }) {
  const { displayName, month, nextSessions, now, onSale, timeZone, unpaidHolds } = overview;
  const t = useText(builderOverview);
  const language = useLanguage();
  const steps = firstStepsOf(overview, language);
  const needs = needsOf(overview, steps.length > 0, language);
  const today = localDate(now, timeZone);
  const dayOf = (at: Instant | undefined) => (at === undefined ? "" : localDate(at, timeZone));
  const isToday = ({ time }: BuilderOverview["nextSessions"][number]) => dayOf(time?.startsAt) <= today;
  const later = nextSessions.filter((session) => !isToday(session)).slice(0, LATER_MAX);
  const ofToday = nextSessions.filter(isToday);
  const at = { now, zone: timeZone };
  return (
    <div className="space-y-10">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="title">{displayName}</h1>
        <Link to="/builder/preview" className="link">
          {t("publicProfile")}
        </Link>
      </div>
      {steps.length > 0 && <FirstSteps steps={steps} />}
      {steps.length === 0 && !month.hasBookings && onSale > 0 && <OpenPage />}
      <div className="details">
        <div className="space-y-10">
          {(steps.length === 0 || needs.length > 0) && (
            <NeedsList needs={needs} nothing={t("nothingNeeded")} />
          )}
          <PageSection id="today" title={t("today")}>
            {ofToday.length === 0 ? (
              <p className="card p-5 text-soft">{t("noneToday")}</p>
            ) : (
              <SessionsOfDay sessions={ofToday} {...at} canJoin />
            )}
          </PageSection>
          <PageSection id="next" title={t("next")}>
            {later.length === 0 && <p className="card p-5 text-soft">{t("noneNext")}</p>}
            {byDay(later, ({ time }) => dayOf(time?.startsAt)).map(({ day, items }) => (
              <div key={day}>
                <p className="day">{formatDay(items[0]?.time?.startsAt ?? now, timeZone, language)}</p>
                <SessionsOfDay sessions={items} {...at} />
              </div>
            ))}
            {unpaidHolds > 0 && (
              <p className="label mt-3">
                {rich(
                  t.parts("unpaid", {
                    count: unpaidHolds,
                    link: (text) => (
                      <Link to="/builder/bookings?group=unpaid" className="link">
                        {text}
                      </Link>
                    ),
                  }),
                )}
              </p>
            )}
          </PageSection>
        </div>
        <div className="details-side">
          <MonthCard month={month} {...at} />
        </div>
      </div>
    </div>
  );
}

/** Between the last step and the first booking: clients come by the address. */
function OpenPage() {
  const t = useText(builderOverview);
  return (
    <section
      aria-labelledby="open"
      className="card flex flex-wrap items-center justify-between gap-x-8 gap-y-4 p-6"
    >
      <div className="min-w-0 flex-1 basis-72">
        <h2 id="open" className="subtitle">
          {t("open")}
        </h2>
        <p className="mt-1 text-soft">{t("openText")}</p>
      </div>
      <Link to="/builder/embed" className="button">
        {t("share")}
      </Link>
    </section>
  );
}

/** What is wrong first, and in that the most pressing. `isOnTheWay`: what is missing before the first sale is left to the list of first steps. */
function needsOf(overview: BuilderOverview, isOnTheWay: boolean, language: Language): Need[] {
  const { drafts, moneyQuestions, refusedCheckouts, spoilt } = overview;
  const t = textIn(builderNeeds, language);
  const isNew = isOnTheWay && overview.connection === null;
  const needs = [
    ...(overview.ownMailRefusedAt === null
      ? []
      : [{ to: "/account/address", title: t("ownMailRefused"), text: t("ownMailRefusedText"), bad: true }]),
    ...refusedCheckouts.map(({ sessionTypeName: session }) => ({
      to: "/builder/bookings?group=unpaid",
      title: session === null ? t("nobodyPays") : t("nobodyPaysFor", { session }),
      text: t("nobodyPaysText"),
      bad: true,
    })),
    ...moneyQuestions.map(({ id, question, sessionTypeName: session, clientName: client }) => ({
      to: `/builder/bookings/${id}`,
      title: t(question, { session, client }),
      text: t(`${question}Text`),
      bad: true,
    })),
    ...overview.placeQuestions.map(({ id, sessionTypeName: session, clientName: client }) => ({
      to: `/builder/bookings/${id}`,
      title: t("noPlace", { session, client }),
      text: t("noPlaceText"),
      bad: true,
    })),
    ...overview.unreachable.map(({ id, sessionTypeName: session, clientName: client }) => ({
      to: `/builder/bookings/${id}`,
      title: t("unreachable", { session, client }),
      text: t("unreachableText"),
      bad: true,
    })),
    ...(isNew ? [] : connectionNeedsOf(overview.connection, overview.now, language)),
    ...spoilt.map(({ id, name: session }) => ({
      to: `/builder/session-types?edit=${id}`,
      title: t("spoilt", { session }),
      text: t("spoiltText"),
      bad: true,
    })),
    ...countedNeed(isOnTheWay ? 0 : drafts, t("drafts", { count: drafts }), {
      to: "/builder/session-types",
      text: t("draftsText"),
      bad: false,
    }),
  ];
  return [...needs.filter(({ bad }) => bad), ...needs.filter(({ bad }) => !bad)];
}
