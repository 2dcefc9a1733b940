import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageError } from "../../components/page/page-error.tsx";
import { PasswordGoneNotice } from "../../components/forms/password-gone-notice.tsx";
import { safeNextPath, signInPath } from "../../safe-next-path.ts";
import { listTimeZones } from "../../time-zones.ts";
import { throwAsPage } from "../../trpc-errors.ts";
import { AddressSection } from "./address-section.tsx";
import { answerAccountForm } from "./answer-account-form.ts";
import { DataSection } from "./data-section.tsx";
import { LanguageSection } from "./language-section.tsx";
import { NameSection } from "./name-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { ZoneSection } from "./zone-section.tsx";

export const meta: MetaFunction = () => [
  { title: "Your account · BuildAppsWith" },
  { name: "robots", content: "noindex" },
];

export const headers: HeadersFunction = () => ({ "cache-control": "private, no-store" });

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.actor.kind === "nobody") return redirect(signInPath("/account"));
  const query = new URL(request.url).searchParams;
  const { account, languages, sessions, addressChange } = await context.caller.account
    .get()
    .catch(throwAsPage(request));
  return {
    account,
    languages,
    sessions,
    addressChange,
    zones: query.has("zones") ? listTimeZones() : null,
    isFresh: context.actor.signIn?.isFresh === true,
    /** Where they were going when a password had to be removed from their account. */
    goingOn: query.has("password-gone") ? safeNextPath(query.get("next")) : null,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  return answerAccountForm({ context, request });
}

/** Each section is a file of its own, and its forms post here. */
export default function AccountPage() {
  const { account, languages, sessions, addressChange, zones, isFresh, goingOn } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="title">Your account</h1>
      <p className="mt-2 wrap-anywhere text-soft">Signed in as {account.email}</p>
      {goingOn !== null && answer === undefined && (
        <div className="mt-5">
          <PasswordGoneNotice goingOn={goingOn} />
        </div>
      )}
      <div className="mt-7 space-y-5">
        <NameSection name={account.name} answer={answer} />
        <AddressSection email={account.email} change={addressChange} answer={answer} />
        <PasswordSection account={account} isFresh={isFresh} answer={answer} />
        <ZoneSection zone={account.timeZone} listed={zones} />
        <LanguageSection chosen={account.language} languages={languages} />
        <SessionsSection sessions={sessions} />
        <DataSection />
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
