import { getSessionFromCtx, type createAuthMiddleware } from "better-auth/api";
import { z } from "zod";
import { hashOfToken } from "./mailed-links.ts";

/** Set on the answer to a mailed link that has removed a password which the address's owner had not set. */
export const DROPPED_PASSWORD_HEADER = "x-password-dropped";

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const magicLink = z.object({ type: z.literal("magic-link"), email: z.string() });

/**
 * Decides about the password of an unconfirmed address: whoever shows that its mail reaches them owns the account, and the library then removes the
 * password, because up to version 0.1.0 anybody could sign up with somebody else's address. If they are signed in to the account the password is their
 * own: the address is then confirmed before the library runs. `email`: null when the request shows nothing.
 */
export async function keepOwnPassword(ctx: HookContext, email: string | null): Promise<void> {
  const user = await unconfirmedOwnerOf(ctx, email);
  if (user === null || !(await isSignedInHere(ctx, user.id))) return;
  await ctx.context.internalAdapter.updateUser(user.id, { emailVerified: true });
}

/** Whether what this request shows takes a password away. To be asked after `keepOwnPassword`. */
export async function dropsPassword(ctx: HookContext, email: string | null): Promise<boolean> {
  const user = await unconfirmedOwnerOf(ctx, email);
  if (user === null) return false;
  const credential = await ctx.context.internalAdapter.findCredentialAccount(user.id);
  return credential?.password != null;
}

async function unconfirmedOwnerOf(
  ctx: HookContext,
  email: string | null,
): Promise<{ readonly id: string } | null> {
  if (email === null) return null;
  const found = await ctx.context.internalAdapter.findUserByEmail(email);
  return found === null || found.user.emailVerified ? null : found.user;
}

/** The token of the mailed link that this request opens. Null when it has none. */
export function tokenOf(ctx: HookContext): string | null {
  const { token } = (ctx.query ?? {}) as { token?: unknown };
  return typeof token === "string" && token !== "" ? token : null;
}

/** The address that a link was mailed to; null for any that does not count. Uses nothing up. */
export async function addressOfLink(ctx: HookContext, token: string): Promise<string | null> {
  const link = await ctx.context.internalAdapter.findVerificationValue(`magic-link:${hashOfToken(token)}`);
  if (link === null || link.expiresAt.getTime() < Date.now()) return null;
  const record = magicLink.safeParse(jsonOf(link.value));
  return record.success ? record.data.email : null;
}

async function isSignedInHere(ctx: HookContext, userId: string): Promise<boolean> {
  const session = await getSessionFromCtx(ctx);
  return session?.user.id === userId;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
