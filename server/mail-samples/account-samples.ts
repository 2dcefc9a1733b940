import { addressChangedMail, addressTakenMail, confirmAddressMail } from "../account/address-mails.ts";
import { apiKeyMail } from "../account/api-keys/api-key-mail.ts";
import { factorMail } from "../account/factor-mails.ts";
import { codeMail } from "../account/code-mail.ts";
import { noAccountMail, passwordChangedMail, resetMail } from "../account/password-mails.ts";
import { signInMail, type LinkPurpose } from "../account/sign-in-mail.ts";
import { sampleMoments } from "../domain/text/en/mails/sample-moments.ts";
import { textIn } from "../domain/text/place.ts";
import { addMinutes, timeZone } from "../domain/values/instant.ts";
import type { FactorNotification, Mail } from "../ports.ts";
import { deadEndpointMail, newEndpointMail } from "../webhook-endpoint/endpoint-mails.ts";
import type { MailSample, SampleOptions } from "./mail-sample.ts";
import { SAMPLE_NOW } from "./sample-booking.ts";

const LINK_PURPOSES: Readonly<Record<LinkPurpose, true>> = {
  sign_in: true,
  new_account: true,
  known_account: true,
  confirm: true,
};

const FACTOR_NOTIFICATIONS: Readonly<Record<FactorNotification, true>> = {
  app_set_up: true,
  app_removed: true,
  passkey_added: true,
  passkey_removed: true,
  recovery_code_used: true,
  recovery_codes_made: true,
  reset: true,
};

/** All mails about an account, its keys and its webhook endpoints. */
export function accountSamples({ language, appUrl, names }: SampleOptions): MailSample[] {
  const to = "casey@example.com";
  const base = { to, id: "sample", appUrl, language };
  const move = { oldEmail: to, newEmail: "casey@new.example", id: "sample", appUrl, language };
  const confirm = {
    ...move,
    key: "sample",
    expiresAt: addMinutes(SAMPLE_NOW, 24 * 60),
    zone: timeZone("Europe/Berlin"),
  };
  const endpoint = {
    id: "whe_sample",
    url: "https://crm.example/hooks/sample",
    owner: { kind: "builder", userId: "sample", builderId: "bld_sample" },
  } as const;
  const link = new URL(`${appUrl}/sign-in/link?token=sample`);
  const codeLink = new URL(`${appUrl}/sign-in/code?token=sample`);
  const reset = new URL(`${appUrl}/reset-password?token=sample`);
  const key = { ...base, owner: "builder", name: names.apiKey } as const;
  const t = textIn(sampleMoments, language);
  const samples: readonly (readonly [name: string, moment: string, mail: Mail])[] = [
    ...(Object.keys(LINK_PURPOSES) as LinkPurpose[]).map(
      (purpose) =>
        [
          `link-${purpose}`,
          t(`link_${purpose}`),
          signInMail({ to, purpose, link, minutes: 15, id: "sample", language }),
        ] as const,
    ),
    ...(["sign_in", "book"] as const).map(
      (purpose) =>
        [
          `code-${purpose}`,
          t(`code_${purpose}`),
          codeMail({ to, purpose, code: "123456", link: codeLink, id: "sample", language }),
        ] as const,
    ),
    ["password-reset", t("passwordReset"), resetMail({ ...base, link: reset, minutes: 15 })],
    ["password-no-account", t("passwordNoAccount"), noAccountMail(base)],
    ["password-changed", t("passwordChanged"), passwordChangedMail({ ...base, isFirst: false })],
    ["password-set", t("passwordSet"), passwordChangedMail({ ...base, isFirst: true })],
    ["address-confirm-old", t("addressConfirmOld"), confirmAddressMail({ ...confirm, side: "old" })],
    ["address-confirm-new", t("addressConfirmNew"), confirmAddressMail({ ...confirm, side: "new" })],
    ["address-taken", t("addressTaken"), addressTakenMail(move)],
    ["address-changed", t("addressChanged"), addressChangedMail({ ...move, side: "new" })],
    ["api-key-created", t("apiKeyCreated"), apiKeyMail({ ...key, kind: "created" })],
    ["api-key-revoked", t("apiKeyRevoked"), apiKeyMail({ ...key, kind: "revoked" })],
    ...(Object.keys(FACTOR_NOTIFICATIONS) as FactorNotification[]).map(
      (kind) => [`factor-${kind}`, t("factorChanged"), factorMail({ ...base, kind })] as const,
    ),
    ["webhooks-added", t("webhooksAdded"), newEndpointMail({ ...base, endpoint })],
    [
      "webhooks-switched-off",
      t("webhooksSwitchedOff"),
      deadEndpointMail({ ...base, endpoint, failingSince: SAMPLE_NOW }),
    ],
  ];
  return samples.map(([name, moment, mail]) => ({
    name: name.replaceAll("_", "-"),
    group: "account",
    moment,
    mail,
  }));
}
