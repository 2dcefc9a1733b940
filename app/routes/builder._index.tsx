import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { formatDayAndTime, parseTimeZone } from "../../server/domain/values/instant.ts";
import { formatMoney, formatPrice } from "../../server/domain/values/money.ts";
import { FirstSteps } from "../components/builder/first-steps.tsx";
import { LinkSent } from "../components/forms/link-sent.tsx";
import { NeedsList } from "../components/builder/needs-list.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { PageSection } from "../components/page/page-section.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { connectionNeedsOf } from "../text/connection-needs.ts";
import { firstStepsOf } from "../text/first-steps.ts";
import { countedNeed, type Need } from "../text/need.ts";
import type { BuilderOverview } from "../page-data.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageOf } from "../text/languages.ts";
import { valueIn } from "../forms/value-in.ts";
import { throwAsPage } from "../trpc-errors.ts";
import { useReaderTimeZone } from "../hooks/use-reader-time-zone.ts";

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
          "The link could not be sent. Please try again.",
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
  return (
    <div className="max-w-xl">
      <h1 className="title">Sell your own sessions</h1>
      <h2 className="subtitle mt-6">First, confirm your address</h2>
      <p className="mt-2 text-soft">
        Clients pay for what you sell, and mails about it go to <span className="break-words">{email}</span>.
        Confirm it by the link in our mail; then you connect your Calendly, price a session and publish it.
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
          busy="Sending…"
          look={hasMailed ? "button-quiet" : "button"}
        >
          {hasMailed ? "Mail me another link" : "Mail me a link"}
        </SubmitButton>
      </Form>
    </div>
  );
}

function Start() {
  const timeZone = useReaderTimeZone()?.zone ?? "";
  return (
    <div className="max-w-xl">
      <h1 className="title">Sell your own sessions</h1>
      <p className="mt-4 text-soft">
        Connect your Calendly, put a price on what you offer, and clients book and pay here. Your account
        keeps everything it has, and gets a public profile.
      </p>
      <Form method="post" className="mt-7">
        <input type="hidden" name="timeZone" value={timeZone} />
        <SubmitButton name="intent" value="start" busy="Setting up…">
          Become a builder
        </SubmitButton>
      </Form>
    </div>
  );
}

