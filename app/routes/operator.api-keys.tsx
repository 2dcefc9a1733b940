import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { apiKeysText } from "../../server/domain/text/en/account/api-keys.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { ApiKeysView } from "../components/api-keys/api-keys-view.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { NO_ANSWER } from "../forms/api-key-answer.ts";
import { pageTitle } from "../page-title.ts";
import { answerApiKeyForm, loadApiKeys } from "../server/api-keys.server.ts";
import { languageIn } from "../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(error, "operations", textIn(apiKeysText, language)("title"), language) }];
};

export function loader({ context, request }: LoaderFunctionArgs) {
  return loadApiKeys({ context, request }, "operator");
}

export function action({ context, request }: ActionFunctionArgs) {
  return answerApiKeyForm({ context, request }, "operator");
}

/** The keys of an operator's own programs. */
export default function ApiKeysOfOperator() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? NO_ANSWER;
  return <ApiKeysView role="operator" page={page} answer={answer} />;
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
