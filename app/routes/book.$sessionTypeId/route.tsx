import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bookPage } from "../../../server/domain/text/en/booking/book.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { parseTimeZone } from "../../../server/domain/values/instant.ts";
import { isSessionTypeId, type SessionTypeId } from "../../../server/domain/values/ids.ts";
import { PageError } from "../../components/page/page-error.tsx";
import { textOf } from "../../forms/sign-in-form.ts";
import { valueIn } from "../../forms/value-in.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { OfferOnPage } from "../../page-data.ts";
import { pageTitle } from "../../page-title.ts";
import { refusalIn, refusedQuery } from "../../refused-booking.ts";
import { signInPath } from "../../safe-next-path.ts";
import { bookIntentOf, keepBookIntent, type BookIntent } from "../../server/book-intent.server.ts";
import { sourceOfForm } from "../../server/source-of-form.server.ts";
import { codeUnderWay } from "../../server/sign-in-code.server.ts";
import { languageIn } from "../../text/languages.ts";
import { throwAsPage } from "../../trpc-errors.ts";
import { bookPath, wishedStartAhead, wishedStartIn, wishedStartQuery } from "../../wished-start.ts";
import { answerCodeForm, mailedCodeOf, OTHER_ADDRESS } from "../../server/answer-code-form.server.ts";
import { BookCard, type BookStep } from "./book-card.tsx";

// The data is null after an action that threw, whatever the type says.
export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => {
  const language = languageIn(matches);
  const t = textIn(bookPage, language);
  const { builder, sessionType = null } = data?.offer ?? {};
  const title =
    builder === undefined || sessionType === null
      ? t("fallbackTitle")
      : t("title", { session: sessionType.name, builder: builder.displayName });
  return [{ title: pageTitle(error, "offers", title, language) }];
};

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

function sessionTypeIdOf(text: string | undefined): SessionTypeId {
  if (text === undefined || !isSessionTypeId(text))
    throw new Response(null, { status: 404, statusText: "Not Found" });
  return text;
}

/** Changes nothing: links and other sites lead here. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const sessionTypeId = sessionTypeIdOf(params["sessionTypeId"]);
  const offer = await context.caller.builder.offer({ sessionTypeId }).catch(throwAsPage(request));
  const url = new URL(request.url);
  const intent = await bookIntentOf(request, sessionTypeId);
  const page = {
    offer,
    start: wishedStartAhead(url.searchParams.get("at"), offer.now),
    /** As their browser said when they pressed Book. */
    zone: intent?.timeZone ?? null,
    refusal: refusalIn(url.searchParams),
  };
  return data(
    { ...page, step: await stepFor({ context, request }, sessionTypeId, offer, url.searchParams) },
    { status: offer.sessionType === null ? 404 : 200 },
  );
}

async function stepFor(
  { context, request }: Pick<LoaderFunctionArgs, "context" | "request">,
  sessionTypeId: SessionTypeId,
  { isOwn, takesBookings }: OfferOnPage,
  searchParams: URLSearchParams,
): Promise<BookStep> {
  if (isOwn) return { kind: "own" };
  if (!takesBookings) return { kind: "paused" };
  if (context.actor.kind !== "nobody") return { kind: "ready" };
  const code = await codeUnderWay(context, request);
  const isOfThis = code?.purpose.kind === "book" && code.purpose.sessionTypeId === sessionTypeId;
  if (code !== null && isOfThis && !searchParams.has(OTHER_ADDRESS))
    return { kind: "code", code: mailedCodeOf(code, request) };
  // Nothing of the address: what a link knows of its reader stands behind the `#`, which the browser alone reads.
  return { kind: "ask", name: code?.choice.name ?? "", email: code?.email ?? "" };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const sessionTypeId = sessionTypeIdOf(params["sessionTypeId"]);
  const form = await request.formData();
  const intent = await intentOf(request, form, sessionTypeId);
  switch (valueIn(form, "intent")) {
    case "press":
      return pressed({ context, request }, form, sessionTypeId);
    case "book": {
      const { at, ...wanted } = intent;
      const outcome = await context.caller.booking.initiate(wanted).catch(throwAsPage(request));
      if (outcome.ok) return redirect(`/bookings/${outcome.value.bookingId}${wishedStartQuery(at)}`, 303);
      return { refusal: outcome.refusal };
    }
    case "other":
      return redirect(signInPath(bookPath(sessionTypeId, intent.at)), {
        status: 303,
        headers: { "set-cookie": await keepBookIntent(request, intent) },
      });
    default:
      return answerCodeForm({ context, request }, form, {
        purpose: { kind: "book", sessionTypeId },
        choice: { ...intent, name: textOf(form, "name") },
        next: bookPath(sessionTypeId, intent.at),
      });
  }
}

/** Book was pressed on a public page. Whoever is not signed in says first who they are, on this page; for others the booking starts. */
async function pressed(
  { context, request }: Pick<ActionFunctionArgs, "context" | "request">,
  form: FormData,
  sessionTypeId: SessionTypeId,
) {
  const at = wishedStartIn(form.get("at"));
  const wanted = {
    sessionTypeId,
    timeZone: parseTimeZone(valueIn(form, "timeZone")),
    source: sourceOfForm(request, form),
  };
  if (context.actor.kind === "nobody") {
    return redirect(bookPath(sessionTypeId, at), {
      status: 303,
      headers: { "set-cookie": await keepBookIntent(request, { ...wanted, at }) },
    });
  }
  const outcome = await context.caller.booking.initiate(wanted).catch(throwAsPage(request));
  if (outcome.ok) return redirect(`/bookings/${outcome.value.bookingId}${wishedStartQuery(at)}`, 303);
  const query = new URLSearchParams(wishedStartQuery(at));
  for (const [name, value] of refusedQuery(outcome.refusal)) query.set(name, value);
  return redirect(`${bookPath(sessionTypeId, null)}?${query.toString()}`, 303);
}

/** What they want to book: as the address and this form say it, or as they said when they pressed Book on the profile. */
async function intentOf(request: Request, form: FormData, sessionTypeId: SessionTypeId): Promise<BookIntent> {
  const pressed = await bookIntentOf(request, sessionTypeId);
  return {
    sessionTypeId,
    at: wishedStartIn(new URL(request.url).searchParams.get("at")),
    timeZone: parseTimeZone(valueIn(form, "timeZone")) ?? pressed?.timeZone ?? null,
    source: pressed?.source ?? sourceOfForm(request, form),
  };
}

export default function Book() {
  const { offer, start, zone, step, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const reader = useReaderTimeZone();
  if (offer.sessionType === null) return <NotOnSale builder={offer.builder} />;
  const answered = answer !== undefined && "errors" in answer ? answer : null;
  return (
    <BookCard
      offer={offer}
      sessionType={offer.sessionType}
      start={start}
      zone={reader?.zone ?? zone ?? offer.builder.timeZone}
      step={step.kind === "ask" ? { ...step, ...answered?.typed } : step}
      errors={answered?.errors ?? {}}
      refusal={answer !== undefined && "refusal" in answer ? answer.refusal : refusal}
    />
  );
}

/** Links outlive what they lead to. */
function NotOnSale({ builder }: Pick<OfferOnPage, "builder">) {
  const t = useText(bookPage);
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("over")}</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        <p className="text-soft">{t("overHelp", { builder: builder.displayName })}</p>
        <a href={`/profile/${builder.slug}`} className="button">
          {t("see", { builder: builder.displayName })}
        </a>
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
