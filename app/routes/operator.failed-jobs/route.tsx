import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { DeadLetter as DeadLetterSubject } from "../../../server/domain/booking/dead-letter.ts";
import { deadLetterInWords } from "../../../server/domain/text/dead-letter-in-words.ts";
import { failedJobs } from "../../../server/domain/text/en/operator/failed-jobs.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { Icon } from "../../components/page/icon.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import { RefusalMessage } from "../../components/booking/refusal-message.tsx";
import type { DeadLettersOnPage } from "../../page-data.ts";
import type { PageHandle } from "../../page-handle.ts";
import { valueIn } from "../../forms/value-in.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import { pageTitle } from "../../page-title.ts";
import { useLooks } from "../../hooks/use-looks.ts";
import { DeadLetter } from "./dead-letter.tsx";
import { OBLIGATION_ENDS, type ObligationEnd, type DeadLetterAnswer } from "./dead-letter-answer.ts";
import { parseDeadLetterName, type DeadLetterReference } from "./dead-letter-name.ts";
import { Outcome } from "./outcome.tsx";
import { RefusedMails } from "./refused-mails.tsx";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";

const PAGE = "/operator/failed-jobs";
/** 4 tries are over within 15 seconds: after that the page stops refreshing. */
const WATCHED_ATTEMPTS_MAX = 4;

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "operations", textIn(failedJobs, language)("title"), language) }];
};

type Caller = LoaderFunctionArgs["context"]["caller"];

async function findOutcome({ deadLetters }: Caller, about: DeadLetterReference | null) {
  switch (about?.kind) {
    case undefined:
      return null;
    case "effect":
      return deadLetters.effect({ effectKey: about.effectKey });
    case "delivery":
      return deadLetters.delivery({ inboxId: about.inboxId });
  }
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const about = parseDeadLetterName(new URL(request.url).searchParams.get("about") ?? "");
  const outcome = await findOutcome(context.caller, about).catch(throwAsPage(request));
  const { effects, deliveries, ...list } = await context.caller.deadLetters
    .list()
    .catch(throwAsPage(request));
  const language = languageOf(context.language);
  // In words here: of all that may have failed, a page shows little.
  const inWords = <Dead extends { readonly was: DeadLetterSubject }>(dead: Dead) => ({
    ...dead,
    words: deadLetterInWords(dead.was, language),
  });
  return {
    ...list,
    effects: effects.map(inWords),
    deliveries: deliveries.map(inWords),
    outcome: outcome && { ...outcome, title: deadLetterInWords(outcome.was, language).title },
    isWatched: outcome?.status === "waiting" && outcome.attempts < WATCHED_ATTEMPTS_MAX,
  };
}

export const handle: PageHandle = {
  // The layout hands every route its own loader's data back.
  refreshSeconds: (data) => ((data as { readonly isWatched: boolean }).isWatched ? 3 : null),
};

function decide(
  { deadLetters }: Caller,
  about: DeadLetterReference,
  { decision, note, becomes }: Pick<DeadLetterAnswer, "decision" | "note" | "becomes">,
) {
  switch (about.kind) {
    case "effect": {
      const input = { effectKey: about.effectKey, note };
      if (decision === "retry") return deadLetters.retryEffect(input);
      return deadLetters.dropEffect(becomes === null ? input : { ...input, becomes });
    }
    case "delivery": {
      const input = { inboxId: about.inboxId, note };
      return decision === "retry" ? deadLetters.retryDelivery(input) : deadLetters.dropDelivery(input);
    }
  }
}

