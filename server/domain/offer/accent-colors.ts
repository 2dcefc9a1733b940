/** `#rrggbb`. */
type Hex = string;

/** The three colours that an accent needs on one background. */
export interface AccentColors {
  /** Filled surfaces: buttons. At least 3:1 against the card. */
  readonly fill: Hex;
  /** Text on the fill: at least 4.5:1. */
  readonly onFill: Hex;
  /** Text and lines in the accent: at least 4.5:1 against card and paper. */
  readonly ink: Hex;
}

/** WCAG 2.2 AA: for text, and for the parts of a control that identify it. */
const TEXT_CONTRAST_MIN = 4.5;
const CONTROL_CONTRAST_MIN = 3;
/** Higher than AA: coloured text on a dark background looks dimmer than its ratio says. */
const DARK_INK_CONTRAST_MIN = 6.5;

/** The backgrounds of styles.css, `--card` and `--paper`. */
const LIGHT_GROUNDS = ["#ffffff", "#f8f6f2"] as const;
const DARK_GROUNDS = ["#1b1a20", "#131217"] as const;

type Rgb = readonly [number, number, number];

function rgbOf(hex: Hex): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hexOf(rgb: Rgb): Hex {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

function luminanceOf(hex: Hex): number {
  const [red, green, blue] = rgbOf(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** WCAG's contrast of two colours, 1 to 21, in either order. */
export function contrastOf(a: Hex, b: Hex): number {
  const [darker = 0, lighter = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function mix(from: Hex, to: Hex, share: number): Hex {
  const target = rgbOf(to);
  const [red, green, blue] = rgbOf(from).map(
    (channel, index) => channel + ((target[index] ?? 0) - channel) * share,
  );
  return hexOf([red ?? 0, green ?? 0, blue ?? 0]);
}

/** The colour, moved towards `pole` just far enough to contrast with every background. */
function movedUntil(color: Hex, pole: Hex, grounds: readonly Hex[], contrastMin: number): Hex {
  for (let percent = 0; percent <= 100; percent += 2) {
    const candidate = mix(color, pole, percent / 100);
    if (grounds.every((ground) => contrastOf(candidate, ground) >= contrastMin)) return candidate;
  }
  return pole;
}

function colorsOn(grounds: readonly Hex[], pole: Hex, inkContrastMin: number, accent: Hex): AccentColors {
  const fill = movedUntil(accent, pole, grounds, CONTROL_CONTRAST_MIN);
  return {
    fill,
    // One of the two always has more than 4.5:1, whatever the fill.
    onFill: contrastOf(fill, "#ffffff") >= TEXT_CONTRAST_MIN ? "#ffffff" : "#000000",
    ink: movedUntil(accent, pole, grounds, inkContrastMin),
  };
}

interface AccentOnBoth {
  readonly light: AccentColors;
  readonly dark: AccentColors;
}

/** Accents kept, in number: as many as builders who are looked at often. */
const KEPT_MAX = 500;
const kept = new Map<string, AccentOnBoth>();

/** What a builder's accent becomes on light and on dark, readable in both. Null when it is no `#rrggbb`. Tried out once for each, and kept. */
export function accentColorsOf(accent: string): AccentOnBoth | null {
  if (!/^#[0-9a-f]{6}$/i.test(accent)) return null;
  const known = kept.get(accent);
  if (known !== undefined) return known;
  const found = {
    light: colorsOn(LIGHT_GROUNDS, "#000000", TEXT_CONTRAST_MIN, accent),
    dark: colorsOn(DARK_GROUNDS, "#ffffff", DARK_INK_CONTRAST_MIN, accent),
  };
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(accent, found);
  return found;
}
