import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { confirmAddress } from "../../server/domain/text/en/account/confirm-address.ts";
import { rich, useText } from "../hooks/use-text.tsx";
import { textIn } from "../../server/domain/text/place.ts";
import { pageTitle } from "../page-title.ts";
import { signInAnswers } from "../../server/domain/text/en/account/sign-in-answers.ts";
import { LinkSent } from "../components/forms/link-sent.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { safeNextPath, signInPath } from "../safe-next-path.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageIn, languageOf } from "../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => [
  {
    title: pageTitle(
      error,
      "account",
      textIn(confirmAddress, languageIn(matches))("title"),
      languageIn(matches),
    ),
  },
];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** For whoever is signed in to an account whose address nobody has confirmed. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const next = safeNextPath(new URL(request.url).searchParams.get("next"));
  const { actor } = context;
  if (actor.kind === "nobody") return redirect(signInPath(next));
  if (actor.confirmed !== null) return redirect(next);
  return { next, email: actor.email };
}

/** Mails the link, to the account's own address whatever the form says. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const next = safeNextPath(form.get("next"));
  const { actor } = context;
  if (actor.kind === "nobody") return redirect(signInPath(next));
  const { email } = actor;
  const language = languageOf(context.language);
  const answer = await askAuth(context, request, "/sign-in/magic-link", { email, callbackURL: next });
  if (answer.kind === "done") return { mailedTo: email, problem: null };
  const problem = waitSentenceOf(answer, language) ?? textIn(signInAnswers, language)("linkUnsent");
  return pageAnswer({ mailedTo: null, problem }, answer);
}

export default function ConfirmAddress() {
  const t = useText(confirmAddress);
  const { next, email } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("title")}</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        <p>
          {rich(
            t.parts("why", {
              email,
              address: (text) => <strong className="wrap-anywhere">{rich(text)}</strong>,
            }),
          )}
        </p>
        {answer?.problem != null && (
          <Notice tone="bad" alert>
            {answer.problem}
          </Notice>
        )}
        {answer?.mailedTo != null ? (
          <LinkSent to={answer.mailedTo} />
        ) : (
          <p className="text-soft">{t("mailed")}</p>
        )}
        <Form method="post">
          <input type="hidden" name="next" value={next} />
          <SubmitButton name="intent" value="confirm" busy={t("sending")} look="button-quiet">
            {t("another")}
          </SubmitButton>
        </Form>
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
