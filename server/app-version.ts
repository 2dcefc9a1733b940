import manifest from "../package.json" with { type: "json" };
import { isAppVersion, type AppVersion } from "./domain/values/app-version.ts";
import { invariant } from "./domain/values/invariant.ts";

/** The version of what runs here, by which a database says whether this may run on it. */
export const APP_VERSION: AppVersion = readVersion(manifest.version);

function readVersion(text: string): AppVersion {
  invariant(isAppVersion(text), "package.json has a version of three numbers");
  return text;
}
