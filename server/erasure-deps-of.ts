import { disconnectBuilder } from "./calendly-connection/connect/disconnect-calendly.ts";
import type { BuilderId } from "./domain/values/ids.ts";
import type { ErasureDeps } from "./history/erase-person.ts";
import type { Services } from "./open-services.ts";
import type { SecretBox } from "./ports.ts";

/** What erasing a person needs, outside of a request. */
export function erasureDepsOf(services: Services): ErasureDeps & { readonly secretBox: SecretBox } {
  const { database, clock, randomBytes, secretBox, auth, connections, noteErasure } = services;
  return {
    database,
    clock,
    randomBytes,
    secretBox,
    accounts: auth,
    noteErasure,
    disconnect: (builderId: BuilderId) => disconnectBuilder(connections, builderId),
  };
}
