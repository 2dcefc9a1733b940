import { sql } from "kysely";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Database } from "../../db/core/open-database.ts";
import type { UserId } from "../domain/values/ids.ts";
import { COOKIE_PREFIX, PROLONGED_AFTER_SECONDS, SESSION_SECONDS } from "./auth-library.ts";

/** A session that counts, and whose it is, as the library says it. */
export interface ReadSession {
  readonly session: { readonly id: string; readonly createdAt: Date };
  readonly user: {
    readonly id: UserId;
    readonly email: string;
    readonly emailVerified: boolean;
    readonly name: string;
    readonly role: string;
    readonly timeZone: string | null;
    readonly language: string | null;
  };
}

interface SessionRow extends Omit<ReadSession["user"], "emailVerified"> {
  readonly sessionId: string;
  /** Texts on SQLite. */
  readonly createdAt: Date | string;
  readonly expiresAt: Date | string;
  /** A number on SQLite. */
  readonly emailVerified: unknown;
}

/** What the library makes of a signature: 32 bytes in base64. */
const SIGNATURE_CHARACTERS = 44;

/**
 * The session of a `Cookie` header that is in use: with its own signature, known, and neither over nor due to be prolonged. What every signed-in page
 * asks first; the library, with its contexts, hooks and adapters, takes many times as long for the same. Null for everything else, which is the
 * library's to judge: it prolongs, ends and refuses.
 */
export async function readSession(
  { kysely }: Database,
  { secret, isSecure }: { readonly secret: string; readonly isSecure: boolean },
  cookies: string,
): Promise<ReadSession | null> {
  const token = tokenIn(cookies, secret, isSecure);
  if (token === null) return null;
  const { rows } = await sql<SessionRow>`
    select s.id as "sessionId", s."createdAt", s."expiresAt", u.id, u.email, u."emailVerified", u.name, u.role, u."timeZone", u.language
    from auth_session s join auth_user u on u.id = s."userId" where s.token = ${token}`.execute(kysely);
  const [row] = rows;
  if (row === undefined) return null;
  // By the machine's clock, which the library dates sessions by.
  const secondsLeft = (new Date(row.expiresAt).getTime() - Date.now()) / 1000;
  if (!(secondsLeft > SESSION_SECONDS - PROLONGED_AFTER_SECONDS)) return null;
  const { sessionId, createdAt, expiresAt: _over, emailVerified, ...user } = row;
  return {
    session: { id: sessionId, createdAt: new Date(createdAt) },
    user: { ...user, emailVerified: Boolean(emailVerified) },
  };
}

/** What the cookie of a session holds, when we have signed it. */
function tokenIn(cookies: string, secret: string, isSecure: boolean): string | null {
  const name = `${isSecure ? "__Secure-" : ""}${COOKIE_PREFIX}.session_token=`;
  // Of two of a name the first counts.
  const cookie = cookies.split(";").find((one) => one.trimStart().startsWith(name));
  const value = cookie === undefined ? null : decoded(cookie.trim().slice(name.length));
  if (value === null) return null;
  const end = value.lastIndexOf(".");
  const signature = Buffer.from(value.slice(end + 1));
  if (end < 1 || signature.length !== SIGNATURE_CHARACTERS) return null;
  const token = value.slice(0, end);
  const own = Buffer.from(createHmac("sha256", secret).update(token).digest("base64"));
  return timingSafeEqual(own, signature) ? token : null;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
