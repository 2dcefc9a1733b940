import { place } from "../../place.ts";

/** What operators are told of, by kind: what it is (as the subject of a mail, and on the overview), and what is known of it (`…Fact`). */
export const operatorAlerts = place("operator/alerts", {
  critical: "Critical",
  serious: "Serious",
  soon: "Soon",

  money_job_failed: "A payment page could not be opened or closed",
  money_job_failedDetails:
    "{count, plural, one {One job that opens or closes a payment page has} other {# jobs that open or close payment pages have}} failed for good, for {age}.",

  refund_failed: "A refund could not be made",
  refund_failedDetails:
    "Stripe has refused {count, plural, one {a refund} other {# refunds}} for good, for {age}. The money has not gone back.",
  refundSentBack: "A refund was sent back",
  refundSentBackDetails:
    "A bank has sent {count, plural, one {a refund} other {# refunds}} back, for {age}. The money lies with Stripe, and its client does not have it.",

  money_drift: "Money is not where our records have it",
  money_driftDetails:
    "The comparison with Stripe has found {count, plural, one {one difference} other {# differences}} about money that nobody has resolved, for {age}.",

  checkout_refused: "Nobody can pay: Stripe refuses",
  checkout_refusedDetails:
    "Stripe has refused {count, plural, one {one payment page} other {# payment pages}}, for {age}. It says: {reason}",
  checkoutRefusedOne: "Nobody can pay for one session: Stripe refuses",

  database_unwritable: "The database takes no writes",
  database_unwritableDetails:
    "{server} has not been able to write to the database for {age}. Nobody can book, and webhooks are not taken.",

  restoration_held: "Restored, and held: nobody can book until it is released",
  restoration_heldDetails:
    "The database was restored from a backup {age} ago. It compares itself with Stripe and Calendly; no mail and no order leaves, and what is sent in is refused, until somebody runs npm run release.",

  queue_late: "Work is waiting too long",
  queueMoneyDetails:
    "The oldest payment page or refund that should have been asked for has waited for {age}.",
  queueInboxDetails:
    "The oldest webhook of Stripe or Calendly has waited for {age}. It may tell of a payment.",
  queueOthersDetails:
    "The oldest mail or request to Calendly that should have gone out has waited for {age}.",
  queueEventsDetails: "The oldest event that others are to be told of has waited for its turn for {age}.",
  queueWebhooksDetails:
    "The oldest webhook to other software that should have gone out has waited for {age}.",

  deadlines_overdue: "Bookings stand still past their deadline",
  deadlines_overdueDetails:
    "{count, plural, one {One booking has} other {# bookings have}} not moved on though the deadline has passed, the oldest for {age}. Times may be held that nobody pays for.",

  provider_down:
    "{provider, select, stripe {Stripe} calendly {Calendly} other {The mail server}} does not answer",
  provider_downDetails:
    "{count, plural, one {One request has} other {# requests have}} failed in the last ten minutes, and none was answered.",

  webhook_silence: "{source, select, stripe {Stripe} other {Calendly}} has sent no webhooks for two hours",
  webhook_silenceDetails:
    "At this time of day it sent plenty on {count, plural, one {# of the last seven days} other {# of the last seven days}}.",

  signature_failures: "Webhooks with wrong signatures",
  signature_failuresDetails:
    "{count, plural, one {# webhook} other {# webhooks}} in the name of {source, select, stripe {Stripe} other {Calendly}} came with a wrong signature within minutes, and {count, plural, one {was} other {were}} refused.",

  job_failed: "A job has failed for good",
  job_failedDetails:
    "{count, plural, one {One job has} other {# jobs have}} failed for good, for {age}: mails, requests to Calendly or the like.",
  deliveryFailed: "A webhook could not be handled",
  deliveryFailedDetails:
    "{count, plural, one {One webhook} other {# webhooks}} of Stripe or Calendly could not be handled, for {age}.",

  connection_trouble: "A Calendly connection is down",
  connection_troubleDetails:
    "{count, plural, one {One connection is} other {# connections are}} down, for {age}. Clients cannot book there. The builders have been written to.",
  checksFail: "Webhooks at Calendly cannot be checked",
  checksFailDetails:
    "Those of {count, plural, one {one connection} other {# connections}}, for {age}. What is booked or canceled at Calendly itself may come late.",

  unknown_work: "Work that no running version knows",
  unknown_workDetails:
    "{count, plural, one {One row} other {# rows}} of the kind {type} {count, plural, one {waits} other {wait}} for a newer version, for {age}. Nothing is lost, and nothing is done.",

  clock_wrong: "A server’s clock is wrong",
  clock_wrongDetails: "{words}, for {age}.",

  certificate_expiring: "The certificate of the site ends soon",
  certificate_expiringDetails:
    "{count, plural, =0 {It ends within a day, or has ended} one {It ends in a day} other {It ends in # days}}. Then no browser opens the site, and no webhook arrives.",

  reconciliation_late: "Nothing has been compared with Stripe and Calendly for long",
  reconciliation_lateDetails: "The last whole comparison began {age} ago.",

  backup_late: "The last backup is too old",
  backup_lateDetails: "It is {age} old.",
  noBackup: "There is no backup yet, though backups are set up.",
});
