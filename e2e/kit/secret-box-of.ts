import { createSecretBox } from "../../server/adapters/secret-box.ts";
import type { SecretBox } from "../../server/ports.ts";
import type { Wire } from "./built-app.ts";

/** A box with the running app's own key: opens what it sealed, and signs as it does. */
export function secretBoxOf(wire: Wire): SecretBox {
  const [id = "", encoded = ""] = (wire.demo.env["ENCRYPTION_KEYS"] ?? "").split(":");
  return createSecretBox([{ id, key: Buffer.from(encoded, "base64") }]);
}
