import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signInPath } from "../../safe-next-path.ts";
import { textOf } from "../../forms/sign-in-form.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../../server/sign-in.server.ts";
import { valueIn } from "../../forms/value-in.ts";
import { languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import type { AddressRefusal } from "../../page-data.ts";
import { answerPasskeyForm } from "./answer-passkey-form.ts";
import { DONE_SECTIONS, type AccountAnswer, type DoneWord } from "./account-answer.ts";
import { accountRefusals } from "../../../server/domain/text/en/account/account-refusals.ts";
import { signInAnswers } from "../../../server/domain/text/en/account/sign-in-answers.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";

/** As typed: spaces are part of it. */
function passwordIn(form: FormData, field: string): string {
  return valueIn(form, field).slice(0, 200);
}

/** The message of a password that was not changed, by its field. */
function passwordErrorsOf(
  code: "wrong_password" | "not_fresh" | "unconfirmed",
  language: Language,
): Readonly<Record<string, string>> {
  const t = textIn(accountRefusals, language);
  if (code === "wrong_password") return { current: t("wrongPassword") };
  return { form: t(code === "not_fresh" ? "notFresh" : "unconfirmed") };
}

function addressErrorOf(refusal: AddressRefusal, language: Language): string {
  const t = textIn(accountRefusals, language);
  if (refusal.code === "same_address") return t("sameAddress");
  if (!refusal.isForGood) return t("unsent");
  return t(refusal.to === "new" ? "newTakesNoMail" : "oldTakesNoMail");
}

/** Back to the page without the form, which says by this word what was done. */
function done(word: DoneWord) {
  return redirect(`/account?done=${word}#${DONE_SECTIONS[word]}`, 303);
}

/** Does what one of the page's forms asks for. */
export async function answerAccountForm({
  context,
  request,
}: Pick<ActionFunctionArgs, "context" | "request">) {
  const { account } = context.caller;
  const language = languageOf(context.language);
  const form = await request.formData();
  const intent = valueIn(form, "intent");
  const orErrors =
    (typed?: string) =>
    (error: unknown): Exclude<AccountAnswer, undefined> => {
      const errors = fieldErrorsOf(error, language);
      if (errors === null) return throwAsPage(request)(error);
      return typed === undefined ? { intent, errors } : { intent, errors, typed };
    };
  switch (intent) {
    case "rename": {
      const name = valueIn(form, "name");
      const answer = await account.rename({ name }).catch(orErrors(name));
      return "errors" in answer ? answer : done("name");
    }
    case "address": {
      const email = textOf(form, "email");
      const answer = await account.beginAddressChange({ email }).catch(orErrors(email));
      if ("errors" in answer) return answer;
      return answer.ok
        ? done("address")
        : { intent, typed: email, errors: { email: addressErrorOf(answer.refusal, language) } };
    }
    case "keep-address":
      await account.cancelAddressChange().catch(throwAsPage(request));
      return done("address-kept");
    case "password": {
      const typed = { current: passwordIn(form, "current"), chosen: passwordIn(form, "chosen") };
      const answer = await account.changePassword(typed).catch(orErrors());
      if ("errors" in answer) return answer;
      return answer.ok
        ? done("password")
        : { intent, errors: passwordErrorsOf(answer.refusal.code, language) };
    }
    case "mail-link": {
      if (context.actor.kind === "nobody") return redirect(signInPath("/account"));
      const asked = { email: context.actor.email, callbackURL: "/account" };
      const answer = await askAuth(context, request, "/sign-in/magic-link", asked);
      const isForPasskeys = new URL(request.url).searchParams.get("for") === "passkeys";
      return answer.kind === "done"
        ? done(isForPasskeys ? "passkey-link" : "link")
        : pageAnswer(
            {
              intent: isForPasskeys ? "passkeys" : "password",
              errors: {
                form: waitSentenceOf(answer, language) ?? textIn(signInAnswers, language)("linkUnsent"),
              },
            },
            answer,
          );
    }
    case "time-zone":
      await account.setTimeZone({ timeZone: valueIn(form, "timeZone") }).catch(throwAsPage(request));
      return done("zone");
    case "language": {
      const chosen = valueIn(form, "language");
      await account.setLanguage({ language: chosen === "" ? null : chosen }).catch(throwAsPage(request));
      return done("language");
    }
    case "end-session":
      await account.endSession({ sessionId: valueIn(form, "session") }).catch(throwAsPage(request));
      return done("session");
    case "end-other-sessions":
      await account.endOtherSessions().catch(throwAsPage(request));
      return done("sessions");
    default: {
      const answer = await answerPasskeyForm({ context, request }, form);
      if (answer === null) throw new Response(null, { status: 400, statusText: "Bad Request" });
      return "done" in answer ? done(answer.done) : answer;
    }
  }
}
