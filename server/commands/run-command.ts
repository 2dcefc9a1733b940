/**
 * Does an npm script's work, which resolves to the exit code. Whatever it throws is said in one sentence on the standard error, behind what did not come
 * about, and the process ends with 1. The stack follows only where the mistake is in the program.
 */
export async function runCommand(notDone: string, work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.stderr.write(`✗ ${notDone}: ${troubleInWords(error)}\n`);
    if (isMistakeOfOurs(error)) process.stderr.write(`${error.stack ?? ""}\n`);
    process.exitCode = 1;
  }
}

function isMistakeOfOurs(error: unknown): error is Error {
  return error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
}

/** No connection could be had, in Node's words. */
const UNREACHABLE = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** What went wrong, for whoever has typed the command. Of the database's own troubles it says what to do. */
export function troubleInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code.startsWith("SQLITE_BUSY"))
    return "another program keeps the database locked (a shell, a copy being made, a command like this one). Let it end, and repeat.";
  if (code.startsWith("SQLITE_CANTOPEN") || code.startsWith("SQLITE_READONLY"))
    return `the database's file cannot be opened for writing (${code}). Is DATABASE_URL right, and is this the user whose file it is?`;
  // Of several addresses that were tried Node says nothing in words.
  if (UNREACHABLE.test(code) && (error.message === "" || "syscall" in error))
    return `the database cannot be reached (${code}). Is it up, and is DATABASE_URL right?`;
  return error.message === "" ? `${error.name} ${code}`.trim() : error.message;
}
