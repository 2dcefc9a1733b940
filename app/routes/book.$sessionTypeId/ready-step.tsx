import { Form, useRouteLoaderData } from "@remix-run/react";
import { bookPage } from "../../../server/domain/text/en/booking/book.ts";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { useBrowserTimeZone } from "../../hooks/use-browser-time-zone.ts";
import { useReferrerHost } from "../../hooks/use-referrer-host.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import type { DataOfEveryPage } from "../../page-data.ts";

/** The one button of somebody who is signed in. */
export function ReadyStep({ isFree }: { readonly isFree: boolean }) {
  const t = useText(bookPage);
  const timeZone = useBrowserTimeZone();
  const site = useReferrerHost();
  const person = useRouteLoaderData<DataOfEveryPage>("root")?.person ?? null;
  if (person === null) return null;
  return (
    <Form method="post" className="space-y-5">
      <input type="hidden" name="timeZone" value={timeZone} />
      <input type="hidden" name="site" value={site} />
      <p className="text-soft">
        {rich(
          t.parts("signedInAs", {
            email: person.email,
            address: (text) => <strong className="font-medium text-ink wrap-anywhere">{rich(text)}</strong>,
          }),
        )}{" "}
        {t(isFree ? "freeYet" : "unpaidYet")}
      </p>
      <div className="action-bar">
        <SubmitButton name="intent" value="book" busy={t("asking")}>
          {t("goOn", { name: person.name })}
        </SubmitButton>
      </div>
    </Form>
  );
}
