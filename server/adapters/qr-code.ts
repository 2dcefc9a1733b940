import { encode } from "uqr";
import type { QrCode } from "../ports.ts";

/** 4 modules: the quiet border that the standard asks for. */
const BORDER_MODULES = 4;

/** Each run of dark modules is one bar of the path. */
export function qrCodeOf(text: string): QrCode {
  const { data, size } = encode(text, { border: BORDER_MODULES });
  const bars = data.flatMap((row, y) => {
    const line = row.map((isDark) => (isDark ? "1" : "0")).join("");
    return [...line.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`);
  });
  return { size, path: bars.join("") };
}
