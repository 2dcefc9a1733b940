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
import { PasskeysSection } from "./passkeys-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { ZoneSection } from "./zone-section.tsx";
import { accountPage } from "../../../server/domain/text/en/account/account-page.ts";
import { useText } from "../../hooks/use-text.tsx";
import { textIn } from "../../../server/domain/text/place.ts";
import { pageTitle } from "../../page-title.ts";
import { languageIn } from "../../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => [
  {
    title: pageTitle(
      error,
      "account",
      textIn(accountPage, languageIn(matches))("title"),
      languageIn(matches),
    ),
  },
];

export const headers: HeadersFunction = () => ({ "cache-control": "private, no-store" });

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.actor.kind === "nobody") return redirect(signInPath("/account"));
  const query = new URL(request.url).searchParams;
  const { account, languages, sessions, addressChange } = await context.caller.account
    .get()
    .catch(throwAsPage(request));
  // An operator's are kept with their second factor.
  const isOperator = context.actor.kind === "operator" || context.actor.kind === "operator_unconfirmed";
  const passkeys = isOperator ? null : await context.caller.myPasskeys.get().catch(throwAsPage(request));
  return {
    account,
    passkeys,
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
  const t = useText(accountPage);
  const { account, passkeys, languages, sessions, addressChange, zones, isFresh, goingOn } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 wrap-anywhere text-soft">{t("signedInAs", { email: account.email })}</p>
      {goingOn !== null && answer === undefined && (
        <div className="mt-5">
          <PasswordGoneNotice goingOn={goingOn} />
        </div>
      )}
      <div className="mt-7 space-y-5">
        <NameSection name={account.name} answer={answer} />
        <AddressSection email={account.email} change={addressChange} answer={answer} />
        <PasswordSection account={account} isFresh={isFresh} answer={answer} />
        <PasskeysSection own={passkeys} email={account.email} answer={answer} />
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
