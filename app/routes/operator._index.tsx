import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { Instant } from "../../server/domain/values/instant.ts";
import { ageInWords } from "../text/age-in-words.ts";
import { checkFailureInWords } from "../../server/domain/text/check-failure-words.ts";
import { Icon } from "../components/page/icon.tsx";
import { ListPages, ListTop } from "../components/booking/list-pages.tsx";
import { NeedsList } from "../components/builder/needs-list.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { PageSection } from "../components/page/page-section.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { operatorNeedsOf } from "../text/operator-needs.ts";
import { languageOf } from "../text/languages.ts";
import { findingInWords, type FindingWords } from "../../server/domain/text/finding-in-words.ts";
import { useLanguage } from "../hooks/use-text.tsx";
import type { OperationsOverview } from "../page-data.ts";
import { throwAsPage } from "../trpc-errors.ts";
import { useOperatorZone } from "../hooks/use-operator-zone.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const overview = await context.caller.operations.overview({ after }).catch(throwAsPage(request));
  return { overview, after };
}

/** Runs the checks: their answer is shown with the page, and not stored. */
export async function action({ context, request }: ActionFunctionArgs) {
  const findings = await context.caller.operations.runChecks().catch(throwAsPage(request));
  const language = languageOf(context.language);
  // In words here: of all that may be wrong, a page shows little.
  return { findings: findings.map((finding) => findingInWords(finding, language)) };
}

