import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whose folder it is stands in its name: what a run leaves that was killed is removed by the next one. For tests. */
const OF_A_PROCESS = /^booking-test-[a-z-]+-(\d+)-\w{6}$/;

let looked = false;

/** A new folder of this process, for whoever removes it at the end. The first one of a process comes after those of dead processes have been removed. */
export function makeTestFolder(purpose: string): string {
  if (!looked) removeLeftFolders();
  looked = true;
  return mkdtempSync(join(tmpdir(), `booking-test-${purpose}-${process.pid}-`));
}

/** Removes the folders of processes that are no more. Those of another machine's or user's processes that look alike stay where they may not be removed. */
export function removeLeftFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = OF_A_PROCESS.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another process removes it at this moment, or it is another user's.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is one.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
