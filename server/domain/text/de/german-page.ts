import { formats } from "./formats.ts";
import { pageShell } from "./page-shell.ts";
import { copyButton } from "./page/copy-button.ts";
import { erasedPerson } from "./page/erased-person.ts";
import { fieldProblems } from "./page/field-problems.ts";
import { formText } from "./page/form.ts";
import { frontPage } from "./page/front.ts";
import { foundPages } from "./page/found.ts";
import { linkSent } from "./page/link-sent.ts";
import { mailboxLink } from "./page/mailbox-link.ts";
import { mailedLinkForm } from "./page/mailed-link-form.ts";
import { needsList } from "./page/needs-list.ts";
import { pageError } from "./page/page-error.ts";
import { passkeyButton } from "./page/passkey-button.ts";
import { passwordGone } from "./page/password-gone.ts";
import { plainAnswers } from "./page/plain-answers.ts";
import { publicProfile } from "./page/profile.ts";
import { reasonField } from "./page/reason-field.ts";
import { searchPage } from "./page/search.ts";
import { sitePolicyPage } from "./page/site-policy.ts";
import { stagingStrip } from "./page/staging-strip.ts";
import { timeZoneChoice } from "./page/time-zone-choice.ts";
import { waits } from "./waits.ts";
import type { Room } from "../room.ts";

export const germanPage: Room = {
  formats: formats,
  "page-shell": pageShell,
  "page/copy-button": copyButton,
  "page/erased-person": erasedPerson,
  "page/field-problems": fieldProblems,
  "page/form": formText,
  "page/front": frontPage,
  "page/found": foundPages,
  "page/link-sent": linkSent,
  "page/mailbox-link": mailboxLink,
  "page/mailed-link-form": mailedLinkForm,
  "page/needs-list": needsList,
  "page/page-error": pageError,
  "page/passkey-button": passkeyButton,
  "page/password-gone": passwordGone,
  "page/plain-answers": plainAnswers,
  "page/profile": publicProfile,
  "page/reason-field": reasonField,
  "page/search": searchPage,
  "page/site-policy": sitePolicyPage,
  "page/staging-strip": stagingStrip,
  "page/time-zone-choice": timeZoneChoice,
  waits: waits,
};
