import { invariant } from "./invariant.ts";

/** `1.2.3`, as in package.json: numbers only, no label behind them. */
export type AppVersion = `${number}.${number}.${number}`;

/** Whether `text` is a version of the app. */
export function isAppVersion(text: string): text is AppVersion {
  return /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(text);
}

/** Below zero when `a` is older than `b`, zero when they are the same, above zero when it is newer: part by part, as numbers. */
export function compareAppVersions(a: AppVersion, b: AppVersion): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  invariant(left?.length === 3 && right?.length === 3, "a version of the app has three numbers");
  for (const [index, number] of left.entries()) {
    const difference = number - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
