import type { SealedColumn } from "../../../db/calendly/sealed-secrets.ts";
import { IDEMPOTENT_ANSWER_PURPOSE } from "../../domain/contract/idempotency.ts";
import { WEBHOOK_SECRET_PURPOSE } from "../../webhook-endpoint/webhook-secret.ts";

/** What a sealed secret may be opened for; a text moved to another column does not open. */
export const ACCESS_TOKEN_PURPOSE = "calendly access token";
export const REFRESH_TOKEN_PURPOSE = "calendly refresh token";
export const SIGNING_KEY_PURPOSE = "calendly signing key";
export const APP_SECRET_PURPOSE = "authenticator app secret";

/** The purpose that each column's secrets are sealed for. One keeps its own when it becomes the one before, or the one that counts. */
export const PURPOSE_OF_COLUMN = {
  access_token_sealed: ACCESS_TOKEN_PURPOSE,
  refresh_token_sealed: REFRESH_TOKEN_PURPOSE,
  signing_key_sealed: SIGNING_KEY_PURPOSE,
  previous_signing_key_sealed: SIGNING_KEY_PURPOSE,
  secret_sealed: APP_SECRET_PURPOSE,
  pending_secret_sealed: APP_SECRET_PURPOSE,
  sealed_secret: WEBHOOK_SECRET_PURPOSE,
  former_sealed_secret: WEBHOOK_SECRET_PURPOSE,
  sealed_answer: IDEMPOTENT_ANSWER_PURPOSE,
} as const satisfies Record<SealedColumn, string>;
