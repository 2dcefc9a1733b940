import { alertMail } from "../alerts/alert-mail.ts";
import { disputeMailToOperator } from "../booking/view/dispute-mail-to-operator.ts";
import { failingChecksMail } from "../calendly-connection/failing-checks-mail.ts";
import { connectionTroubleMail } from "../calendly-connection/token/connection-trouble-mail.ts";
import { digestMail } from "../digest/digest-mail.ts";
import { arrivalMail } from "../doctor/arrival-mail.ts";
import { ALERT_KIND_NAMES, type AlertKind } from "../domain/health/alert-kinds.ts";
import { BROKEN_REASONS } from "../domain/providers/connection-state.ts";
import { connectionMailText } from "../domain/text/en/mails/connection-mails.ts";
import { digestText } from "../domain/text/en/mails/digest.ts";
import { sampleMoments } from "../domain/text/en/mails/sample-moments.ts";
import { textIn } from "../domain/text/place.ts";
import { runbookInWords } from "../domain/text/runbook-in-words.ts";
import { addMinutes, timeZone } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { AlertNotification, Mail } from "../ports.ts";
import { problemsMail } from "../problem-report/problem-mails.ts";
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
  const t = textIn(sampleMoments, language);
  return grouped("builder", [
    ...BROKEN_REASONS.map(
      (reason) =>
        [
          `connection-${reason}`,
          textIn(connectionMailText, language)(reason),
          connectionTroubleMail({
            ...trouble,
            reason,
            missingScopes: reason === "forbidden" ? ["scheduled_events:write"] : [],
            worksUntil: reason === "refresh_lost" ? addMinutes(SAMPLE_NOW, 90) : null,
          }),
        ] as const,
    ),
    [
      "connection-checks",
      t("connectionChecks"),
      failingChecksMail({
        builder,
        language,
        since: SAMPLE_NOW,
        failure: "unexpected",
        connectionId: "sample",
        appUrl,
      }),
    ],
    [
      "digest-of-the-day",
      t("digest"),
      digestMail({
        digest: {
          sessions: [5, 7].map((hours) => ({
            startsAt: addMinutes(SAMPLE_NOW, hours * 60),
            endsAt: addMinutes(SAMPLE_NOW, (hours + 1) * 60),
            name: names.session,
            client: names.client,
          })),
          yesterday: [{ paid: SAMPLE_PRICE, refunded: SAMPLE_HALF }],
          needs: [textIn(digestText, language)("broken")],
        },
        builder,
        language,
        day: "2026-03-02",
        at: SAMPLE_NOW,
        appUrl,
      }),
    ],
    ["checkouts-refused", t("checkoutsRefused"), refusedCheckoutsMail({ ...refused, sessionTypeName: null })],
    [
      "checkouts-refused-of-session",
      t("checkoutsRefusedOfSession"),
      refusedCheckoutsMail({ ...refused, sessionTypeName: names.session }),
    ],
  ]);
}

function operatorSamples({ language, appUrl, names }: SampleOptions): MailSample[] {
  const booking = sampleBooking("disputed", names);
  const [dispute] = booking.context.disputes;
  invariant(dispute !== undefined, "the sample is disputed");
  const site = { to: "operator@site.example", appUrl, language, name: "sample" };
  const asked = {
    ...site,
    dueAt: SAMPLE_NOW,
    zone: timeZone("UTC"),
    booking,
    builderName: names.builder,
    effectKey: "bkg_sample:3:0",
  } as const;
  const alert = (kind: AlertKind, stage: AlertNotification["stage"]): Mail => {
    const condition = {
      kind,
      subject: "sample",
      since: addMinutes(SAMPLE_NOW, -40),
      latestAt: null,
      count: 3,
      detail: names.details[kind] ?? null,
    };
    const notification = { id: "sample", condition, stage, at: SAMPLE_NOW, isMailFailed: false };
    return alertMail(notification, { ...site, quietMinutes: QUIET_MINUTES });
  };
  const t = textIn(sampleMoments, language);
  return grouped("operator", [
    ["dispute-to-operator", t("disputeToOperator"), disputeMailToOperator({ ...asked, dispute })],
    [
      "inquiry-to-operator",
      t("inquiryToOperator"),
      disputeMailToOperator({ ...asked, dispute: { ...dispute, stage: "inquiry" } }),
    ],
    ...ALERT_KIND_NAMES.map(
      (kind) => [`alert-${kind}`, runbookInWords(kind, language).meaning, alert(kind, "new")] as const,
    ),
    ["alert-more", t("alertMore"), alert("queue_late", "more")],
    ["alert-over", t("alertOver"), alert("queue_late", "over")],
    [
      "problems-reported",
      t("problemsReported"),
      problemsMail({ ...site, dueAt: SAMPLE_NOW, count: 3, awaited: 2 }),
    ],
    ["test-mail", t("testMail"), arrivalMail(site)],
  ]);
}

function grouped(
  group: MailGroup,
  samples: readonly (readonly [name: string, moment: string, mail: Mail])[],
): MailSample[] {
  return samples.map(([name, moment, mail]) => ({ name: name.replaceAll("_", "-"), group, moment, mail }));
}
