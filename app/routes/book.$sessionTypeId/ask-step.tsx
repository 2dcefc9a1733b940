import { Form } from "@remix-run/react";
import { bookPage } from "../../../server/domain/text/en/booking/book.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { Notice } from "../../components/page/notice.tsx";
import type { FieldErrors } from "../../forms/sign-in-form.ts";
import { useBrowserTimeZone } from "../../hooks/use-browser-time-zone.ts";
import { usePrefill } from "../../hooks/use-prefill.ts";
import { useReferrerHost } from "../../hooks/use-referrer-host.ts";
import { useText } from "../../hooks/use-text.tsx";

/** Name and address of whoever books; a code goes there. */
export function AskStep({
  name,
  email,
  errors,
}: {
  readonly name: string;
  readonly email: string;
  readonly errors: FieldErrors;
}) {
  const t = useText(bookPage);
  const timeZone = useBrowserTimeZone();
  const site = useReferrerHost();
  const form = usePrefill();
  return (
    <Form ref={form} method="post" className="space-y-5" noValidate>
      <input type="hidden" name="timeZone" value={timeZone} />
      <input type="hidden" name="site" value={site} />
      {errors.form !== undefined && (
        <Notice tone="bad" alert>
          {errors.form}
        </Notice>
      )}
      <FormField
        name="name"
        label={t("name")}
        type="text"
        autoComplete="name"
        defaultValue={name}
        error={errors.name}
        focus
      />
      <FormField
        name="email"
        label={t("email")}
        type="email"
        autoComplete="email"
        defaultValue={email}
        error={errors.email}
        focus={errors.name === undefined}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <SubmitButton name="intent" value="ask" busy={t("sending")}>
          {t("send")}
        </SubmitButton>
        <SubmitButton name="intent" value="other" busy={t("other")} look="button-text">
          {t("other")}
        </SubmitButton>
      </div>
    </Form>
  );
}
