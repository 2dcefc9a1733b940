import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { CALENDLY_EVENTS } from "../../server/domain/providers/calendly-subscription.ts";
import { DELIVERY_OUTCOMES } from "../../server/domain/providers/delivery-outcome.ts";
import { STRIPE_EVENTS } from "../../server/domain/providers/stripe-events.ts";
import { deadLetterInWords } from "../../server/domain/text/dead-letter-in-words.ts";
import { operatorDeliveries } from "../../server/domain/text/en/operator/deliveries.ts";
import { formatAge, formatDayAndTime } from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { SelectField } from "../components/forms/select-field.tsx";
import { ProviderId } from "../components/operator/provider-id.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { StatusPill } from "../components/page/status-pill.tsx";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import { useOperatorZone } from "../hooks/use-operator-zone.ts";
import { pageTitle } from "../page-title.ts";
import { languageIn, languageOf } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

const SOURCES = ["stripe", "calendly"] as const;
const EVENTS = [...STRIPE_EVENTS, ...CALENDLY_EVENTS];
const TONES = {
  done: { icon: "check", tone: "good" },
  waiting: { icon: "clock", tone: "plain" },
  trying: { icon: "warning", tone: "warn" },
  dead: { icon: "warning", tone: "bad" },
  dropped: { icon: "cross", tone: "plain" },
} as const satisfies Record<(typeof DELIVERY_OUTCOMES)[number], unknown>;

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "operations", textIn(operatorDeliveries, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  // What is none of the choices is as good as none.
  const chosen = <Choice extends string>(name: string, choices: readonly Choice[]) =>
    choices.find((choice) => choice === query.get(name)) ?? null;
  const wanted = {
    source: chosen("source", SOURCES),
    eventType: chosen("event", EVENTS),
    outcome: chosen("outcome", DELIVERY_OUTCOMES),
  };
  const after = query.get("after");
  const page = await context.caller.deliveries.list({ ...wanted, after }).catch(throwAsPage(request));
  const language = languageOf(context.language);
  // In words here: of all that may be reported, a page shows little.
  const deliveries = page.deliveries.map((delivery) => ({
    ...delivery,
    title: deadLetterInWords({ kind: "delivery", ...delivery }, language).title,
  }));
  return { ...page, deliveries, wanted, after };
}

/** What Stripe and Calendly have delivered, latest first. */
export default function OperatorDeliveries() {
  const { deliveries, unreadable, next, now, wanted, after } = useLoaderData<typeof loader>();
  const zone = useOperatorZone();
  const language = useLanguage();
  const t = useText(operatorDeliveries);
  const isNarrowed = Object.values(wanted).some((choice) => choice !== null);
  const asked = new URLSearchParams({
    ...(wanted.source !== null && { source: wanted.source }),
    ...(wanted.eventType !== null && { event: wanted.eventType }),
    ...(wanted.outcome !== null && { outcome: wanted.outcome }),
  });
  return (
    <>
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 max-w-3xl text-soft">{t("intro")}</p>
      <Form method="get" className="card mt-6 grid items-end gap-4 p-5 sm:grid-cols-[1fr_1fr_1fr_auto]">
        <SelectField name="source" label={t("source")} defaultValue={wanted.source ?? ""}>
          <option value="">{t("anySource")}</option>
          {SOURCES.map((source) => (
            <option key={source} value={source}>
              {t("name", { source })}
            </option>
          ))}
        </SelectField>
        <SelectField name="event" label={t("event")} defaultValue={wanted.eventType ?? ""}>
          <option value="">{t("anyEvent")}</option>
          {EVENTS.map((event) => (
            <option key={event} value={event} lang="und" translate="no">
              {event}
            </option>
          ))}
        </SelectField>
        <SelectField name="outcome" label={t("outcome")} defaultValue={wanted.outcome ?? ""}>
          <option value="">{t("anyOutcome")}</option>
          {DELIVERY_OUTCOMES.map((outcome) => (
            <option key={outcome} value={outcome}>
              {t("ended", { outcome })}
            </option>
          ))}
        </SelectField>
        <button type="submit" className="button-quiet max-sm:w-full">
          {t("show")}
        </button>
      </Form>
      {deliveries.length + unreadable.length === 0 ? (
        <p className="card mt-6 p-5 text-soft" role="status">
          {t(isNarrowed || after !== null ? "noneHere" : "none")}
        </p>
      ) : (
        <>
          <div className="mt-6 mb-2.5">
            <ListTop page={after}>{t(after === null ? "newest" : "later")}</ListTop>
          </div>
          <ul className="card divide-y divide-line overflow-hidden">
            {unreadable.map(({ id, reason }) => (
              <li key={id} className="px-5 py-4 wrap-anywhere">
                {t("unreadable", { id, reason })}
              </li>
            ))}
            {deliveries.map((delivery) => {
              const { id, title, outcome, receivedAt, endedAt, replayedAt, object, lastError } = delivery;
              return (
                <li key={id} className="relative flex gap-4 px-5 py-4 hover:bg-sunken">
                  <div className="min-w-0 flex-1">
                    <h2 className="font-semibold">
                      <Link to={`/operator/deliveries/${id}`} className="after:absolute after:inset-0">
                        {title}
                      </Link>
                    </h2>
                    {object !== null && (
                      <p className="text-soft">
                        <ProviderId object={object} />
                      </p>
                    )}
                    <p className="label">
                      {[
                        t("received", { time: formatDayAndTime(receivedAt, zone, language) }),
                        outcome === "done" && endedAt !== null && replayedAt === null
                          ? t("took", { age: formatAge(receivedAt, endedAt, language) })
                          : null,
                        replayedAt === null
                          ? null
                          : t("replayed", { age: formatAge(replayedAt, now, language) }),
                      ]
                        .filter((label) => label !== null)
                        .join(" · ")}
                    </p>
                    <p className="mt-1.5">
                      <StatusPill tone={TONES[outcome].tone} icon={TONES[outcome].icon}>
                        {t("ended", { outcome })}
                      </StatusPill>
                    </p>
                    {outcome !== "done" && lastError !== null && (
                      <p lang="en" className="wrap-anywhere text-soft">
                        {lastError}
                      </p>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <ListPages
        label={t("more")}
        next={next === null ? null : { to: `?${withCursor(asked, next)}`, words: t("older") }}
        first={after === null ? null : { to: `?${asked.toString()}`, words: t("first") }}
      />
    </>
  );
}

function withCursor(asked: URLSearchParams, after: string): string {
  return new URLSearchParams([...asked, ["after", after]]).toString();
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
