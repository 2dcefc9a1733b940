import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signInPath } from "../../safe-next-path.ts";
import { textOf } from "../../forms/sign-in-form.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../../server/sign-in.server.ts";
import { valueIn } from "../../forms/value-in.ts";
import { languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import type { AddressRefusal } from "../../page-data.ts";
import { DONE_WORDS, type AccountAnswer, type DoneWord } from "./account-answer.ts";

/** As typed: spaces are part of it. */
function passwordIn(form: FormData, field: string): string {
  return valueIn(form, field).slice(0, 200);
}

const PASSWORD_ERRORS = {
  wrong_password: { current: "This is not your password." },
  not_fresh: { form: "Please sign in once more first: have a link mailed to you." },
  unconfirmed: { form: "Please confirm your address first: have a link mailed to you, and open it." },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

function addressErrorOf(refusal: AddressRefusal): string {
  if (refusal.code === "same_address") return "This is your address already.";
  if (!refusal.isForGood)
    return "The mails could not be sent just now. Nothing was changed; please try again in a few minutes.";
  return refusal.to === "new"
    ? "Our mail server does not take mail to this address. Is it spelled right? Nothing was changed."
    : "Our mail server does not take mail to your present address, so it cannot confirm the change. Nothing was changed; write to the site’s operator.";
}

/** Back to the page without the form, which says by this word what was done. */
function done(word: DoneWord) {
  return redirect(`/account?done=${word}#${DONE_WORDS[word].section}`, 303);
}

/** Does what one of the page's forms asks for. */
export async function answerAccountForm({
  context,
  request,
}: Pick<ActionFunctionArgs, "context" | "request">) {
  const { account } = context.caller;
  const form = await request.formData();
  const intent = valueIn(form, "intent");
  const orErrors =
    (typed?: string) =>
    (error: unknown): Exclude<AccountAnswer, undefined> => {
      const errors = fieldErrorsOf(error, languageOf(context.language));
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
        : { intent, typed: email, errors: { email: addressErrorOf(answer.refusal) } };
    }
    case "keep-address":
      await account.cancelAddressChange().catch(throwAsPage(request));
      return done("address-kept");
    case "password": {
      const typed = { current: passwordIn(form, "current"), chosen: passwordIn(form, "chosen") };
      const answer = await account.changePassword(typed).catch(orErrors());
      if ("errors" in answer) return answer;
      return answer.ok ? done("password") : { intent, errors: PASSWORD_ERRORS[answer.refusal.code] };
    }
    case "mail-link": {
      if (context.actor.kind === "nobody") return redirect(signInPath("/account"));
      const asked = { email: context.actor.email, callbackURL: "/account" };
      const answer = await askAuth(context, request, "/sign-in/magic-link", asked);
      return answer.kind === "done"
        ? done("link")
        : pageAnswer(
            {
              intent: "password",
              errors: {
                form: waitSentenceOf(answer, languageOf(context.language)) ?? "The link could not be sent.",
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
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}
