import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { textIn } from "../../text-in.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import type { AccountAnswer } from "./account-answer.ts";

type Account = ActionFunctionArgs["context"]["caller"]["account"];

/** Back to the page without the form, which says by this word what was done. */
function done(word: string, section: string) {
  return redirect(`/account?done=${word}#${section}`, 303);
}

/** Does what one of the page's forms asks for. */
export async function answerAccountForm(account: Account, form: FormData, request: Request) {
  const intent = textIn(form, "intent");
  const orErrors =
    (typed?: string) =>
    (error: unknown): Exclude<AccountAnswer, undefined> => {
      const errors = fieldErrorsOf(error);
      if (errors === null) return throwAsPage(request)(error);
      return typed === undefined ? { intent, errors } : { intent, errors, typed };
    };
  switch (intent) {
    case "rename": {
      const name = textIn(form, "name");
      const answer = await account.rename({ name }).catch(orErrors(name));
      return "errors" in answer ? answer : done("name", "name");
    }
    case "time-zone":
      await account.setTimeZone({ timeZone: textIn(form, "timeZone") }).catch(throwAsPage(request));
      return done("zone", "zone");
    case "end-session":
      await account.endSession({ sessionId: textIn(form, "session") }).catch(throwAsPage(request));
      return done("session", "sessions");
    case "end-other-sessions":
      await account.endOtherSessions().catch(throwAsPage(request));
      return done("sessions", "sessions");
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}
