import { findHeldRestoration } from "../../db/operations/restorations.ts";
import { getPublishedPolicies } from "../../db/site-policies/site-policies.ts";
import { lastKnownMigration } from "../../db/core/schema-requirement.ts";
import type { Finding } from "../domain/providers/installation-finding.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { SITE_POLICY_KINDS } from "../domain/site-policy/site-policy.ts";
import { ENGLISH } from "../domain/text/language.ts";
import { arrivalMail } from "./arrival-mail.ts";
import { isLoginRefused } from "../domain/providers/smtp-login.ts";
import type { CheckupDeps } from "./check-deps.ts";

/** 2025b changed Philippine and Chilean time; older data shows some people a wrong hour. */
const TIME_ZONE_DATA_MIN = "2025b";

/** The database: no other check counts while it lacks tables, or has others than this version knows. */
export async function checkMigrations(deps: CheckupDeps): Promise<Finding[]> {
  const status = await deps.readSchemaStatus();
  switch (status.kind) {
    case "as_this_version_has_it":
    case "newer":
      return [];
    case "older":
      return [{ code: "migration_pending", about: null, pending: status.pending }];
    case "too_new":
      return [
        {
          code: "database_too_new",
          about: null,
          unknown: status.unknown,
          needed: status.needed,
          appVersion: deps.settings.appVersion,
          lastKnown: lastKnownMigration(),
        },
      ];
  }
}

/** Whether a restored installation still waits to be released. */
export async function checkHold({ database }: CheckupDeps): Promise<Finding[]> {
  const held = await findHeldRestoration(database.kysely);
  return held === null ? [] : [{ code: "held_back", about: null, takenAt: held.takenAt }];
}

/** Whether the terms and the privacy notice are published. */
export async function checkPolicies({ database }: CheckupDeps): Promise<Finding[]> {
  const published = await getPublishedPolicies(database.kysely);
  return SITE_POLICY_KINDS.filter((policy) => published[policy] === null).map((policy) => ({
    code: "policy_missing",
    about: null,
    policy,
  }));
}

export function checkTimeZones({ settings }: CheckupDeps): Promise<Finding[]> {
  // `2025b` < `2026a`: the names are made to be sorted.
  if (settings.timeZoneData >= TIME_ZONE_DATA_MIN) return Promise.resolve([]);
  return Promise.resolve([
    {
      code: "time_zones_outdated",
      about: null,
      known: settings.timeZoneData,
      needed: TIME_ZONE_DATA_MIN,
    },
  ]);
}

/** Signs in at the mail server, and sends the first operator a line: only a mail shows that mail is taken. */
export async function checkMail(deps: CheckupDeps): Promise<Finding[]> {
  try {
    await deps.verifyMail();
    const [to] = await deps.operatorAddresses();
    // While the installation is held no mail leaves, and that is a finding of its own.
    if (to === undefined || (await findHeldRestoration(deps.database.kysely)) !== null) return [];
    const name = `doctor.${deps.clock.now().replaceAll(/\D/g, "")}`;
    await deps.mailer.send(arrivalMail({ to, name, appUrl: deps.settings.appUrl, language: ENGLISH }));
    return [];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return [
      error.status !== null && isLoginRefused(error.status)
        ? { code: "mail_login_refused", about: null, status: error.status }
        : { code: "mail_refused", about: null, reason: error.message },
    ];
  }
}
