import type { CalendlyConnection } from "../../../db/calendly/calendly-connections.ts";
import type { SecretBox } from "../../ports.ts";
import { SIGNING_KEY_PURPOSE } from "../token/sealed-purposes.ts";

/**
 * The key that a delivery to this connection must be signed with, by the number in the address it came to: the present one, or during a
 * rotation the one before. Null for any other number.
 */
export function signingKeyOf(
  secretBox: SecretBox,
  connection: CalendlyConnection,
  keyNumber: string | null,
): string | null {
  const sealed =
    keyNumber === String(connection.keyNumber)
      ? connection.signingKeySealed
      : keyNumber === String(connection.keyNumber - 1)
        ? connection.previousSigningKeySealed
        : null;
  return sealed === null ? null : secretBox.open(sealed, SIGNING_KEY_PURPOSE);
}
