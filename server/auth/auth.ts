import type { Database } from "../../db/core/open-database.ts";
import type { ApiKey } from "../domain/values/api-key.ts";
import type { AccountHolder } from "../domain/booking/booking-owner.ts";
import type { ConfirmedAddress } from "../domain/values/confirmed-address.ts";
import type { LanguageTag } from "../domain/text/language.ts";
import type { UserId } from "../domain/values/ids.ts";
import type { Role } from "../domain/values/role.ts";
import type {
  Clock,
  Limits,
  Log,
  Mailer,
  OperatorToTell,
  SecondFactors,
  SecretBox,
  SignInCodes,
} from "../ports.ts";
import type { ApiKeys } from "../ports/api-keys.ts";
import type { OwnAccounts } from "../ports/own-accounts.ts";
import type { Actor } from "../routers/procedure-context.ts";

export interface NewUser {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: Role;
}

export interface Auth {
  readonly own: OwnAccounts;
  readonly secondFactors: SecondFactors;
  readonly codes: SignInCodes;
  readonly keys: ApiKeys;
  /**
   * The program whose key this `Authorization` header shows (`Bearer bawk_…`). Null for any other header, and unless the key counts now: it has not
   * ended, and its owner has a confirmed address and still the role that it was made by. Notes the use, once a minute. A key is never a session.
   */
  findApiKey(authorization: string | null): Promise<ApiKey | null>;
  /** Whether pages of this origin may use any key that counts now: a browser asks so before it sends the key. */
  isOriginOfAnyLiveKey(origin: string): Promise<boolean>;
  /**
   * Calls one of the sign-in library's paths behind `/api/auth` for a form of ours. `clientAddress` must not come from the client itself; `language` is the
   * one in which the sender reads the page, for mails to whoever has not chosen one.
   */
  handle(request: Request, clientAddress: string, language?: LanguageTag): Promise<Response>;
  /**
   * Who sent this request, by its session cookie: a client, while the address of the account is not confirmed. Nobody without one, and then the database is not asked. A session
   * that is used is prolonged, in its row.
   */
  findActor(request: Request): Promise<Actor>;
  /** Creates an account with a password and a confirmed address; returns the existing one's id when the address has one. */
  createUser(user: NewUser): Promise<UserId>;
  /**
   * The account of this address; a client's, without a password, is made when there is none: its owner signs in by a mailed link. The
   * address counts as unconfirmed until then. Safe to call twice, and at once.
   */
  ofEmail(email: string, name: string): Promise<AccountHolder>;
  /** The addresses of these accounts; those that are gone are left out. */
  addressesOf(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, string>>;
  /**
   * Makes the account of this address a builder's or an operator's. Never by what a form says: we decide who gets which role. Throws when no account
   * has confirmed the address (any more).
   */
  setRole(address: ConfirmedAddress, role: "builder" | "operator"): Promise<void>;
  /** Makes an operator a client and ends their sessions. Keys and webhook endpoints that they made as an operator count no more. */
  takeBackOperator(userId: UserId): Promise<void>;
  /**
   * Mails a link that signs in to the account of this address, making one when there is none, confirms the address and goes on to `next`. The
   * link is returned as well, for whoever runs the server; `isMailed` is false when the mail server did not take the mail.
   */
  sendSignInLink(email: string, next: string): Promise<{ readonly page: URL; readonly isMailed: boolean }>;
  /** Everybody who keeps this installation running; those whose address nobody has confirmed are left out. */
  listOperators(): Promise<readonly OperatorToTell[]>;
  /** The addresses of these. */
  listOperatorAddresses(): Promise<readonly ConfirmedAddress[]>;
  /** Null when no account has this address. */
  findUserByEmail(email: string): Promise<(AccountHolder & { readonly role: Role }) | null>;
  /**
   * Waits for the look at the tables that the sign-in library takes by itself when it begins, so that the database can be closed after it.
   * What it finds is in the log.
   */
  settle(): Promise<void>;
  /**
   * Takes every second factor and recovery code from somebody and signs them out everywhere: they set one up anew at their next sign-in.
   * Safe to call twice.
   */
  resetSecondFactor(userId: UserId): Promise<void>;
}

export interface AuthOptions {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly log: Log;
  /** Our own origin. Cookies are secure when it is https. */
  readonly appUrl: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly secretBox: Pick<SecretBox, "seal" | "open" | "sign">;
  /** Whether operators may do nothing before they have shown a second factor. */
  readonly asksSecondFactor: boolean;
  /** How many sign-ins one address may try in ten minutes. */
  readonly signInsPerAddressMax: number;
}
