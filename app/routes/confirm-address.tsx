import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { LinkSent } from "../components/forms/link-sent.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { safeNextPath, signInPath } from "../safe-next-path.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageOf } from "../text/languages.ts";

export const meta: MetaFunction = () => [
  { title: "Confirm your address · BuildAppsWith" },
  { name: "robots", content: "noindex" },
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
  const answer = await askAuth(context, request, "/sign-in/magic-link", { email, callbackURL: next });
  if (answer.kind === "done") return { mailedTo: email, problem: null };
  const problem =
    waitSentenceOf(answer, languageOf(context.language)) ?? "The link could not be sent. Please try again.";
  return pageAnswer({ mailedTo: null, problem }, answer);
}

export default function ConfirmAddress() {
  const { next, email } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">Confirm your address</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        <p>
          Nobody has shown yet that <strong className="wrap-anywhere">{email}</strong> is theirs. Until then
          you see what you began here yourself, and nothing else: no booking that was made with the address
          elsewhere, and no builder’s or operator’s pages.
        </p>
        {answer?.problem != null && (
          <Notice tone="bad" alert>
            {answer.problem}
          </Notice>
        )}
        {answer?.mailedTo != null ? (
          <LinkSent to={answer.mailedTo} />
        ) : (
          <p className="text-soft">
            A link was mailed to you when you signed in. It works for 15 minutes. Nothing there after a minute
            or two? Look in your spam folder, or have another one sent.
          </p>
        )}
        <Form method="post">
          <input type="hidden" name="next" value={next} />
          <SubmitButton name="intent" value="confirm" busy="Sending…" look="button-quiet">
            Send me another link
          </SubmitButton>
        </Form>
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
