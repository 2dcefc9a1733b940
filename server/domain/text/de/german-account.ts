import { accountPage } from "./account/account-page.ts";
import { accountRefusals } from "./account/account-refusals.ts";
import { addressChange } from "./account/address-change.ts";
import { addressSection } from "./account/address-section.ts";
import { apiKeyRefusals } from "./account/api-key-refusals.ts";
import { apiKeysText } from "./account/api-keys.ts";
import { authenticatorApp } from "./account/authenticator-app.ts";
import { browserNames } from "./account/browser-names.ts";
import { codeForm } from "./account/code-form.ts";
import { codeLink } from "./account/code-link.ts";
import { confirmAddress } from "./account/confirm-address.ts";
import { dataSection } from "./account/data-section.ts";
import { erase } from "./account/erase.ts";
import { eraseRefusals } from "./account/erase-refusals.ts";
import { forgotPassword } from "./account/forgot-password.ts";
import { accountLanguageSection } from "./account/language-section.ts";
import { nameSection } from "./account/name-section.ts";
import { ownPasskeys } from "./account/own-passkeys.ts";
import { passkeysText } from "./account/passkeys.ts";
import { passwordSection } from "./account/password-section.ts";
import { recoveryCodesText } from "./account/recovery-codes.ts";
import { resetPassword } from "./account/reset-password.ts";
import { secondFactor } from "./account/second-factor.ts";
import { secondFactorAnswers } from "./account/second-factor-answers.ts";
import { secondFactorConfirm } from "./account/second-factor-confirm.ts";
import { sessionsSection } from "./account/sessions-section.ts";
import { signIn } from "./account/sign-in.ts";
import { signInAnswers } from "./account/sign-in-answers.ts";
import { signInLink } from "./account/sign-in-link.ts";
import { signUp } from "./account/sign-up.ts";
import { webhooksText } from "./account/webhooks.ts";
import { zoneSection } from "./account/zone-section.ts";
import type { Room } from "../room.ts";

export const germanAccount: Room = {
  "account/account-page": accountPage,
  "account/account-refusals": accountRefusals,
  "account/address-change": addressChange,
  "account/address-section": addressSection,
  "account/api-key-refusals": apiKeyRefusals,
  "account/api-keys": apiKeysText,
  "account/authenticator-app": authenticatorApp,
  "account/browser-names": browserNames,
  "account/code-form": codeForm,
  "account/code-link": codeLink,
  "account/confirm-address": confirmAddress,
  "account/data-section": dataSection,
  "account/erase": erase,
  "account/erase-refusals": eraseRefusals,
  "account/forgot-password": forgotPassword,
  "account/language-section": accountLanguageSection,
  "account/name-section": nameSection,
  "account/own-passkeys": ownPasskeys,
  "account/passkeys": passkeysText,
  "account/password-section": passwordSection,
  "account/recovery-codes": recoveryCodesText,
  "account/reset-password": resetPassword,
  "account/second-factor": secondFactor,
  "account/second-factor-answers": secondFactorAnswers,
  "account/second-factor-confirm": secondFactorConfirm,
  "account/sessions-section": sessionsSection,
  "account/sign-in": signIn,
  "account/sign-in-answers": signInAnswers,
  "account/sign-in-link": signInLink,
  "account/sign-up": signUp,
  "account/webhooks": webhooksText,
  "account/zone-section": zoneSection,
};