function Overview({ overview }: { readonly overview: BuilderOverview }) {
  const { displayName, money, nextSessions, slug, timeZone, unpaidHolds } = overview;
  const steps = firstStepsOf(overview);
  const needs = needsOf(overview, steps.length > 0);
  return (
    <div className="space-y-10">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="title">{displayName}</h1>
        <Link to={`/profile/${slug}`} className="link">
          Your public profile
        </Link>
      </div>
      {steps.length > 0 && <FirstSteps steps={steps} />}
      {(steps.length === 0 || needs.length > 0) && (
        <NeedsList needs={needs} nothing="Nothing just now. Everything runs by itself." />
      )}
      <PageSection id="next" title="Next sessions">
        {nextSessions.length === 0 ? (
          <p className="card p-5 text-soft">No session is coming up.</p>
        ) : (
          <ul className="card divide-y divide-line overflow-hidden">
            {nextSessions.map((session) => (
              <li key={session.id} className="relative px-5 py-4 hover:bg-sunken">
                <Link
                  to={`/builder/bookings/${session.id}`}
                  className="font-semibold after:absolute after:inset-0"
                >
                  {session.sessionTypeName} with {session.clientName}
                </Link>
                <p className="text-soft">
                  {session.time !== null && formatDayAndTime(session.time.startsAt, timeZone)} ·{" "}
                  {formatPrice(session.price)}
                </p>
              </li>
            ))}
          </ul>
        )}
        {unpaidHolds > 0 && (
          <p className="label mt-3">
            <Link to="/builder/bookings?group=unpaid" className="link">
              {unpaidHolds === 1 ? "One booking is not paid yet" : `${unpaidHolds} bookings are not paid yet`}
            </Link>
            . What is not paid in time lapses, and its time is free again.
          </p>
        )}
      </PageSection>
      <PageSection id="money" title="Money this month">
        <div className="card p-5">
          {money.length === 0 ? (
            <p className="text-soft">Nothing was paid yet this month.</p>
          ) : (
            <div className="overflow-x-auto">
              <table className="w-full text-left">
                <thead className="label">
                  <tr>
                    <th scope="col" className="pb-2 font-normal">
                      Currency
                    </th>
                    <th scope="col" className="pb-2 text-right font-normal">
                      Paid
                    </th>
                    <th scope="col" className="pb-2 text-right font-normal">
                      Returned
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {money.map(({ paid, refunded }) => (
                    <tr key={paid.currency} className="border-t border-line">
                      <th scope="row" className="py-2 font-normal">
                        {paid.currency}
                      </th>
                      <td className="py-2 text-right font-semibold">{formatMoney(paid)}</td>
                      <td className="py-2 text-right">{formatMoney(refunded)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <p className="label mt-3">
            Payments go to the operator’s Stripe account, who settles them with you.
          </p>
        </div>
      </PageSection>
    </div>
  );
}

type MoneyQuestion = BuilderOverview["moneyQuestions"][number];

const QUESTION_WORDS = {
  kept_or_canceled: {
    title: (session) => `Is ${session} still on?`,
    text: "Its price was returned in Stripe’s dashboard. Keep the session or cancel it.",
  },
  disputed: {
    title: (session) => `The payment of ${session} is disputed`,
    text: "The site’s operator answers the bank. Send them evidence that the session was held or agreed: the booking’s page says until when.",
  },
  inquired: {
    title: (session) => `The bank asks about the payment of ${session}`,
    text: "It has taken nothing so far. The site’s operator answers. Send them evidence that the session was held or agreed: the booking’s page says until when.",
  },
  refund_failed: {
    title: (session) => `A refund of ${session} did not arrive`,
    text: "The money is still owed to the client. The operator sends it again or settles it in another way.",
  },
} satisfies Record<MoneyQuestion["question"], { title: (session: string) => string; text: string }>;

/** The most pressing first. `isOnTheWay`: what is missing before the first sale is left to the list of first steps. */
function needsOf(overview: BuilderOverview, isOnTheWay: boolean): Need[] {
  const { drafts, moneyQuestions, refusedCheckouts, spoilt } = overview;
  const isNew = isOnTheWay && overview.connection === null;
  return [
    ...refusedCheckouts.map(({ sessionTypeName }) => ({
      to: "/builder/bookings?group=unpaid",
      title: `Nobody can pay ${sessionTypeName === null ? "you" : `for ${sessionTypeName}`} just now`,
      text: "Stripe refuses to open payment pages. The site’s operator has been told and will fix it there; nobody was charged.",
      bad: true,
    })),
    ...moneyQuestions.map(({ id, question, sessionTypeName, clientName }) => ({
      to: `/builder/bookings/${id}`,
      title: QUESTION_WORDS[question].title(`${sessionTypeName} with ${clientName}`),
      text: QUESTION_WORDS[question].text,
      bad: true,
    })),
    ...overview.placeQuestions.map(({ id, sessionTypeName, clientName }) => ({
      to: `/builder/bookings/${id}`,
      title: `Where is ${sessionTypeName} with ${clientName}?`,
      text: "It has no link or place yet. Set it on the event in Calendly; we tell the client.",
      bad: true,
    })),
    ...(isNew ? [] : connectionNeedsOf(overview.connection, overview.now, ENGLISH)),
    ...spoilt.map(({ id, name }) => ({
      to: `/builder/session-types?edit=${id}`,
      title: `${name} can’t be booked any more`,
      text: "It has changed at Calendly. See what is in the way.",
      bad: true,
    })),
    ...countedNeed(
      isOnTheWay ? 0 : drafts,
      drafts === 1 ? "One draft waits for its price" : `${drafts} drafts wait for their prices`,
      {
        to: "/builder/session-types",
        text: "Price and publish what you want to sell.",
        bad: false,
      },
    ),
  ];
}
