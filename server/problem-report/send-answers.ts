import { claimAnswers, settleAnswer, type ClaimedAnswer } from "../../db/problem-reports/problem-answers.ts";
import { findProblemGroup } from "../../db/problem-reports/problem-groups.ts";
import { listLinkableBookings } from "../../db/bookings/lists/linkable-bookings.ts";
import { bookingLinkOf } from "../booking/booking-link.ts";
import { newLease } from "../booking/lease.ts";
import type { ProblemReport } from "../domain/problem-report/problem-report.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { languageOfAddress } from "../mails/language-of-mail.ts";
import type { Mail } from "../ports.ts";
import type { ProblemDeps } from "./problem-deps.ts";
import { mayHaveBeenTold } from "../mails/leave-out-told.ts";
import { problemAnswerMail, type AnswerLink } from "./problem-mails.ts";

type SendDeps = Pick<
  ProblemDeps,
  "database" | "clock" | "randomBytes" | "log" | "mailer" | "secretBox" | "settings"
>;

/** 10: a minute's work of the mail server. */
const ANSWERS_A_TURN = 10;
/** 1 min, doubled each time, up to 6 h. */
const PAUSE_MINUTES_FIRST = 1;
const PAUSE_MINUTES_MAX = 6 * 60;
/** 20 tries are some three days, as long as mail servers try themselves. */
const TRIES_MAX = 20;

/**
 * Mails the answers that are due. Each is claimed by one caller, whichever process it is in, and sent under one Message-ID; what the mail server does not take
 * now is due again later, and what it refuses for good has failed. Safe to call at any time.
 */
export async function sendAnswers(deps: SendDeps): Promise<void> {
  const { kysely } = deps.database;
  for (let turn = 0; turn < ANSWERS_A_TURN; turn += 1) {
    const { lease, leasedUntil } = newLease(deps);
    // One at a time: the lease is as long as one mail may take.
    const claimed = await claimAnswers(kysely, { lease, leasedUntil, now: deps.clock.now(), limit: 1 });
    if (claimed.length === 0) return;
    for (const answer of claimed)
      await settleAnswer(kysely, answer.report.id, lease, await send(deps, answer));
  }
}

async function send(deps: SendDeps, claimed: ClaimedAnswer): Promise<Parameters<typeof settleAnswer>[3]> {
  const attempts = claimed.attempts + 1;
  try {
    const mail = await answerMail(deps, claimed);
    if (mail === null) return { failure: "the answer is gone", attempts, dueAt: null };
    if (mail.dueAt !== null && (await mayHaveBeenTold(deps.database, mail.dueAt)))
      return {
        failure: "this installation was restored since, and may have sent it before",
        attempts,
        dueAt: null,
      };
    await deps.mailer.send(mail);
    return { sentAt: deps.clock.now() };
  } catch (error) {
    const failure = error instanceof ProviderError ? error.message : "failed";
    deps.log.warn({ reportId: claimed.report.id, attempts, failure }, "An answer could not be mailed");
    return { failure, attempts, dueAt: nextTryAt(error, attempts, deps.clock.now()) };
  }
}

function nextTryAt(error: unknown, attempts: number, now: Instant): Instant | null {
  if (error instanceof ProviderError && !error.retryable) return null;
  if (attempts >= TRIES_MAX) return null;
  return addMinutes(now, Math.min(PAUSE_MINUTES_MAX, PAUSE_MINUTES_FIRST * 2 ** (attempts - 1)));
}

async function answerMail(deps: SendDeps, { report }: ClaimedAnswer): Promise<Mail | null> {
  const { kysely } = deps.database;
  const { answer, email } = report;
  if (answer === null || email === null || answer.text === "") return null;
  const language = await languageOfAddress(kysely, email, report.language);
  const group = await findProblemGroup(kysely, report.groupId);
  return problemAnswerMail({
    to: email,
    report,
    step: group?.step ?? "other",
    answer: answer.text,
    link: await linkOf(deps, report),
    dueAt: answer.at,
    appUrl: deps.settings.appUrl,
    language,
  });
}

/** What was reported, as the reader of the answer sees it: the booking, or else the page. */
async function linkOf(deps: SendDeps, report: ProblemReport): Promise<AnswerLink> {
  const { appUrl } = deps.settings;
  const { bookingId, pagePath } = report;
  if (bookingId !== null) return { to: "booking", url: await bookingUrlOf(deps, report, bookingId) };
  return pagePath === null ? { to: "site", url: appUrl } : { to: "page", url: `${appUrl}${pagePath}` };
}

/**
 * Each reader's own page of the booking. A client needs no sign-in: the link opens it. That one goes to the booking's own address alone, because it opens the
 * booking for whoever holds it, and an answer goes wherever the reporter wanted it.
 */
async function bookingUrlOf(
  deps: SendDeps,
  { reporter, email }: ProblemReport,
  bookingId: BookingId,
): Promise<string> {
  const { appUrl } = deps.settings;
  switch (reporter) {
    case "builder":
    case "operator":
      return `${appUrl}/${reporter}/bookings/${bookingId}`;
    case "client":
    case "account":
    case "visitor": {
      const [booking] = await listLinkableBookings(deps.database.kysely, [bookingId]);
      const isTheirs = reporter === "client" && booking?.clientEmail.toLowerCase() === email?.toLowerCase();
      return booking !== undefined && isTheirs
        ? bookingLinkOf(deps, booking)
        : `${appUrl}/bookings/${bookingId}`;
    }
  }
}
