/** Drawn on a 20 × 20 grid, stroked with the colour of the text around them. */
const PATHS = {
  arrow: "M4 10h12M11 5l5 5-5 5",
  calendar: "M3.5 5.5h13v11h-13zM3.5 9h13M7 3v4M13 3v4",
  card: "M2.5 5h15v10.5h-15zM2.5 8.5h15M5.5 12.5h4",
  check: "M4 10.5l4 4 8-9",
  chevron: "M7.5 5l5 5-5 5",
  clock: "M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 6v4.2l2.8 1.8",
  cross: "M5 5l10 10M15 5L5 15",
  link: "M8.5 11.5l3-3M7 9L4.8 11.2a2.83 2.83 0 004 4L11 13M9 7l2.2-2.2a2.83 2.83 0 014 4L13 11",
  mail: "M2.5 5h15v10.5h-15zM3 5.5l7 5.5 7-5.5",
  person: "M10 10a3.2 3.2 0 100-6.4 3.2 3.2 0 000 6.4zM3.8 16.8c.8-3 3.2-4.4 6.2-4.4s5.4 1.4 6.2 4.4",
  phone: "M6.5 3L4 4.5c0 6 5.5 11.5 11.5 11.5L17 13.5l-3.5-2-1.7 1.7a9 9 0 01-5-5l1.7-1.7z",
  back: "M7 4L3 8l4 4M3.5 8H12a4.5 4.5 0 010 9H8",
  warning: "M10 3l7.5 13.5h-15zM10 8v4M10 14.2v.3",
} as const;

/** They point the way of reading: from right to left, they are mirrored. */
const POINTING: ReadonlySet<string> = new Set<IconName>(["arrow", "back", "chevron"]);

export type IconName = keyof typeof PATHS;

/** A small picture beside words that say the same, and so hidden from screen readers. */
export function Icon({ name, className = "" }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`flex-none ${className}`}
    >
      <path d={PATHS[name]} className={POINTING.has(name) ? "pointing" : undefined} />
    </svg>
  );
}
