import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { webhooksText } from "../../server/domain/text/en/account/webhooks.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { PageError } from "../components/page/page-error.tsx";
import { WebhooksView } from "../components/webhooks/webhooks-view.tsx";
import { NO_WEBHOOK_ANSWER } from "../forms/webhook-answer.ts";
import { pageTitle } from "../page-title.ts";
import { answerWebhookForm, loadWebhooks } from "../server/webhooks.server.ts";
import { languageIn } from "../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(error, "operations", textIn(webhooksText, language)("title"), language) }];
};

export function loader({ context, request }: LoaderFunctionArgs) {
  return loadWebhooks({ context, request }, "operator");
}

export function action({ context, request }: ActionFunctionArgs) {
  return answerWebhookForm({ context, request }, "operator");
}

/** Where programs are told what happens to all bookings. */
export default function WebhooksOfOperator() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? NO_WEBHOOK_ANSWER;
  return <WebhooksView role="operator" page={page} answer={answer} />;
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
