import { z } from "zod";
import { anywhere, publicHttps } from "./allowed-settings.ts";
import { httpUrl, setting, wholeNumber } from "./setting.ts";

const addresses = z
  .string()
  .transform((text) => text.split(",").map((address) => address.trim()))
  .refine(
    (list) => list.every((address) => z.email().safeParse(address).success),
    "must be addresses, separated by commas",
  );

/** Up to 30 days. */
const minutes = (standard: number) => wholeNumber(1, 30 * 24 * 60).default(standard);

/** Whom operators' alerts go to, and from when on something is one. */
export const ALERT_SETTINGS = {
  ALERT_EMAILS: setting(
    addresses.optional(),
    anywhere,
    "Who is mailed when something needs a person, comma-separated. Empty: every operator.",
    "",
  ),
  ALERT_WEBHOOK_URL: setting(
    httpUrl.optional(),
    publicHttps,
    'Where the same is posted as JSON, `{"text": …}`, as Slack, Mattermost and their like take it. A secret: whoever knows it can post there. Empty: nowhere.',
    "",
  ),
  HEARTBEAT_URL: setting(
    httpUrl.optional(),
    publicHttps,
    "Called (GET) each minute while the app is well: a service that tells you when the calls stop sees what a dead process cannot tell. Empty: nothing is called.",
    "",
  ),
  ALERT_MONEY_MINUTES: setting(
    minutes(10),
    anywhere,
    "Alert when a payment page, a refund or a webhook of a provider has waited longer.",
    "10",
  ),
  ALERT_WORK_MINUTES: setting(minutes(30), anywhere, "Alert when any other work has waited longer.", "30"),
  ALERT_DEADLINE_MINUTES: setting(
    minutes(5),
    anywhere,
    "Alert when a booking has stood still for longer past its deadline.",
    "5",
  ),
  ALERT_RECONCILIATION_INTERVALS: setting(
    wholeNumber(1, 1_000).default(3),
    anywhere,
    "Alert when the last whole comparison is older than so many times RECONCILE_EVERY_MINUTES.",
    "3",
  ),
  ALERT_BAD_SIGNATURES: setting(
    wholeNumber(1, 1_000_000).default(5),
    anywhere,
    "Alert when so many webhooks in the name of one provider had a wrong signature within ALERT_SIGNATURE_MINUTES.",
    "5",
  ),
  ALERT_SIGNATURE_MINUTES: setting(
    // Counts are kept for two days.
    wholeNumber(1, 24 * 60).default(10),
    anywhere,
    "See ALERT_BAD_SIGNATURES.",
    "10",
  ),
  ALERT_SILENCE_DELIVERIES: setting(
    wholeNumber(1, 1_000_000).default(10),
    anywhere,
    "Alert when a provider has sent no webhook for two hours, though it sent so many in the same two hours on ALERT_SILENCE_DAYS of the last seven days.",
    "10",
  ),
  ALERT_SILENCE_DAYS: setting(wholeNumber(1, 7).default(5), anywhere, "See ALERT_SILENCE_DELIVERIES.", "5"),
  ALERT_UNKNOWN_WORK_MINUTES: setting(
    minutes(15),
    anywhere,
    "Alert when work of a kind that no running version knows has waited longer.",
    "15",
  ),
  ALERT_FAILED_CALLS: setting(
    wholeNumber(1, 1_000_000).default(10),
    anywhere,
    "Alert when so many requests to a provider have failed within ten minutes and none was answered.",
    "10",
  ),
  ALERT_CERTIFICATE_DAYS: setting(
    wholeNumber(1, 90).default(14),
    anywhere,
    "Alert when the certificate of APP_URL ends in fewer days.",
    "14",
  ),
  ALERT_QUIET_MINUTES: setting(
    minutes(15),
    anywhere,
    "An alert is over when its trouble has been gone for so long.",
    "15",
  ),
};
