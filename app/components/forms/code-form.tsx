import { Form, Link } from "@remix-run/react";
import type { FormEvent, ReactNode } from "react";
import { codeForm } from "../../../server/domain/text/en/account/code-form.ts";
import { CODE_MINUTES, codeTyped } from "../../../server/domain/values/sign-in-code.ts";
import type { FieldErrors } from "../../forms/sign-in-form.ts";
import { useHydrated } from "../../hooks/use-hydrated.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { FieldFrame } from "./field-frame.tsx";
import { MailboxLink } from "./mailbox-link.tsx";
import { Notice } from "../page/notice.tsx";
import { SubmitButton } from "./submit-button.tsx";

/** A code that was mailed, as a page shows it. */
export interface MailedCode {
  readonly codeId: string;
  readonly email: string;
  /** As it was typed with the address; empty where it was not asked for. */
  readonly name: string;
  /** It cannot be used any more: another one has to be mailed. */
  readonly isOver: boolean;
  /** Another code was mailed just now. */
  readonly wasSentAgain: boolean;
  /** The address of the page that asks for another address. */
  readonly otherAddress: string;
}

/** The six digits that were mailed, typed or pasted. With scripts the sixth digit sends them. */
export function CodeForm({
  code: { codeId, email, name, isOver, wasSentAgain, otherAddress },
  errors,
}: {
  readonly code: MailedCode;
  readonly errors: FieldErrors;
}) {
  const t = useText(codeForm);
  const isHydrated = useHydrated();
  const address = (text: ReactNode[]) => (
    <strong className="font-medium text-ink wrap-anywhere">{rich(text)}</strong>
  );
  const values = { email, minutes: String(CODE_MINUTES), address };
  return (
    <div className="space-y-5">
      {isOver ? (
        <Notice tone="warn" alert>
          {rich(t.parts("over", values))}
        </Notice>
      ) : (
        <p className="text-soft">{rich(t.parts("mailed", values))}</p>
      )}
      {errors.form !== undefined && (
        <Notice tone="bad" alert>
          {errors.form}
        </Notice>
      )}
      {wasSentAgain && errors.form === undefined && errors.code === undefined && !isOver && (
        <Notice tone="good" alert>
          {t("sentAgain")}
        </Notice>
      )}
      {!isOver && (
        // Made anew for another code, with an empty field.
        <Form key={codeId} method="post" className="space-y-5" noValidate>
          <input type="hidden" name="codeId" value={codeId} />
          {/* For another code, should this one be gone. */}
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="name" value={name} />
          <FieldFrame<HTMLInputElement>
            name="code"
            label={t("code")}
            hint={t(isHydrated ? "goesOn" : "press")}
            error={errors.code}
            focus
          >
            {(control) => (
              <input
                // Empty again after a wrong code, which is no use any more.
                key={errors.code}
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
        <div className="mt-2">
          <MailboxLink to={email} />
        </div>
      </div>
    </div>
  );
}

/** Presses the button once the field holds a code, and says it plainly there: a pasted one may have spaces. */
function sendWhenComplete({ currentTarget }: FormEvent<HTMLInputElement>): void {
  const code = codeTyped(currentTarget.value);
  if (code === null) return;
  if (currentTarget.value !== code) currentTarget.value = code;
  currentTarget.form?.requestSubmit(currentTarget.form.querySelector<HTMLButtonElement>("button"));
}
