import { createHash } from "node:crypto";
import { getSessionFromCtx, type createAuthMiddleware } from "better-auth/api";
import { z } from "zod";

/** Set on the answer to a mailed link that has removed a password which the address's owner had not set. */
export const DROPPED_PASSWORD_HEADER = "x-password-dropped";

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const magicLink = z.object({ type: z.literal("magic-link"), email: z.string() });

/**
 * Decides about the password of an unconfirmed address: whoever opens a mailed link owns the account, and the library then removes the password,
 * because up to version 0.1.0 anybody could sign up with somebody else's address. If they are signed in to the account the password is their own: the
 * address is then confirmed before the library runs.
 */
export async function keepOwnPassword(ctx: HookContext): Promise<void> {
  const user = await unconfirmedOwnerOf(ctx);
  if (user === null || !(await isSignedInHere(ctx, user.id))) return;
  await ctx.context.internalAdapter.updateUser(user.id, { emailVerified: true });
}

/** Whether the link that is about to be opened takes a password away. To be asked after `keepOwnPassword`. */
export async function dropsPassword(ctx: HookContext): Promise<boolean> {
  const user = await unconfirmedOwnerOf(ctx);
  if (user === null) return false;
  const credential = await ctx.context.internalAdapter.findCredentialAccount(user.id);
  return credential?.password != null;
}

/** The account whose link this request opens, while its address is unconfirmed. Null for any other link. Uses nothing up. */
async function unconfirmedOwnerOf(ctx: HookContext): Promise<{ readonly id: string } | null> {
  const { token } = (ctx.query ?? {}) as { token?: unknown };
  if (typeof token !== "string" || token === "") return null;
  const { internalAdapter } = ctx.context;
  // As the library stores it.
  const hash = createHash("sha256").update(token).digest("base64url");
  const link = await internalAdapter.findVerificationValue(`magic-link:${hash}`);
  if (link === null || link.expiresAt.getTime() < Date.now()) return null;
  const record = magicLink.safeParse(jsonOf(link.value));
  if (!record.success) return null;
  const found = await internalAdapter.findUserByEmail(record.data.email);
  return found === null || found.user.emailVerified ? null : found.user;
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
