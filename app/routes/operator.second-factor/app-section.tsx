import { Form } from "@remix-run/react";
import { formatDayAndTime } from "../../../server/domain/values/instant.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { SecondFactorOnPage } from "../../page-data.ts";
import { setUpPath } from "../../second-factor-paths.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";

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
  const page = setUpPath(next);
  const zone = useOperatorZone();
  return (
    <PageSection id="app" title="Authenticator app">
      <div className="card space-y-5 p-5">
        {appSince !== null && (
          <p className="flex gap-3">
            <Icon name="check" className="mt-0.5 text-good" />
            <span>Set up since {formatDayAndTime(appSince, zone)}.</span>
          </p>
        )}
        {pendingApp !== null && <PendingApp pendingApp={pendingApp} error={error} page={page} />}
        <Form method="post" action={page} className="flex flex-wrap items-center gap-x-5 gap-y-2">
          {pendingApp === null && (
            <SubmitButton
              name="intent"
              value="begin-app"
              busy="Making a secret…"
              look={appSince === null ? "button" : "button-quiet"}
            >
              {appSince === null ? "Set up an authenticator app" : "Set up another phone"}
            </SubmitButton>
          )}
          {pendingApp !== null && (
            <SubmitButton name="intent" value="begin-app" busy="Making a secret…" look="button-text">
              Make another secret
            </SubmitButton>
          )}
          {appSince !== null && passkeys.length > 0 && (
            <SubmitButton name="intent" value="remove-app" busy="Removing…" look="button-danger">
              Remove the app
            </SubmitButton>
          )}
        </Form>
        {appSince === null && pendingApp === null && (
          <p className="text-soft">
            Any app that shows six digits will do: Google Authenticator, Aegis, 1Password, Bitwarden.
          </p>
        )}
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
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap gap-6">
        <svg
          role="img"
          aria-label="QR code for your authenticator app"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          shapeRendering="crispEdges"
          className="h-auto w-52 max-w-full rounded-lg bg-white text-black"
        >
          <path d={qr.path} fill="currentColor" />
        </svg>
        <div className="min-w-0 flex-1 basis-56 space-y-3">
          <p>
            <strong className="font-semibold">1.</strong> Scan this with your app, or{" "}
            <a href={uri} className="link">
              open it on this device
            </a>
            , or type the secret:
          </p>
          <p className="flex flex-wrap gap-x-3 gap-y-1 font-mono tracking-wide" aria-label="Secret">
            {(secret.match(/.{1,4}/g) ?? []).map((group, at) => (
              <span key={at}>{group}</span>
            ))}
          </p>
        </div>
      </div>
      <Form method="post" action={page} className="space-y-4" noValidate>
        <FormField
          name="code"
          label="2. The six digits that the app shows now"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          error={error ?? undefined}
          focus
        />
        <SubmitButton name="intent" value="finish-app" busy="Looking…">
          Finish
        </SubmitButton>
      </Form>
    </div>
  );
}
