import { Form } from "@remix-run/react";
import { FormField } from "../../components/forms/form-field.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { SecondFactorOnPage } from "../../page-data.ts";
import { setUpPath } from "../../second-factor-paths.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { authenticatorApp } from "../../../server/domain/text/en/account/authenticator-app.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";

/** The authenticator app: begun by a button, shown as a QR code and as text, and finished by its first code. Needs no scripts. */
export function AppSection({
  settings: { appSince, pendingApp, passkeys },
  error,
  next,
}: {
  readonly settings: SecondFactorOnPage;
  readonly error: string | null;
  readonly next: string;
}) {
  const t = useText(authenticatorApp);
  const language = useLanguage();
  const page = setUpPath(next);
  const zone = useOperatorZone();
  return (
    <PageSection id="app" title={t("title")}>
      <div className="card space-y-5 p-5">
        {appSince !== null && (
          <p className="flex gap-3">
            <Icon name="check" className="mt-0.5 text-good" />
            <span>{t("since", { when: formatDayAndTime(appSince, zone, language) })}</span>
          </p>
        )}
        {pendingApp !== null && <PendingApp pendingApp={pendingApp} error={error} page={page} />}
        <Form method="post" action={page} className="flex flex-wrap items-center gap-x-5 gap-y-2">
          {pendingApp === null && (
            <SubmitButton
              name="intent"
              value="begin-app"
              busy={t("creating")}
              look={appSince === null ? "button" : "button-quiet"}
            >
              {t(appSince === null ? "setUp" : "setUpOther")}
            </SubmitButton>
          )}
          {pendingApp !== null && (
            <SubmitButton name="intent" value="begin-app" busy={t("creating")} look="button-text">
              {t("otherSecret")}
            </SubmitButton>
          )}
          {appSince !== null && passkeys.length > 0 && (
            <SubmitButton name="intent" value="remove-app" busy={t("removing")} look="button-danger">
              {t("remove")}
            </SubmitButton>
          )}
        </Form>
        {appSince === null && pendingApp === null && <p className="text-soft">{t("anyApp")}</p>}
      </div>
    </PageSection>
  );
}

function PendingApp({
  pendingApp: { secret, uri, qr },
  error,
  page,
}: {
  readonly pendingApp: NonNullable<SecondFactorOnPage["pendingApp"]>;
  readonly error: string | null;
  readonly page: string;
}) {
  const t = useText(authenticatorApp);
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap gap-6">
        <svg
          role="img"
          aria-label={t("qrCode")}
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          shapeRendering="crispEdges"
          className="h-auto w-52 max-w-full rounded-lg bg-white text-black"
        >
          <path d={qr.path} fill="currentColor" />
        </svg>
        <div className="min-w-0 flex-1 basis-56 space-y-3">
          <p>
            {rich(
              t.parts("scan", {
                number: (text) => <strong className="font-semibold">{rich(text)}</strong>,
                link: (text) => (
                  <a href={uri} className="link">
                    {rich(text)}
                  </a>
                ),
              }),
            )}
          </p>
          <p className="flex flex-wrap gap-x-3 gap-y-1 font-mono tracking-wide" aria-label={t("secret")}>
            {(secret.match(/.{1,4}/g) ?? []).map((group, at) => (
              <span key={at}>{group}</span>
            ))}
          </p>
        </div>
      </div>
      <Form method="post" action={page} className="space-y-4" noValidate>
        <FormField
          name="code"
          label={t("code")}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          error={error ?? undefined}
          focus
        />
        <SubmitButton name="intent" value="finish-app" busy={t("finishing")}>
          {t("finish")}
        </SubmitButton>
      </Form>
    </div>
  );
}
