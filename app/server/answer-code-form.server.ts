import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { codeForm } from "../../server/domain/text/en/account/code-form.ts";
import { textIn } from "../../server/domain/text/place.ts";
import type { MailedCode } from "../components/forms/code-form.tsx";
import { textOf, type FieldErrors } from "../forms/sign-in-form.ts";
import { valueIn } from "../forms/value-in.ts";
import { languageOf } from "../text/languages.ts";
import { goOnAfterSignIn, goOnToBooking } from "./book-intent.server.ts";
import { pageAnswer, waitSentenceOf, type AuthAnswer } from "./sign-in.server.ts";
import {
  askForCode,
  codeUnderWay,
  enterCode,
  type CodeEntered,
  type CodeUnderWay,
  type CodeWish,
} from "./sign-in-code.server.ts";

/** The page with its form again. */
export interface CodeFormAnswer {
  /** As they were typed for the code. */
  readonly typed: { readonly name: string; readonly email: string } | null;
  readonly errors: FieldErrors;
}

type Asked = Pick<ActionFunctionArgs, "context" | "request">;
/** An answer that the person can do nothing about but wait, or choose another way. */
type Waiting = Exclude<AuthAnswer, { readonly kind: "done" | "refused" }>;

/** In the page's address: that its form asks for another address; that another code was mailed. */
export const OTHER_ADDRESS = "other";
const SENT_AGAIN = "sent-again";
/** What an address says once. */
const SAID_ONCE = [OTHER_ADDRESS, SENT_AGAIN, "refused", "booking", "name", "email"];

/** The forms of the code step, on whichever page they are: `ask`, `again` and `code`. Any other intent is a 400. */
export async function answerCodeForm(
  { context, request }: Asked,
  form: FormData,
  wish: Omit<CodeWish, "email">,
) {
  switch (valueIn(form, "intent")) {
    case "ask": {
      const typed = { name: wish.choice.name, email: textOf(form, "email") };
      return ask({ context, request }, { ...wish, email: typed.email }, typed, null);
    }
    case "again": {
      const code = await codeUnderWay(context, request);
      if (code === null) return redirect(addressOf(request, OTHER_ADDRESS), 303);
      return ask({ context, request }, code, null, SENT_AGAIN);
    }
    case "code": {
      const codeId = valueIn(form, "codeId");
      const entered = await enterCode(context, request, valueIn(form, "code"), codeId === "" ? null : codeId);
      const typed = { name: textOf(form, "name"), email: textOf(form, "email") };
      return goOn({ context, request }, entered, { typed, isEmpty: valueIn(form, "code") === "" });
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

async function ask(
  { context, request }: Asked,
  wish: CodeWish,
  typed: CodeFormAnswer["typed"],
  saying: typeof SENT_AGAIN | null,
) {
  const { email, purpose, choice, next } = wish;
  const asked = await askForCode(context, request, { email, purpose, choice, next });
  switch (asked.kind) {
    case "sent": {
      const headers = new Headers();
      for (const cookie of asked.cookies) headers.append("set-cookie", cookie);
      // By the loader alone, so that the page can be loaded anew, and goes back without asking again.
      return redirect(addressOf(request, saying), { status: 303, headers });
    }
    case "invalid":
      return data<CodeFormAnswer>({ typed, errors: asked.errors });
    case "unsent":
    case "too_many":
    case "busy":
      return waiting(context, typed, asked);
  }
}

/** Goes on with what a code was for; or says why it does not. */
async function goOn(
  { context, request }: Asked,
  entered: CodeEntered,
  { typed, isEmpty }: { readonly typed: NonNullable<CodeFormAnswer["typed"]>; readonly isEmpty: boolean },
) {
  const t = textIn(codeForm, languageOf(context.language));
  const page = (errors: FieldErrors) => data<CodeFormAnswer>({ typed, errors });
  switch (entered.kind) {
    case "done":
      return goOnAfterCode({ context, request }, entered);
    case "wrong":
      if (!entered.isTry) return page({ code: t(isEmpty ? "noCode" : "notSix") });
      return page(entered.triesLeft === 0 ? {} : { code: t("wrong", { left: entered.triesLeft }) });
    case "over":
    case "not_here": {
      const now = await codeUnderWay(context, request);
      // The page asks for an address again.
      if (now === null) return page({ form: t(entered.kind === "over" ? "gone" : "notHere") });
      // Two windows of one browser: the page that is shown is about the newer code.
      return page(now.isOver ? {} : { form: t("replaced") });
    }
    case "too_many":
    case "busy":
      return waiting(context, null, entered);
  }
}

/** Redirects whoever a code or its link has signed in to what they had chosen before. */
export function goOnAfterCode(
  { context, request }: Asked,
  done: Extract<CodeEntered, { readonly kind: "done" }>,
) {
  const { purpose, choice, next } = done.code;
  if (purpose.kind === "sign_in") return goOnAfterSignIn(context, request, done, next);
  const { at, timeZone, source } = choice;
  return goOnToBooking(context, request, done, {
    sessionTypeId: purpose.sessionTypeId,
    ...{ at, timeZone, source },
  });
}

function waiting(context: Asked["context"], typed: CodeFormAnswer["typed"], answer: Waiting) {
  const sentence = waitSentenceOf(answer, languageOf(context.language)) ?? "";
  // An address that takes no mail is that field's fault.
  const isField = typed !== null && answer.kind === "unsent" && answer.isForGood;
  return pageAnswer<CodeFormAnswer>(
    { typed, errors: isField ? { email: sentence } : { form: sentence } },
    answer,
  );
}

/** The page's own address without what it said once. */
function addressOf(request: Request, saying: string | null): string {
  const { pathname, searchParams } = new URL(request.url);
  const query = new URLSearchParams(searchParams);
  for (const name of SAID_ONCE) query.delete(name);
  if (saying !== null) query.set(saying, "");
  return query.size === 0 ? pathname : `${pathname}?${query.toString()}`;
}

/** A code that was mailed, for the page of this request. */
export function mailedCodeOf({ id, email, choice, isOver }: CodeUnderWay, request: Request): MailedCode {
  return {
    codeId: id,
    email,
    name: choice.name,
    isOver,
    wasSentAgain: new URL(request.url).searchParams.has(SENT_AGAIN),
    otherAddress: addressOf(request, OTHER_ADDRESS),
  };
}
