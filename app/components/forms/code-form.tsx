import { Form, Link } from "@remix-run/react";
import type { FormEvent } from "react";
import { codeForm } from "../../../server/domain/text/en/account/code-form.ts";
import { useHydrated } from "../../hooks/use-hydrated.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { FieldFrame } from "./field-frame.tsx";
import { MailboxLink } from "./mailbox-link.tsx";
import { Notice } from "../page/notice.tsx";
import { SubmitButton } from "./submit-button.tsx";

const DIGITS = 6;

/** What the last answer was, if it was none that goes on. */
export interface CodeAnswer {
  /** What is wrong with the digits that were typed. */
  readonly codeError?: string;
  /** What is wrong otherwise. */
  readonly formError?: string;
  /** The code cannot be used any more: another one has to be mailed. */
  readonly isOver?: boolean;
  /** Another code was mailed. */
  readonly wasSentAgain?: boolean;
}

/** The six digits that were mailed to `email`, typed or pasted. With scripts the sixth digit sends them. */
export function CodeForm({
  email,
  answer,
  otherAddress,
}: {
  readonly email: string;
  readonly answer: CodeAnswer;
  /** The address of the page that asks for another address. */
  readonly otherAddress: string;
}) {
  const t = useText(codeForm);
  const isHydrated = useHydrated();
  const isOver = answer.isOver === true;
  return (
    <div className="space-y-5">
      <p className="text-soft">
        {rich(
          t.parts("mailed", {
            email,
            address: (text) => <strong className="font-medium text-ink wrap-anywhere">{rich(text)}</strong>,
          }),
        )}
      </p>
      {answer.formError !== undefined && (
        <Notice tone="bad" alert>
          {answer.formError}
        </Notice>
      )}
      {answer.wasSentAgain === true && (
        <Notice tone="good" alert>
          <span className="wrap-anywhere">{t("sentAgain", { email })}</span>
        </Notice>
      )}
      {!isOver && (
        <Form method="post" className="space-y-5" noValidate>
          <FieldFrame<HTMLInputElement>
            name="code"
            label={t("code")}
            hint={t(isHydrated ? "goesOn" : "press")}
            error={answer.codeError}
            focus
          >
            {(control) => (
              <input
                // Empty again after a wrong code, which is no use any more.
                key={answer.codeError}
                {...control}
                className="input max-w-60 text-2xl font-semibold tracking-[0.3em] tabular-nums"
                type="text"
                inputMode="numeric"
                autoComplete="one-time-code"
                autoCorrect="off"
                spellCheck={false}
                enterKeyHint="go"
                dir="ltr"
                translate="no"
                required
                autoFocus
                onInput={sendWhenComplete}
              />
            )}
          </FieldFrame>
          <SubmitButton name="intent" value="code" busy={t("checking")}>
            {t("confirm")}
          </SubmitButton>
        </Form>
      )}
      <div className={isOver ? "" : "border-t border-line pt-4"}>
        {!isOver && <p className="label">{t("nothingThere")}</p>}
        <Form method="post" className="flex flex-wrap items-center gap-x-6">
          <SubmitButton
            name="intent"
            value="again"
            busy={t("sendingAgain")}
            look={isOver ? "button" : "button-text"}
          >
            {t("again")}
          </SubmitButton>
          <Link to={otherAddress} className="button-text">
            {t("otherAddress")}
          </Link>
        </Form>
        <MailboxLink to={email} />
      </div>
    </div>
  );
}

/** Takes what surrounds the digits away, and presses the button once there are six. */
function sendWhenComplete({ currentTarget }: FormEvent<HTMLInputElement>): void {
  const digits = digitsIn(currentTarget.value).slice(0, DIGITS);
  if (currentTarget.value !== digits) currentTarget.value = digits;
  if (digits.length === DIGITS)
    currentTarget.form?.requestSubmit(currentTarget.form.querySelector<HTMLButtonElement>("button"));
}

/** `123 456` → `123456`. */
export function digitsIn(text: string): string {
  return text.normalize("NFKC").replace(/\D/g, "");
}
