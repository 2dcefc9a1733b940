import { Form } from "@remix-run/react";
import { formatDayAndTime, type TimeZone } from "../../../server/domain/values/instant.ts";
import { TROUBLE_WORDS, type ConnectionOnPage } from "../../text/connection-words.ts";
import { Notice } from "../page/notice.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";

/** Whether the notice asks for OAuth consent again, rather than for a new token. */
export function isRepairedByConsent(kind: ConnectionOnPage["kind"], canUseOAuth: boolean): boolean {
  return kind === "oauth" && canUseOAuth;
}

/** Says what is wrong with a connection, until when it works nevertheless, and repairs it. */
export function ConnectionTroubleNotice({
  trouble,
  kind,
  canUseOAuth,
  zone,
}: {
  readonly trouble: NonNullable<ConnectionOnPage["trouble"]>;
  readonly kind: ConnectionOnPage["kind"];
  readonly canUseOAuth: boolean;
  readonly zone: TimeZone;
}) {
  return (
    <Notice tone={trouble.isDead ? "bad" : "warn"}>
      <p className="font-medium">{TROUBLE_WORDS[trouble.reason]}</p>
      <p className="mt-1">
        {trouble.isDead || trouble.worksUntil === null
          ? "Your profile says that you are not taking bookings just now. Existing bookings stay valid."
          : `Bookings keep working until ${formatDayAndTime(trouble.worksUntil, zone)}. Connect again before then.`}
      </p>
      {isRepairedByConsent(kind, canUseOAuth) ? (
        <Form method="post" className="mt-3">
          <SubmitButton name="intent" value="consent" busy="Going to Calendly…">
            Connect again
          </SubmitButton>
        </Form>
      ) : (
        <p className="mt-1">
          <a className="link" href="#accessToken">
            Paste a new token
          </a>{" "}
          to connect again.
        </p>
      )}
    </Notice>
  );
}
