import { place } from "../../place.ts";

/** Browsers and systems by the names that they call themselves, and those that name nothing. */
export const browserNames = place("account/browser-names", {
  onSystem: "{browser} on {system}",
  facebook: "Facebook’s app",
  instagram: "Instagram’s app",
  linkedIn: "LinkedIn’s app",
  google: "Google’s app",
  app: "An app",
  edge: "Edge",
  opera: "Opera",
  vivaldi: "Vivaldi",
  duckDuckGo: "DuckDuckGo",
  samsung: "Samsung Internet",
  firefox: "Firefox",
  chrome: "Chrome",
  safari: "Safari",
  browser: "A browser",
  iPhone: "iPhone",
  iPad: "iPad",
  android: "Android",
  windows: "Windows",
  mac: "a Mac",
  chromebook: "a Chromebook",
  linux: "Linux",
});
