import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { timeZone, type Instant } from "../../server/domain/values/instant.ts";
import { checkFailureInWords } from "../../server/domain/text/check-failure-words.ts";
import { brokenConnection } from "../../server/domain/text/en/operator/broken-connection.ts";
import { operatorConnections } from "../../server/domain/text/en/operator/connections.ts";
import { operatorOverview } from "../../server/domain/text/en/operator/overview.ts";
import { findingInWords, type FindingWords } from "../../server/domain/text/finding-in-words.ts";
import { formatAge, formatList, formatNumber } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { HealthFigures } from "../components/operator/health-figures.tsx";
import { Icon } from "../components/page/icon.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { NeedsList } from "../components/builder/needs-list.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { PhoneFold } from "../components/page/phone-fold.tsx";
import { PageSection } from "../components/page/page-section.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { operatorNeedsOf } from "../text/operator-needs.ts";
import { languageOf } from "../text/languages.ts";
import { rich, useLanguage, useText } from "../hooks/use-text.tsx";
import type { OperationsOverview } from "../page-data.ts";
import { throwAsPage } from "../trpc-errors.ts";

type ListedConnection = OperationsOverview["connections"]["items"][number];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const overview = await context.caller.operations.overview({ after }).catch(throwAsPage(request));
  const { actor } = context;
  const zone = (actor.kind === "nobody" ? null : actor.signIn?.timeZone) ?? timeZone("UTC");
  const { connections, health, keyTrouble, latestCheckpoint, now, refusedCheckouts } = overview;
  return {
    // In words here: of all that may need somebody, a page shows little.
    needs: operatorNeedsOf(overview, zone, languageOf(context.language)),
    overview: { connections, health, keyTrouble, latestCheckpoint, now, refusedCheckouts },
    after,
  };
}

/** Runs the checks: their answer is shown with the page, and not stored. */
export async function action({ context, request }: ActionFunctionArgs) {
  const findings = await context.caller.operations.runChecks().catch(throwAsPage(request));
  const language = languageOf(context.language);
  // In words here: of all that may be wrong, a page shows little.
  return { findings: findings.map((finding) => findingInWords(finding, language)) };
}

