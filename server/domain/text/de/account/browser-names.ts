import type { browserNames as english } from "../../en/account/browser-names.ts";
import type { Translation } from "../../translation.ts";

export const browserNames = {
  onSystem: "{browser} auf {system}",
  facebook: "App von Facebook",
  instagram: "App von Instagram",
  linkedIn: "App von LinkedIn",
  google: "App von Google",
  app: "Eine App",
  edge: "Edge",
  opera: "Opera",
  vivaldi: "Vivaldi",
  duckDuckGo: "DuckDuckGo",
  samsung: "Samsung Internet",
  firefox: "Firefox",
  chrome: "Chrome",
  safari: "Safari",
  browser: "Ein Browser",
  iPhone: "iPhone",
  iPad: "iPad",
  android: "Android",
  windows: "Windows",
  mac: "Mac",
  chromebook: "Chromebook",
  linux: "Linux",
} satisfies Translation<typeof english>;
