import type { ActionFunctionArgs } from "@remix-run/node";
import { signInAnswers } from "../../server/domain/text/en/account/sign-in-answers.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { goOnAfterSignIn } from "../server/book-intent.server.ts";
import { askPasskeyOptions, checkPasskey, isPasskeyOptions } from "../server/passkeys.server.ts";
import { safeNextPath } from "../safe-next-path.ts";
import { pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageOf } from "../text/languages.ts";
import { valueIn } from "../forms/value-in.ts";

/** What a page's script needs of passkeys: what to ask the device, and signing in by what it says. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = valueIn(form, "intent");
  if (isPasskeyOptions(intent)) return askPasskeyOptions(context, request, intent);
  const answer = await checkPasskey(context, request, valueIn(form, "credential"));
  if (answer.kind === "done")
    return goOnAfterSignIn(context, request, answer, safeNextPath(form.get("next")));
  const language = languageOf(context.language);
  return pageAnswer(
    { error: waitSentenceOf(answer, language) ?? textIn(signInAnswers, language)("unknownPasskey") },
    answer,
  );
}
