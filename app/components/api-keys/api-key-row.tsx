import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { apiKeysText } from "../../../server/domain/text/en/account/api-keys.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { timeZone } from "../../../server/domain/values/instant.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { ApiKeyOnPage } from "../../page-data.ts";
import { SubmitButton } from "../forms/submit-button.tsx";

const UTC = timeZone("UTC");

/** One of somebody's keys, with what it may do, and the way to end it: a link that asks, and then a button. */
export function ApiKeyRow({
  apiKey,
  page,
  asksToRevoke,
}: {
  readonly apiKey: ApiKeyOnPage;
  /** The address of the page. */
  readonly page: string;
  readonly asksToRevoke: boolean;
}) {
  const t = useText(apiKeysText);
  const language = useLanguage();
  const zone = useReaderTimeZone()?.zone ?? UTC;
  const { id, name, start, scopes, origins, madeAt, lastUsedAt, expiresAt } = apiKey;
  const anchor = `key-${id}`;
  return (
    <li id={anchor} className="card scroll-mt-4 p-5 sm:p-6">
      <h3 className="font-semibold wrap-anywhere">{name}</h3>
      <p className="label">
        {rich(
          t.parts("starts", {
            start,
            code: (text) => (
              <code dir="ltr" className="font-mono">
                {rich(text)}…
              </code>
            ),
          }),
        )}
      </p>
      <dl className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <Detail term={t("may")}>
          <ul>
            {scopes.map((scope) => (
              <li key={scope}>{t(scope)}</li>
            ))}
          </ul>
        </Detail>
        <Detail term={t("sites")}>
          {origins.length === 0 ? (
            t("noSites")
          ) : (
            <ul dir="ltr" className="wrap-anywhere">
              {origins.map((origin) => (
                <li key={origin}>{origin}</li>
              ))}
            </ul>
          )}
        </Detail>
        <Detail term={t("made")}>{formatDayAndTime(madeAt, zone, language)}</Detail>
        <Detail term={t("used")}>
          {lastUsedAt === null ? t("neverUsed") : formatDayAndTime(lastUsedAt, zone, language)}
        </Detail>
        <Detail term={t("ends")}>
          {expiresAt === null ? t("noEnd") : formatDayAndTime(expiresAt, zone, language)}
        </Detail>
      </dl>
      {asksToRevoke ? (
        <Form method="post" action={page} className="mt-4 space-y-4">
          <p>{t("revokeSure", { name })}</p>
          <input type="hidden" name="key" value={id} />
          <div className="flex flex-wrap gap-3">
            <Link className="button-quiet" to={page} preventScrollReset>
              {t("keep")}
            </Link>
            <SubmitButton name="intent" value="revoke" busy={t("revoking")} look="button-danger">
              {t("revokeNow")}
            </SubmitButton>
          </div>
        </Form>
      ) : (
        <Link
          className="link mt-3 inline-flex min-h-11 items-center"
          to={`${page}?revoke=${id}#${anchor}`}
          preventScrollReset
        >
          {rich(t.parts("revoke", { name, hidden: (text) => <span className="sr-only">{rich(text)}</span> }))}
        </Link>
      )}
    </li>
  );
}

function Detail({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd className="-mt-2 min-w-0 sm:mt-0">{children}</dd>
    </>
  );
}
