import { webhooksText } from "../../../server/domain/text/en/account/webhooks.ts";
import type { WebhookAnswer } from "../../forms/webhook-answer.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { WebhookDeliveryOnPage, WebhookEndpointOnPage } from "../../page-data.ts";
import { ListPages } from "../booking/list-pages.tsx";
import { Notice } from "../page/notice.tsx";
import { PageSection } from "../page/page-section.tsx";
import { WebhookDeliveries } from "./webhook-deliveries.tsx";
import { WebhookEndpointRow, type WebhookQuestion } from "./webhook-endpoint-row.tsx";
import { WebhookForm } from "./webhook-form.tsx";
import { WebhookSecret } from "./webhook-secret.tsx";

export interface WebhooksPage {
  readonly endpoints: readonly WebhookEndpointOnPage[];
  /** The cursor of more endpoints; null when there are none. */
  readonly next: string | null;
  readonly isFirst: boolean;
  /** What is asked about which endpoint; null for nothing. */
  readonly question: { readonly asks: WebhookQuestion; readonly endpointId: string } | null;
  /** The deliveries that are looked at; null for none. */
  readonly open: {
    readonly endpoint: WebhookEndpointOnPage;
    readonly deliveries: readonly WebhookDeliveryOnPage[];
    readonly next: string | null;
    readonly isFirst: boolean;
  } | null;
  /** What was just done; null for nothing. */
  readonly done: "removed" | "switched" | "resent" | null;
}

/** The webhook endpoints of a builder, or all of them for an operator: the list, what was sent, and the form for another. */
export function WebhooksView({
  role,
  page,
  answer,
}: {
  readonly role: "builder" | "operator";
  readonly page: WebhooksPage;
  readonly answer: WebhookAnswer;
}) {
  const t = useText(webhooksText);
  const address = `/${role}/webhooks`;
  const { endpoints, question, open, done } = page;
  return (
    <div className="max-w-2xl space-y-8">
      <div>
        <h1 className="title">{t("title")}</h1>
        <p className="mt-2 text-soft">{t(`lead_${role}`)}</p>
      </div>
      {answer.made !== null && <WebhookSecret {...answer.made} />}
      {answer.made === null && done !== null && (
        <Notice tone="good" alert>
          {t(done)}
        </Notice>
      )}
      <PageSection id="endpoints" title={t("endpoints")}>
        {endpoints.length === 0 ? (
          <p className="card p-5 text-soft sm:p-6">{t("none")}</p>
        ) : (
          <ul className="space-y-4">
            {endpoints.map((endpoint) => (
              <WebhookEndpointRow
                key={endpoint.id}
                endpoint={endpoint}
                page={address}
                asks={question?.endpointId === endpoint.id ? question.asks : null}
                saysWhose={role === "operator"}
              />
            ))}
          </ul>
        )}
        <ListPages
          label={t("endpoints")}
          first={page.isFirst ? null : { to: address, words: t("first") }}
          next={page.next === null ? null : { to: `${address}?more=${page.next}`, words: t("more") }}
        />
      </PageSection>
      {open !== null && <WebhookDeliveries {...open} page={address} />}
      <PageSection id="add" title={t("add")}>
        <div className="card space-y-5 p-5 sm:p-6">
          {answer.errors.form !== undefined && (
            <Notice tone="bad" alert>
              {answer.errors.form}
            </Notice>
          )}
          <WebhookForm
            // Emptied once an endpoint was made.
            key={answer.made?.secret ?? "form"}
            page={address}
            typed={answer.typed}
            errors={answer.errors}
          />
        </div>
      </PageSection>
    </div>
  );
}
