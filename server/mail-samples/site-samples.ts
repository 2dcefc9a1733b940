import { alertMessage } from "../alerts/alert-message.ts";
import { disputeMailToOperator } from "../booking/view/dispute-mail-to-operator.ts";
import { failingChecksMail } from "../calendly-connection/failing-checks-mail.ts";
import { connectionTroubleMail } from "../calendly-connection/token/connection-trouble-mail.ts";
import { digestMail } from "../digest/digest-mail.ts";
import { ALERT_KIND_NAMES, type AlertKind } from "../domain/health/alert-kinds.ts";
import { BROKEN_REASONS } from "../domain/providers/connection-state.ts";
import { addMinutes, timeZone } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { singleMail } from "../mails/single-mail.ts";
import type { AlertNotification, Mail } from "../ports.ts";
import { refusedCheckoutsMail } from "../refused-checkouts/refused-checkouts-mail.ts";
import type { MailGroup, MailSample, SampleOptions } from "./mail-sample.ts";
import { SAMPLE_HALF, SAMPLE_NOW, SAMPLE_PRICE, sampleBooking, sampleBuilder } from "./sample-booking.ts";

/** How long a trouble has to be gone before it is over. */
const QUIET_MINUTES = 15;

/** What builders are told of their connection and their payments, and operators of all that needs them. */
export function siteSamples(options: SampleOptions): MailSample[] {
  return [...connectionSamples(options), ...operatorSamples(options)];
}

function connectionSamples({ language, appUrl, names }: SampleOptions): MailSample[] {
  const builder = sampleBuilder(names);
  const to = builder.email;
  const trouble = { to, language, builder, appUrl, id: "sample" };
  const refused = {
    lastAt: SAMPLE_NOW,
    to,
    language,
    currency: "USD",
    builderName: names.builder,
    appUrl,
    id: "sample",
  };
  return grouped("builder", {
    ...Object.fromEntries(
      BROKEN_REASONS.map((reason) => [
        `connection-${reason}`,
        connectionTroubleMail({
          ...trouble,
          reason,
          missingScopes: reason === "forbidden" ? ["scheduled_events:write"] : [],
          worksUntil: reason === "refresh_lost" ? addMinutes(SAMPLE_NOW, 90) : null,
        }),
      ]),
    ),
    "connection-checks": failingChecksMail({
      builder,
      language,
      since: SAMPLE_NOW,
      failure: "unexpected",
      connectionId: "sample",
      appUrl,
    }),
    "digest-of-the-day": digestMail({
      digest: {
        sessions: [
          {
            startsAt: addMinutes(SAMPLE_NOW, 5 * 60),
            endsAt: addMinutes(SAMPLE_NOW, 6 * 60),
            name: names.session,
            client: names.client,
          },
        ],
        yesterday: [{ paid: SAMPLE_PRICE, refunded: SAMPLE_HALF }],
        needs: [names.note],
      },
      builder,
      language,
      day: "2026-03-02",
      at: SAMPLE_NOW,
      appUrl,
    }),
    "checkouts-refused": refusedCheckoutsMail({ ...refused, sessionTypeName: null }),
    "checkouts-refused-of-session": refusedCheckoutsMail({ ...refused, sessionTypeName: names.session }),
  });
}

function operatorSamples({ language, appUrl, names }: SampleOptions): MailSample[] {
  const booking = sampleBooking("disputed", names);
  const [dispute] = booking.context.disputes;
  invariant(dispute !== undefined, "the sample is disputed");
  const asked = {
    to: "operator@site.example",
    zone: timeZone("UTC"),
    language,
    booking,
    builderName: names.builder,
    dueAt: SAMPLE_NOW,
    effectKey: "bkg_sample:3:0",
    appUrl,
  } as const;
  const alert = (kind: AlertKind, stage: AlertNotification["stage"]): Mail => {
    const condition = {
      kind,
      subject: "sample",
      since: addMinutes(SAMPLE_NOW, -40),
      latestAt: null,
      count: 3,
      detail: names.note,
    };
    const at = SAMPLE_NOW;
    const message = alertMessage({ id: "sample", condition, stage, at, isMailFailed: false }, language, {
      appUrl,
      quietMinutes: QUIET_MINUTES,
    });
    return singleMail({
      ...message,
      to: "operator@site.example",
      name: "sample",
      appUrl,
      language,
      dueAt: null,
    });
  };
  return grouped("operator", {
    "dispute-to-operator": disputeMailToOperator({ ...asked, dispute }),
    "inquiry-to-operator": disputeMailToOperator({ ...asked, dispute: { ...dispute, stage: "inquiry" } }),
    ...Object.fromEntries(ALERT_KIND_NAMES.map((kind) => [`alert-${kind}`, alert(kind, "new")])),
    "alert-more": alert("queue_late", "more"),
    "alert-over": alert("queue_late", "over"),
  });
}

function grouped(group: MailGroup, mails: Readonly<Record<string, Mail>>): MailSample[] {
  return Object.entries(mails).map(([name, mail]) => ({ name: name.replaceAll("_", "-"), group, mail }));
}
