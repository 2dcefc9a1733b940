import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import {
  formatDayAndTime,
  formatMinutes,
  minutesBetween,
  timeZone,
  type Instant,
} from "../../server/domain/instant.ts";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notice.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import type { InstallationFinding, OperationsOverview } from "../page-data.ts";
import { throwAsPage } from "../trpc-errors.ts";

const UTC = timeZone("UTC");
const DAY_MINUTES = 24 * 60;

export const meta: MetaFunction = () => [
  { title: "Operations · BuildAppsWith" },
  { name: "robots", content: "noindex" },
];

export function headers() {
  return { "cache-control": "private, no-store" };
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  return { overview: await context.caller.operations.overview().catch(throwAsPage(request)) };
}

/** Runs the checks: their answer is shown with the page, and kept nowhere. */
export async function action({ context, request }: ActionFunctionArgs) {
  return { findings: await context.caller.operations.runChecks().catch(throwAsPage(request)) };
}

export default function OperatorPage() {
  const { overview } = useLoaderData<typeof loader>();
  const checked = useActionData<typeof action>();
  return (
    <div className="space-y-10">
      <h1 className="title">Operations</h1>
      <Checks findings={checked?.findings ?? null} />
      <Connections overview={overview} />
      <DeadLetters overview={overview} />
    </div>
  );
}

function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="label mb-2.5">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Checks({ findings }: { readonly findings: readonly InstallationFinding[] | null }) {
  return (
    <Section id="checks" title="Is everything as it should be?">
      {findings?.length === 0 && (
        <Notice tone="good" alert>
          Everything is as it should be: database, time zones, mail, Stripe, Calendly and the doors for
          webhooks.
        </Notice>
      )}
      {findings !== null && findings.length > 0 && (
        <ul className="card divide-y divide-line overflow-hidden" role="alert">
          {findings.map(({ code, about, problem, remedy }) => (
            <li key={`${code} ${about ?? ""} ${problem}`} className="flex gap-4 px-5 py-4">
              <Icon name="warning" className="mt-0.5 text-bad" />
              <div className="min-w-0 flex-1 break-words">
                <p className="font-semibold">
                  {about === null ? "" : `${about}: `}
                  {problem}
                </p>
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
      <p className="mt-2 text-soft">
        Takes some seconds, and sends one mail to the first operator to see that mail arrives.
      </p>
    </Section>
  );
}

function Connections({
  overview: { connections, keyTrouble, now },
}: {
  readonly overview: OperationsOverview;
}) {
  return (
    <Section id="connections" title="Calendly connections">
      {connections.length === 0 ? (
        <p className="card p-5 text-soft">No builder has connected Calendly yet.</p>
      ) : (
        <ul className="card divide-y divide-line overflow-hidden">
          {connections.map((connection) => {
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
                    {age(connection.tokenObtainedAt, now)} old · signing key{" "}
                    {age(connection.signingKeyCreatedAt, now)} old · subscription checked{" "}
                    {connection.subscriptionCheckedAt === null
                      ? "not yet"
                      : `${age(connection.subscriptionCheckedAt, now)} ago`}
                  </p>
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
    </Section>
  );
}

function stateOf(
  { isDead, brokenReason, brokenSince, subscriptionState }: OperationsOverview["connections"][number],
  now: Instant,
): { readonly bad: boolean; readonly text: string } {
  const since = brokenSince === null ? "" : ` for ${age(brokenSince, now)}`;
  if (isDead) return { bad: true, text: `not working${since} (${brokenReason ?? "unknown"})` };
  if (brokenReason !== null) return { bad: true, text: `works until its token ends (${brokenReason})` };
  switch (subscriptionState) {
    case "disabled":
      return { bad: true, text: "subscription disabled, being made anew" };
    case "missing":
      return { bad: true, text: "subscription missing, being made anew" };
    case "active":
    case null:
      return { bad: false, text: "working" };
  }
}

function age(since: Instant | null, now: Instant): string {
  if (since === null) return "of unknown age";
  const minutes = Math.max(0, minutesBetween(since, now));
  const days = Math.floor(minutes / DAY_MINUTES);
  if (minutes < 1) return "less than a minute";
  if (days === 0) return formatMinutes(minutes);
  return days === 1 ? "1 day" : `${days} days`;
}

function DeadLetters({
  overview: { deadDeliveries, deadEffects },
}: {
  readonly overview: OperationsOverview;
}) {
  const letters = [
    ...deadDeliveries.map(({ id, source, eventType, deadAt, attempts, lastError }) => ({
      key: `inbox ${id}`,
      title: `${source} delivery ${eventType}`,
      to: null,
      deadAt,
      attempts,
      lastError,
    })),
    ...deadEffects.map(({ key, type, bookingId, deadAt, attempts, lastError }) => ({
      key,
      title: `order ${type}`,
      to: `/bookings/${bookingId}`,
      deadAt,
      attempts,
      lastError,
    })),
  ];
  return (
    <Section id="letters" title="Given up">
      {letters.length === 0 ? (
        <p className="card flex items-center gap-3 p-5">
          <Icon name="check" className="text-good" /> No delivery and no order has been given up.
        </p>
      ) : (
        <ul className="card divide-y divide-line overflow-hidden">
          {letters.map(({ key, title, to, deadAt, attempts, lastError }) => (
            <li key={key} className="px-5 py-4">
              <p className="font-semibold">
                {to === null ? (
                  title
                ) : (
                  <Link to={to} className="hover:underline">
                    {title}
                  </Link>
                )}
              </p>
              <p className="break-words text-soft">
                {deadAt === null ? "" : `${formatDayAndTime(deadAt, UTC)} · `}
                {attempts === 1 ? "1 try" : `${attempts} tries`} · {lastError ?? "no reason recorded"}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
