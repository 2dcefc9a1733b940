import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { timeZone } from "../../../server/domain/instant.ts";
import { Notice } from "../../components/notice.tsx";
import { PageError } from "../../components/page-error.tsx";
import { safeNextPath, signInPath } from "../../safe-next-path.ts";
import { listTimeZones } from "../../time-zones.ts";
import { throwAsPage } from "../../trpc-errors.ts";
import { DONE_WORDS } from "./account-answer.ts";
import { AddressSection } from "./address-section.tsx";
import { answerAccountForm } from "./answer-account-form.ts";
import { DataSection } from "./data-section.tsx";
import { NameSection } from "./name-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { ZoneSection } from "./zone-section.tsx";

const UTC = timeZone("UTC");

export const meta: MetaFunction = () => [
  { title: "Your account · BuildAppsWith" },
  { name: "robots", content: "noindex" },
];

export const headers: HeadersFunction = () => ({ "cache-control": "private, no-store" });

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.actor.kind === "nobody") return redirect(signInPath("/account"));
  const query = new URL(request.url).searchParams;
  const { account, sessions, addressChange } = await context.caller.account.get().catch(throwAsPage(request));
  return {
    account,
    sessions,
    addressChange,
    zones: query.has("zones") ? listTimeZones() : null,
    isFresh: context.actor.signIn?.isFresh === true,
    /** Where they were going when a password of theirs had to be taken away. */
    goingOn: query.has("password-gone") ? safeNextPath(query.get("next")) : null,
    done: DONE_WORDS[query.get("done") ?? ""] ?? null,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  return answerAccountForm({ context, request });
}

/** One matter, one section: each is a file of its own, and its forms come back here. */
export default function AccountPage() {
  const { account, sessions, addressChange, zones, isFresh, goingOn, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="title">Your account</h1>
      <p className="mt-2 wrap-anywhere text-soft">Signed in as {account.email}</p>
      {goingOn !== null && answer === undefined && (
        <div className="mt-5">
          <Notice tone="warn" alert>
            <p className="font-medium">Your address is confirmed, and a password is gone</p>
            <p className="mt-1">
              One had been set before, from another browser. Anybody could have done that who knows your
              address, so it opens nothing any more. If you want a password,{" "}
              <a className="link" href="#password">
                set one now
              </a>
              .
            </p>
            <p className="mt-3">
              <Link to={goingOn} className="button-quiet">
                Go on without
              </Link>
            </p>
          </Notice>
        </div>
      )}
      {done !== null && answer === undefined && (
        <div className="mt-5">
          <Notice tone="good" alert>
            {done}
          </Notice>
        </div>
      )}
      <div className="mt-7 space-y-5">
        <NameSection name={account.name} answer={answer} />
        <AddressSection email={account.email} change={addressChange} answer={answer} />
        <PasswordSection account={account} isFresh={isFresh} answer={answer} />
        <ZoneSection zone={account.timeZone} listed={zones} />
        <SessionsSection sessions={sessions} zone={account.timeZone ?? UTC} />
        <DataSection />
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
