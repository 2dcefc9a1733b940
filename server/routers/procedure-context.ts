import type { BookingDeps } from "../booking/booking-deps.ts";
import type { ConnectionDeps } from "../calendly-connection/connection-deps.ts";
import type { ApiKey } from "../domain/values/api-key.ts";
import type { ConfirmedAddress } from "../domain/values/confirmed-address.ts";
import type { Language, LanguageTag } from "../domain/text/language.ts";
import type { BookingId, BuilderId, UserId } from "../domain/values/ids.ts";
import type { TimeZone } from "../domain/values/instant.ts";
import type { SecondFactorStatus } from "../domain/values/second-factor.ts";
import type { FoundPages } from "../found/found-pages.ts";
import type { KeptSiteFigures } from "../found/kept-site-figures.ts";
import type { LinkCards, Pictures, SecondFactors } from "../ports.ts";
import type { CheckupDeps } from "../doctor/check-deps.ts";

/** Who is asking: what their session says, and which bookings they hold a link to. */
export type Actor = Person & {
  /** The bookings that this browser has opened by a mailed link, signed in or not; each link was checked. */
  readonly linkedBookingIds?: readonly BookingId[];
};

/** Who is asking, by their session alone. */
type Person =
  | { readonly kind: "nobody" }
  | {
      /**
       * Somebody with an operator's role is `operator_unconfirmed`, and may do no more than anybody with an account, until this session has
       * shown their second factor where the installation asks for it.
       */
      readonly kind: "client" | "builder" | "operator" | "operator_unconfirmed";
      readonly userId: UserId;
      readonly email: string;
      readonly name: string;
      /** Null while the address is unconfirmed: the account then has no role, whatever it had before. */
      readonly confirmed: ConfirmedAddress | null;
      /** Set for builders only. */
      readonly builderId: BuilderId | null;
      /** Of the session that says so. Absent where no session did. */
      readonly signIn?: SignIn;
      /** Set for whoever has an operator's role. */
      readonly secondFactor?: SecondFactorStatus;
    };

/** How somebody is signed in. */
export interface SignIn {
  readonly sessionId: string;
  /** Whether they showed who they are within the last quarter of an hour, by password or mailed link. */
  readonly isFresh: boolean;
  /** Whether it was shown that mail to their address reaches them. */
  readonly isConfirmed: boolean;
  /** In which they want times shown; null while they have not said. */
  readonly timeZone: TimeZone | null;
  /** In which they want to read; null while they have not said. */
  readonly language: LanguageTag | null;
}

/** What a tRPC procedure gets. */
export interface ProcedureContext {
  /** Nobody, where a program asks by a key. */
  readonly actor: Actor;
  /** The program that asks; null for a person. It may call what names a scope of its key, and nothing else. */
  readonly apiKey: ApiKey | null;
  readonly deps: BookingDeps;
  /** In which the caller reads. */
  readonly language: LanguageTag;
  /** Those that this installation speaks. */
  readonly languages: readonly Language[];
  /** Of the first try, where a request is sent again under its idempotency key. */
  readonly requestId: string;
  /** 16 bytes: the id of what the request makes, the same at every try; null where nothing says that it may be sent again. */
  readonly newIdBytes: Uint8Array | null;
  /** What counts as one sender: the client's IPv4 address, or the /64 of its IPv6 address. */
  readonly clientNetwork: string;
  readonly pictures: Pictures;
  readonly linkCards: LinkCards;
  readonly foundPages: FoundPages;
  readonly siteFigures: KeptSiteFigures;
  readonly connections: ConnectionDeps;
  /** What the checks of the installation look at. */
  readonly checkup: CheckupDeps;
  readonly secondFactors: SecondFactors;
  /** Makes the account of this address a builder's. Safe to call twice. */
  readonly makeBuilder: (address: ConfirmedAddress) => Promise<void>;
  /** Writes down beside the backups that whoever has this address was erased. */
  readonly noteErasure: (address: string) => Promise<void>;
}
