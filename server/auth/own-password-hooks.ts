import { createHash, randomUUID } from "node:crypto";
import { getSessionFromCtx, type createAuthMiddleware } from "better-auth/api";
import { z } from "zod";

/** Set on the answer to a mailed link that took a password away which nobody has shown to be the owner's. */
export const DROPPED_PASSWORD_HEADER = "x-password-dropped";

/** A day: between making an account and opening the link in one's mail. */
const CHOSEN_SECONDS = 24 * 60 * 60;
/** Which account this browser chose the password of, when it was made. Signed. */
const CHOSEN_COOKIE = "buildappswith.chosen_password";

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const magicLink = z.object({ type: z.literal("magic-link"), email: z.string() });
const signedUp = z.object({ user: z.object({ id: z.string() }) });

/**
 * Whose password it is, while an address is unconfirmed: whoever opens a mailed link owns the account, and the library then takes away what was
 * set before, because anybody can sign up with somebody else's address. What was set in the very browser that opens the link (it is signed in
 * to the account, or made it) is the owner's own: there the address counts as confirmed before the library looks.
 */
export async function keepOwnPassword(ctx: HookContext): Promise<void> {
  const user = await unconfirmedOwnerOf(ctx);
  if (user === null || !(await isChosenHere(ctx, user.id))) return;
  await ctx.context.internalAdapter.updateUser(user.id, { emailVerified: true });
}

/** Whether the link that is about to be opened takes a password away. To be asked after `keepOwnPassword`. */
export async function dropsPassword(ctx: HookContext): Promise<boolean> {
  const user = await unconfirmedOwnerOf(ctx);
  if (user === null) return false;
  const credential = await ctx.context.internalAdapter.findCredentialAccount(user.id);
  return credential?.password != null;
}

/** Notes in the browser that it chose the password of the account that it has just made. */
export async function noteOwnPassword(ctx: HookContext): Promise<void> {
  const answer = signedUp.safeParse(ctx.context.returned);
  // Alike, whether an account was made or not.
  const id = answer.success ? answer.data.user.id : randomUUID();
  await ctx.setSignedCookie(CHOSEN_COOKIE, id, ctx.context.secret, {
    ...ctx.context.authCookies.sessionToken.attributes,
    maxAge: CHOSEN_SECONDS,
  });
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

async function isChosenHere(ctx: HookContext, userId: string): Promise<boolean> {
  const session = await getSessionFromCtx(ctx);
  if (session?.user.id === userId) return true;
  return (await ctx.getSignedCookie(CHOSEN_COOKIE, ctx.context.secret)) === userId;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
