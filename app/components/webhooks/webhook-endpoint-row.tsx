import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { webhooksText } from "../../../server/domain/text/en/account/webhooks.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { WebhookEndpointOnPage } from "../../page-data.ts";
import { SubmitButton } from "../forms/submit-button.tsx";
import type { IconName } from "../page/icon.tsx";
import { StatusPill, type StatusTone } from "../page/status-pill.tsx";

const UTC = timeZone("UTC");

/** What somebody is asked about before it is done. */
export type WebhookQuestion = "remove" | "rotate";

/** One endpoint: how it stands, what it is told of, and what can be done about it. What cannot be undone is a link that asks, and then a button. */
export function WebhookEndpointRow({
  endpoint,
  page,
  asks,
  saysWhose,
}: {
  readonly endpoint: WebhookEndpointOnPage;
  /** The address of the page. */
  readonly page: string;
  readonly asks: WebhookQuestion | null;
  /** Whether it says of whose bookings it is told. */
  readonly saysWhose: boolean;
}) {
  const t = useText(webhooksText);
  const language = useLanguage();
  const zone = useReaderTimeZone()?.zone ?? UTC;
  const { id, url, eventTypes, builderId, status, createdAt, formerSecretUntil } = endpoint;
  const inWords = (at: string) => formatDayAndTime(instant(at), zone, language);
  const hidden = (text: ReactNode[]) => <span className="sr-only">{rich(text)}</span>;
  const isOff = status === "switched_off";
  return (
    <li id={id} className="card scroll-mt-4 p-5 sm:p-6">
      <h3 className="font-semibold wrap-anywhere" dir="ltr">
        {url}
      </h3>
      <Status endpoint={endpoint} inWords={inWords} />
      <dl className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <dt className="text-soft">{t("told")}</dt>
        <dd className="-mt-2 min-w-0 sm:mt-0">
          {saysWhose && <p>{t(builderId === null ? "ofAll" : "ofBuilder")}</p>}
          <ul>
            {eventTypes.map((type) => (
              <li key={type}>{t(type)}</li>
            ))}
          </ul>
        </dd>
        <dt className="text-soft">{t("added")}</dt>
        <dd className="-mt-2 min-w-0 sm:mt-0">{inWords(createdAt)}</dd>
      </dl>
      {formerSecretUntil !== null && (
        <p className="label mt-3">{t("formerUntil", { until: inWords(formerSecretUntil) })}</p>
      )}
      {asks === null ? (
        <Form method="post" action={page} className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
          <input type="hidden" name="endpoint" value={id} />
          {isOff ? (
            <SubmitButton name="intent" value="switch-on" busy={t("switchingOn")}>
              {t("switchOn")}
            </SubmitButton>
          ) : (
            <SubmitButton name="intent" value="switch-off" busy={t("switchingOff")} look="button-quiet">
              {t("switchOff")}
            </SubmitButton>
          )}
          <Action to={`${page}?of=${id}#deliveries`}>{rich(t.parts("deliveries", { url, hidden }))}</Action>
          <Action to={`${page}?rotate=${id}#${id}`}>{rich(t.parts("rotate", { url, hidden }))}</Action>
          <Action to={`${page}?remove=${id}#${id}`}>{rich(t.parts("remove", { url, hidden }))}</Action>
        </Form>
      ) : (
        <Form method="post" action={page} className="mt-4 space-y-4">
          <p>{t(`${asks}Sure`)}</p>
          <input type="hidden" name="endpoint" value={id} />
          <div className="flex flex-wrap gap-3">
            <Link className="button-quiet" to={page} preventScrollReset>
              {t("keep")}
            </Link>
            <SubmitButton
              name="intent"
              value={asks}
              busy={t(asks === "remove" ? "removing" : "rotating")}
              look={asks === "remove" ? "button-danger" : "button"}
            >
              {t(`${asks}Now`)}
            </SubmitButton>
          </div>
        </Form>
      )}
    </li>
  );
}

function Action({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <Link className="link inline-flex min-h-11 items-center" to={to} preventScrollReset>
      {children}
    </Link>
  );
}

const LOOKS = {
  active: { icon: "check", tone: "good" },
  failing: { icon: "warning", tone: "warn" },
  switched_off: { icon: "warning", tone: "bad" },
} as const satisfies Record<WebhookEndpointOnPage["status"], { icon: IconName; tone: StatusTone }>;

function Status({
  endpoint: { status, failingSince, switchedOffBecause },
  inWords,
}: {
  readonly endpoint: WebhookEndpointOnPage;
  readonly inWords: (at: string) => string;
}) {
  const t = useText(webhooksText);
  const { icon, tone } = LOOKS[status];
  return (
    <p className="mt-2">
      <StatusPill tone={tone} icon={icon}>
        {status === "switched_off"
          ? t(switchedOffBecause ?? "by_owner")
          : status === "failing" && failingSince !== null
            ? t("failing", { since: inWords(failingSince) })
            : t("active")}
      </StatusPill>
    </p>
  );
}
