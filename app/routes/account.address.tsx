import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { valueIn } from "../forms/value-in.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction = () => [
  { title: "Confirm an address · BuildAppsWith" },
  // The address holds a key.
  { name: "referrer", content: "same-origin" },
  { name: "robots", content: "noindex" },
];

export const headers: HeadersFunction = () => ({ "cache-control": "private, no-store" });

/** Uses nothing up: mail scanners open links. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const key = (new URL(request.url).searchParams.get("key") ?? "").slice(0, 100);
  const about = await context.caller.account.findByAddressKey({ key }).catch(throwAsPage(request));
  return { key, about };
}

/** Uses the link up. */
export async function action({ context, request }: ActionFunctionArgs) {
  const key = valueIn(await request.formData(), "key").slice(0, 100);
  return context.caller.account.confirmAddress({ key }).catch(throwAsPage(request));
}

export default function ConfirmAddress() {
  const { key, about } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">Confirm an address</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        {answer !== undefined ? (
          <Answer answer={answer} />
        ) : about === null ? (
          <Notice tone="warn">
            This link was used already, is older than a day, or the change was canceled. Your account’s page
            shows its current address.
          </Notice>
        ) : (
          <Form method="post" className="space-y-5">
            <p className="wrap-anywhere">
              {about.side === "old" ? (
                <>
                  Your account moves from {about.oldEmail} to <strong>{about.newEmail}</strong>, once the new
                  address has confirmed it too.
                </>
              ) : (
                <>
                  <strong>{about.newEmail}</strong> is yours, and the account of {about.oldEmail} moves to it,
                  once the old address has confirmed it too.
                </>
              )}
            </p>
            <input type="hidden" name="key" value={key} />
            <SubmitButton name="intent" value="confirm" busy="Confirming…">
              {about.side === "old" ? "Confirm the change" : "This address is mine"}
            </SubmitButton>
          </Form>
        )}
        <p>
          <Link to="/account" className="link">
            Your account
          </Link>
        </p>
      </div>
    </div>
  );
}

function Answer({ answer }: { readonly answer: Awaited<ReturnType<typeof action>> }) {
  if (!answer.ok)
    return (
      <Notice tone="warn" alert>
        {answer.refusal.code === "address_taken"
          ? "Another account has this address by now. Your account keeps its own."
          : "This link was used already, is older than a day, or the change was canceled."}
      </Notice>
    );
  return (
    <Notice tone="good" alert>
      <span className="wrap-anywhere">
        {answer.moved
          ? `Done: the address of the account is ${answer.newEmail} from now on.`
          : "Confirmed. The account moves as soon as the link in the other address’s mail is used too."}
      </span>
    </Notice>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