export default function OperatorPageOf() {
  const { overview, after } = useLoaderData<typeof loader>();
  const checked = useActionData<typeof action>();
  const zone = useOperatorZone();
  const language = useLanguage();
  return (
    <div className="space-y-10">
      <h1 className="title">Operations</h1>
      <NeedsList
        needs={operatorNeedsOf(overview, zone, language)}
        nothing="Nothing just now. Money, calendars and bookings agree."
      />
      <RefusedCheckouts overview={overview} />
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
  readonly overview: OperationsOverview;
}) {
  if (refusedCheckouts.length === 0) return null;
  return (
    <PageSection id="payments" title="Payment pages that Stripe refuses">
      <ul className="card divide-y divide-line overflow-hidden">
        {refusedCheckouts.map(({ scope, cause, reason, since, refusals, builders }) => (
          <li key={`${scope} ${cause}`} className="flex gap-4 px-5 py-4">
            <Icon name="warning" className="mt-0.5 text-bad" />
            <div className="min-w-0 flex-1 break-words">
              <p className="font-semibold">{reason}</p>
              <p className="mt-1 text-soft">
                <code>{cause}</code> · {scope} · since {ageInWords(since, now)}, {refusals}{" "}
                {refusals === 1 ? "time" : "times"} · {builders.join(", ")}
              </p>
              <p className="mt-1 text-soft">
                Nobody was charged. Fix it in Stripe’s dashboard: this notice goes away as soon as a payment
                page opens again.
              </p>
            </div>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

function Checks({ findings }: { readonly findings: readonly FindingWords[] | null }) {
  return (
    <PageSection id="checks" title="Is everything as it should be?">
      {findings?.length === 0 && (
        <Notice tone="good" alert>
          Everything is as it should be: database, time zones, mail, Stripe, Calendly and the endpoints for
          webhooks.
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
        <SubmitButton name="intent" value="check" busy="Checking…">
          {findings === null ? "Check the installation" : "Check again"}
        </SubmitButton>
      </Form>
      <p className="mt-2 text-soft">Takes some seconds, and sends the first operator a test mail.</p>
    </PageSection>
  );
}

function Connections({
  overview: { connections, keyTrouble, now },
  after,
}: {
  readonly overview: OperationsOverview;
  /** Which page of them this is; null for the first. */
  readonly after: string | null;
}) {
  const language = useLanguage();
  return (
    <PageSection id="connections" title="Calendly connections">
      <ListTop page={after}>{after === null ? null : "Connected later"}</ListTop>
      {connections.items.length === 0 ? (
        <p className="card p-5 text-soft">No builder has connected Calendly yet.</p>
      ) : (
        <ul className="card divide-y divide-line overflow-hidden">
          {connections.items.map((connection) => {
            const trouble = keyTrouble.filter(({ connectionId }) => connectionId === connection.id);
            const state = stateOf(connection, now);
            return (
              <li key={connection.id} className="flex gap-4 px-5 py-4">
                <Icon
                  name={state.bad ? "warning" : "check"}
                  className={`mt-0.5 ${state.bad ? "text-bad" : "text-good"}`}
                />
                <div className="min-w-0 flex-1">
                  <p>
                    <Link
                      to={`/profile/${connection.builder.slug}`}
                      className="font-semibold hover:underline"
                    >
                      {connection.builder.displayName}
                    </Link>{" "}
                    · {state.text}
                  </p>
                  <p className="text-soft">
                    {connection.kind === "oauth" ? "OAuth" : "Personal token"},{" "}
                    {ageOf(connection.tokenObtainedAt, now)} old · signing key{" "}
                    {ageOf(connection.signingKeyCreatedAt, now)} old ·{" "}
                    {connection.subscriptionCheckedAt === null
                      ? "webhooks not checked yet"
                      : `webhooks last checked through ${ageOf(connection.subscriptionCheckedAt, now)} ago`}
                  </p>
                  {connection.checkFailingSince !== null && (
                    <p className="text-bad">
                      Every check since has failed, the first {ageOf(connection.checkFailingSince, now)} ago.{" "}
                      {checkFailureInWords(connection.checkFailure ?? "unexpected", language)}
                    </p>
                  )}
                  {trouble.map((one) => (
                    <p key={one.kind} className="text-warn">
                      {one.kind === "near_limit"
                        ? `Near its rate limit: ${one.callsRemaining} of ${one.callsMax} calls left.`
                        : `${one.failures} of ${one.calls} calls failed today.`}
                    </p>
                  ))}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <ListPages
        label="More connections"
        next={
          connections.next === null
            ? null
            : { to: `?after=${connections.next}#connections`, words: "Connected later" }
        }
        first={after === null ? null : { to: "?#connections", words: "Back to the first" }}
      />
    </PageSection>
  );
}

function stateOf(
  {
    isDead,
    brokenReason,
    brokenSince,
    subscriptionState,
  }: OperationsOverview["connections"]["items"][number],
  now: Instant,
): { readonly bad: boolean; readonly text: string } {
  const since = brokenSince === null ? "" : ` for ${ageOf(brokenSince, now)}`;
  if (isDead) return { bad: true, text: `not working${since} (${brokenReason ?? "unknown"})` };
  if (brokenReason !== null) return { bad: true, text: `works until its token ends (${brokenReason})` };
  switch (subscriptionState) {
    case "disabled":
      return { bad: true, text: "subscription disabled, being restored" };
    case "missing":
      return { bad: true, text: "subscription missing, being restored" };
    case "active":
    case null:
      return { bad: false, text: "working" };
  }
}

function ageOf(since: Instant | null, now: Instant): string {
  return since === null ? "of unknown age" : ageInWords(since, now);
}

/** The daily checkpoint of all histories: whoever keeps it elsewhere sees when something is cut off later. */
function History({ checkpoint }: { readonly checkpoint: OperationsOverview["latestCheckpoint"] }) {
  return (
    <PageSection id="history" title="The history of all bookings">
      {checkpoint === null ? (
        <p className="card p-5 text-soft">The first checkpoint is made when the first day is over.</p>
      ) : (
        <div className="card p-5">
          <p>
            At the end of {checkpoint.day} (UTC):{" "}
            {checkpoint.transitions === 1 ? "1 line" : `${checkpoint.transitions} lines`} of that day, in{" "}
            {checkpoint.bookings === 1 ? "1 booking" : `${checkpoint.bookings} bookings`}.
          </p>
          <p className="mt-1 text-soft">
            Its checkpoint is <code className="wrap-anywhere select-all text-ink">{checkpoint.digest}</code>.
            Keep it somewhere else: it proves later whether anything before it was removed or changed.
          </p>
        </div>
      )}
    </PageSection>
  );
}