function obligationEndOf(text: string): ObligationEnd | null {
  return OBLIGATION_ENDS.find((end) => end === text) ?? null;
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  if (valueIn(form, "intent") === "put-mail-aside") {
    const kind = { subject: valueIn(form, "subject"), reason: valueIn(form, "reason") };
    await context.caller.deadLetters.putMailAside(kind).catch(throwAsPage(request));
    return redirect(`${PAGE}#mails`, 303);
  }
  const [, decision, deadLetter = ""] = /^(retry|drop):(.+)$/.exec(valueIn(form, "intent")) ?? [];
  const about = parseDeadLetterName(deadLetter);
  if (about === null || (decision !== "retry" && decision !== "drop")) {
    throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
  const note = valueIn(form, "note");
  const becomes = obligationEndOf(valueIn(form, "becomes"));
  const typed = { deadLetter, decision, note, becomes } as const;
  try {
    const outcome = await decide(context.caller, about, typed);
    if (outcome.ok) return redirect(`${PAGE}?about=${encodeURIComponent(deadLetter)}`, 303);
    return { ...typed, error: null, refusal: outcome.refusal } satisfies DeadLetterAnswer;
  } catch (error) {
    const message = fieldErrorsOf(error, languageOf(context.language))?.["note"];
    if (message === undefined) return throwAsPage(request)(error);
    return { ...typed, error: message, refusal: null } satisfies DeadLetterAnswer;
  }
}

/** Dead letters: what each was for, who waits for it, and the two decisions about it. */
export default function FailedJobs() {
  const { deliveries, effects, refusedMails, more, decided, unreadableDecided, isWatched, now, outcome } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const zone = useOperatorZone();
  const language = useLanguage();
  const t = useText(failedJobs);
  useLooks(isWatched);
  return (
    <div className="max-w-3xl space-y-10">
      <div>
        <h1 className="title">{t("title")}</h1>
        <p className="mt-2 text-soft">{t("intro")}</p>
      </div>
      {answer?.refusal != null && <RefusalMessage refusal={answer.refusal} />}
      {answer === undefined && outcome !== null && <Outcome outcome={outcome} isWatched={isWatched} />}
      {effects.length + deliveries.length === 0 ? (
        <p className="card flex items-center gap-3 p-5">
          <Icon name="check" className="text-good" /> {t("none")}
        </p>
      ) : (
        <ul className="space-y-5">
          {effects.map(({ key, ...deadLetter }) => (
            <DeadLetter
              key={key}
              name={`effect:${key}`}
              isRefund={deadLetter.was.kind === "requestRefund"}
              deadLetter={deadLetter}
              now={now}
              answer={answer}
            />
          ))}
          {deliveries.map(({ id, ...deadLetter }) => (
            <DeadLetter
              key={id}
              name={`delivery:${id}`}
              isRefund={false}
              deadLetter={{ ...deadLetter, booking: null, createdAt: deadLetter.receivedAt }}
              now={now}
              answer={answer}
            />
          ))}
        </ul>
      )}
      {more > 0 && <p className="text-soft">{t("more", { count: more })}</p>}
      <RefusedMails mails={refusedMails} now={now} />
      {decided.length + unreadableDecided.length > 0 && (
        <PageSection id="decided" title={t("decided")}>
          <ul className="card divide-y divide-line px-5">
            {unreadableDecided.map(({ id, reason }) => (
              <li key={id} className="flex gap-3 py-3">
                <Icon name="warning" className="mt-0.5 text-bad" />
                <div className="min-w-0 flex-1 wrap-anywhere">
                  <p className="font-medium">{t("unreadable", { id })}</p>
                  <p className="label">{t("reason", { reason })}</p>
                </div>
              </li>
            ))}
            {decided.map(({ id, at, action: done, subject, bookingId, note }) => (
              <li key={id} className="py-3">
                <p className="font-medium">
                  <Action done={done} subject={subject} bookingId={bookingId} />
                </p>
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

/** An operator's action, which no booking's history tells. */
function Action({
  done,
  subject,
  bookingId,
}: Pick<DeadLettersOnPage["decided"][number], "subject" | "bookingId"> & { readonly done: string }) {
  const t = useText(failedJobs);
  const number = subject.slice(subject.indexOf(":") + 1);
  if (done === "retry_delivery") return t("deliveryRetried", { number });
  if (done === "replay_delivery") {
    const link = (text: React.ReactNode[]) => (
      <Link className="link" to={`/operator/deliveries/${number}`}>
        {text}
      </Link>
    );
    return rich(t.parts("deliveryReplayed", { number, link }));
  }
  if (done === "drop_delivery") return t("deliveryDropped", { number });
  const action = done.replaceAll("_", " ");
  if (bookingId === null) return t("otherAction", { action, subject });
  const link = (text: React.ReactNode[]) => (
    <Link className="link" to={`/operator/bookings/${bookingId}`}>
      {text}
    </Link>
  );
  return rich(
    done === "retry_effect"
      ? t.parts("jobRetried", { link })
      : t.parts("otherActionOf", { action, subject, link }),
  );
}
