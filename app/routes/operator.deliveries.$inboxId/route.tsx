import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { deadLetterInWords } from "../../../server/domain/text/dead-letter-in-words.ts";
import { operatorDelivery } from "../../../server/domain/text/en/operator/delivery.ts";
import { formatAge, formatDayAndTime, formatNumber } from "../../../server/domain/text/formats.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import type { Instant } from "../../../server/domain/values/instant.ts";
import { ProviderId } from "../../components/operator/provider-id.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import { valueIn } from "../../forms/value-in.ts";
import { useLooks } from "../../hooks/use-looks.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { pageFailure } from "../../page-failure.ts";
import type { PageHandle } from "../../page-handle.ts";
import { pageTitle } from "../../page-title.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import { DeliveryChanges } from "./delivery-changes.tsx";
import { ReplayForm } from "./replay-form.tsx";
import { ReplayOutcome } from "./replay-outcome.tsx";

/** 4 tries are over within 15 seconds: after that the page stops refreshing. */
const WATCHED_ATTEMPTS_MAX = 4;

export const meta: MetaFunction = ({ matches, params }) => {
  const language = languageIn(matches);
  const title = textIn(operatorDelivery, language)("pageTitle", { number: params["inboxId"] ?? "" });
  return [{ title: pageTitle(null, "operations", title, language) }];
};

function inboxIdOf({ params, request }: Pick<LoaderFunctionArgs, "params" | "request">): number {
  const text = params["inboxId"] ?? "";
  // The number of a row, as a database counts them.
  if (!/^[1-9]\d{0,8}$/.test(text)) throw pageFailure(request, 404);
  return Number(text);
}

export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const delivery = await context.caller.deliveries
    .get({ inboxId: inboxIdOf(args) })
    .catch(throwAsPage(request));
  const isAsked = new URL(request.url).searchParams.has("replayed") && delivery.replayedAt !== null;
  return {
    delivery,
    title: deadLetterInWords({ kind: "delivery", ...delivery }, languageOf(context.language)).title,
    /** Whether this page follows upon the button. */
    isAsked,
    isWatched: isAsked && delivery.hindrance === "waiting" && delivery.attempts < WATCHED_ATTEMPTS_MAX,
  };
}

export const handle: PageHandle = {
  // The layout hands every route its own loader's data back.
  refreshSeconds: (data) => ((data as { readonly isWatched: boolean }).isWatched ? 3 : null),
};

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const inboxId = inboxIdOf(args);
  const note = valueIn(await request.formData(), "note");
  try {
    const outcome = await context.caller.deliveries.replay({ inboxId, note });
    return outcome.ok
      ? redirect(`/operator/deliveries/${inboxId}?replayed`, 303)
      : { note, error: null, because: outcome.because };
  } catch (error) {
    const message = fieldErrorsOf(error, languageOf(context.language))?.["note"];
    if (message === undefined) return throwAsPage(request)(error);
    return { note, error: message, because: null };
  }
}

/** One delivery: what it was about, what it changed, and its replay. */
export default function OperatorDelivery() {
  const { delivery, title, isAsked, isWatched } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const zone = useOperatorZone();
  const language = useLanguage();
  const t = useText(operatorDelivery);
  useLooks(isWatched);
  const { outcome, event, object, inviteeId, payment, bookingId, endedAt, replayedAt, now } = delivery;
  const time = (at: Instant) =>
    t("agoAt", { time: formatDayAndTime(at, zone, language), age: formatAge(at, now, language) });
  return (
    <div className="max-w-3xl space-y-8">
      <div>
        <p>
          <Link to="/operator/deliveries" className="link">
            {t("back")}
          </Link>
        </p>
        <h1 className="title mt-2">{title}</h1>
      </div>
      {answer === undefined && isAsked && <ReplayOutcome delivery={delivery} isWatched={isWatched} />}
      <dl className="card grid gap-x-6 gap-y-3 p-5 sm:grid-cols-[9rem_minmax(0,1fr)]">
        {event !== null && (
          <Detail name={t("event")}>
            <ProviderId object={event} />
          </Detail>
        )}
        <Detail name={t("type")}>
          <code className="wrap-anywhere" translate="no">
            {delivery.eventType}
          </code>
        </Detail>
        <Detail name={t("about")}>
          {object === null ? (
            t(delivery.hindrance === null ? "allEventTypes" : "unknownObject")
          ) : (
            <ProviderId object={object} />
          )}
        </Detail>
        {inviteeId !== null && (
          <Detail name={t("invitee")}>
            <code className="wrap-anywhere" translate="no">
              {inviteeId}
            </code>
          </Detail>
        )}
        {payment !== null && (
          <Detail name={t("payment")}>
            <ProviderId object={payment} />
          </Detail>
        )}
        {bookingId !== null && (
          <Detail name={t("booking")}>
            <Link to={`/operator/bookings/${bookingId}`} className="link">
              {t("look")}
            </Link>
          </Detail>
        )}
        <Detail name={t("received")}>{time(delivery.receivedAt)}</Detail>
        <Detail name={t(replayedAt === null ? "outcome" : "outcomeOfReplay")}>
          {[t("ended", { outcome }), endedAt === null ? null : time(endedAt)]
            .filter((part) => part !== null)
            .join(" · ")}
        </Detail>
        <Detail name={t("tries")}>{formatNumber(delivery.attempts, language)}</Detail>
        {delivery.lastError !== null && (
          <Detail name={t("lastError")}>
            <span lang="en" className="wrap-anywhere">
              {delivery.lastError}
            </span>
          </Detail>
        )}
      </dl>
      <DeliveryChanges delivery={delivery} />
      <ReplayForm delivery={delivery} answer={answer ?? null} />
      {delivery.actions.length > 0 && (
        <PageSection id="actions" title={t("actions")}>
          <ul className="card divide-y divide-line px-5">
            {delivery.actions.map(({ id, at, action: done, note }) => (
              <li key={id} className="py-3">
                <p className="font-medium">{t("action", { action: done })}</p>
                <p className="wrap-anywhere">{t("note", { note })}</p>
                <p className="label">{formatDayAndTime(at, zone, language)}</p>
              </li>
            ))}
          </ul>
        </PageSection>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}

function Detail({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 max-sm:-mt-2">{children}</dd>
    </>
  );
}