export default function OperatorPageOf() {
  const { needs, overview, after } = useLoaderData<typeof loader>();
  const checked = useActionData<typeof action>();
  const t = useText(operatorOverview);
  return (
    <div className="space-y-10">
      <h1 className="title">{t("title")}</h1>
      <div>
        <NeedsList needs={needs} nothing={t("nothing")} />
        <p className="mt-3">
          <Link to="/operator/runbooks" className="link">
            {t("runbooks")}
          </Link>
        </p>
      </div>
      <RefusedCheckouts overview={overview} />
      <HealthFigures health={overview.health} now={overview.now} />
      <Checks findings={checked?.findings ?? null} />
      <Connections overview={overview} after={after} />
      <History checkpoint={overview.latestCheckpoint} />
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}

/** What Stripe refuses to open a payment page for, in its own words. Renders nothing while it opens them. */
function RefusedCheckouts({
  overview: { refusedCheckouts, now },
}: {
  readonly overview: Pick<OperationsOverview, "refusedCheckouts" | "now">;
}) {
  const t = useText(operatorOverview);
  const language = useLanguage();
  if (refusedCheckouts.length === 0) return null;
  return (
    <PageSection id="payments" title={t("payments")}>
      <ul className="card divide-y divide-line overflow-hidden">
        {refusedCheckouts.map(({ scope, cause, reason, since, refusals, builders }) => (
          <li key={`${scope} ${cause}`} className="flex gap-4 px-5 py-4">
            <Icon name="warning" className="mt-0.5 text-bad" />
            <div className="min-w-0 flex-1 break-words">
              <p className="font-semibold">{reason}</p>
              <p className="mt-1 text-soft">
                {rich(
                  t.parts("refused", {
                    cause,
                    scope,
                    age: formatAge(since, now, language),
                    count: refusals,
                    builders: formatList(builders, language),
                    code: (text) => (
                      <code className="wrap-anywhere" translate="no">
                        {text}
                      </code>
                    ),
                  }),
                )}
              </p>
              <p className="mt-1 text-soft">{t("refusedHelp")}</p>
            </div>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

function Checks({ findings }: { readonly findings: readonly FindingWords[] | null }) {
  const t = useText(operatorOverview);
  return (
    <PageSection id="checks" title={t("checks")}>
      {findings?.length === 0 && (
        <Notice tone="good" alert>
          {t("healthy")}
        </Notice>
      )}
      {findings !== null && findings.length > 0 && (
        <ul className="card divide-y divide-line overflow-hidden" role="alert">
          {findings.map(({ problem, remedy }) => (
            <li key={problem} className="flex gap-4 px-5 py-4">
              <Icon name="warning" className="mt-0.5 text-bad" />
              <div className="min-w-0 flex-1 break-words">
                <p className="font-semibold">{problem}</p>
                <p className="mt-1 text-soft">{remedy}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" className="mt-4">
        <SubmitButton name="intent" value="check" busy={t("checking")}>
          {t(findings === null ? "check" : "checkAgain")}
        </SubmitButton>
      </Form>
      <p className="mt-2 text-soft">{t("checkHelp")}</p>
    </PageSection>
  );
}

function Connections({
  overview: { connections, keyTrouble, now },
  after,
}: {
  readonly overview: Pick<OperationsOverview, "connections" | "keyTrouble" | "now">;
  /** Which page of them this is; null for the first. */
  readonly after: string | null;
}) {
  const t = useText(operatorConnections);
  const language = useLanguage();
  const isFine =
    keyTrouble.length === 0 &&
    connections.items.every(
      (connection) => connection.checkFailingSince === null && !stateOf(connection, now, language).bad,
    );
  const list = (
    <ul className="card divide-y divide-line overflow-hidden">
      {connections.items.map((connection) => (
        <Connection
          key={connection.id}
          connection={connection}
          trouble={keyTrouble.filter(({ connectionId }) => connectionId === connection.id)}
          now={now}
        />
      ))}
    </ul>
  );
  return (
    <PageSection id="connections" title={t("title")}>
      <ListTop page={after}>{after === null ? null : t("later")}</ListTop>
      {connections.items.length === 0 ? (
        <p className="card p-5 text-soft">{t("none")}</p>
      ) : isFine && after === null ? (
        <PhoneFold summary={t("allWork", { count: connections.items.length })}>{list}</PhoneFold>
      ) : (
        list
      )}
      <ListPages
        label={t("more")}
        next={
          connections.next === null
            ? null
            : { to: `?after=${connections.next}#connections`, words: t("later") }
        }
        first={after === null ? null : { to: "?#connections", words: t("first") }}
      />
    </PageSection>
  );
}

function Connection({
  connection,
  trouble,
  now,
}: {
  readonly connection: ListedConnection;
  readonly trouble: OperationsOverview["keyTrouble"];
  readonly now: Instant;
}) {
  const language = useLanguage();
  const t = useText(operatorConnections);
  const state = stateOf(connection, now, language);
  const { slug, displayName } = connection.builder;
  return (
    <li className="flex gap-4 px-5 py-4">
      <Icon
        name={state.bad ? "warning" : "check"}
        className={`mt-0.5 ${state.bad ? "text-bad" : "text-good"}`}
      />
      <div className="min-w-0 flex-1">
        <p>
          {rich(
            t.parts("state", {
              builder: displayName,
              state: state.text,
              link: (text) => (
                <a href={`/profile/${slug}`} className="font-semibold hover:underline">
                  {text}
                </a>
              ),
            }),
          )}
        </p>
        <p className="text-soft">{secretsInWords(connection, now, language)}</p>
        {connection.checkFailingSince !== null && (
          <p className="text-bad">
            {t("checksFail", {
              age: formatAge(connection.checkFailingSince, now, language),
              because: checkFailureInWords(connection.checkFailure ?? "unexpected", language),
            })}
          </p>
        )}
        {trouble.map((one) => (
          <p key={one.kind} className="text-warn">
            {one.kind === "near_limit"
              ? t("nearLimit", {
                  left: formatNumber(one.callsRemaining, language),
                  all: formatNumber(one.callsMax, language),
                })
              : t("callsFail", {
                  failed: formatNumber(one.failures, language),
                  all: formatNumber(one.calls, language),
                })}
          </p>
        ))}
      </div>
    </li>
  );
}

/** How old its token and its signing key are, and when its webhooks were last checked: three labels beside each other. */
function secretsInWords(
  { kind, tokenObtainedAt, signingKeyCreatedAt, subscriptionCheckedAt }: ListedConnection,
  now: Instant,
  language: Language,
): string {
  const t = textIn(operatorConnections, language);
  const age = (since: Instant) => ({ age: formatAge(since, now, language) });
  const named = { kind: t(kind === "oauth" ? "oauth" : "token") };
  return [
    tokenObtainedAt === null
      ? t("tokenOfUnknownAge", named)
      : t("tokenAge", { ...named, ...age(tokenObtainedAt) }),
    signingKeyCreatedAt === null ? t("keyOfUnknownAge") : t("keyAge", age(signingKeyCreatedAt)),
    subscriptionCheckedAt === null ? t("unchecked") : t("checked", age(subscriptionCheckedAt)),
  ].join(" · ");
}

function stateOf(
  { isDead, brokenReason, brokenSince, subscriptionState }: ListedConnection,
  now: Instant,
  language: Language,
): { readonly bad: boolean; readonly text: string } {
  const t = textIn(operatorConnections, language);
  const reason = textIn(brokenConnection, language)(brokenReason ?? "unexplained");
  if (isDead) {
    const text =
      brokenSince === null
        ? t("deadSinceUnknown", { reason })
        : t("dead", { reason, age: formatAge(brokenSince, now, language) });
    return { bad: true, text };
  }
  if (brokenReason !== null) return { bad: true, text: t("worksUntilExpiry", { reason }) };
  switch (subscriptionState) {
    case "disabled":
    case "missing":
      return { bad: true, text: t(subscriptionState) };
    case "active":
    case null:
      return { bad: false, text: t("working") };
  }
}

/** The daily checkpoint of all histories: whoever keeps it elsewhere sees when something is cut off later. */
function History({ checkpoint }: { readonly checkpoint: OperationsOverview["latestCheckpoint"] }) {
  const t = useText(operatorOverview);
  return (
    <PageSection id="history" title={t("history")}>
      {checkpoint === null ? (
        <p className="card p-5 text-soft">{t("noCheckpoint")}</p>
      ) : (
        <PhoneFold summary={t("lastCheckpoint", { day: checkpoint.day })}>
          <div className="card p-5">
            <p>
              {t("checkpoint", {
                day: checkpoint.day,
                lines: checkpoint.transitions,
                bookings: checkpoint.bookings,
              })}
            </p>
            <p className="mt-1 text-soft">
              {rich(
                t.parts("digest", {
                  digest: checkpoint.digest,
                  code: (text) => (
                    <code className="wrap-anywhere select-all text-ink" translate="no">
                      {text}
                    </code>
                  ),
                }),
              )}
            </p>
          </div>
        </PhoneFold>
      )}
    </PageSection>
  );
}
