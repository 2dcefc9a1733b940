import type { CodeStep } from "../domain/funnel/code-figures.ts";
import type { CodeChoice, CodePurpose } from "../domain/values/sign-in-code.ts";
import type { FunnelCounts, SignInCodes } from "../ports.ts";

/** The same, and counts the codes that are mailed to book with, and those that were entered or opened by their link. Those to sign in with are not counted. */
export function countCodes(codes: SignInCodes, funnel: Pick<FunnelCounts, "code">): SignInCodes {
  const count = (step: CodeStep, purpose: CodePurpose, { source }: CodeChoice) => {
    if (purpose.kind === "book") funnel.code(step, { sessionTypeId: purpose.sessionTypeId, source });
  };
  const counted = <Tried extends Awaited<ReturnType<SignInCodes["enter"]>>>(tried: Tried): Tried => {
    if (tried.kind === "done") count("code_entered", tried.code.purpose, tried.code.choice);
    return tried;
  };
  return {
    async ask(asker, wanted) {
      const sent = await codes.ask(asker, wanted);
      if (sent.kind === "sent") count("code_asked", wanted.purpose, wanted.choice);
      return sent;
    },
    find: (key) => codes.find(key),
    enter: async (asker, key, typed, codeId) => counted(await codes.enter(asker, key, typed, codeId)),
    findByLink: (token) => codes.findByLink(token),
    openLink: async (asker, token) => counted(await codes.openLink(asker, token)),
  };
}
