import { useNavigation } from "@remix-run/react";

/** A line at the top while a page loads, shown after a moment: a quick answer shows nothing. */
export function NavigationProgress() {
  const busy = useNavigation().state !== "idle";
  return (
    <div
      aria-hidden="true"
      className={`pointer-events-none fixed inset-x-0 top-0 z-20 h-0.5 origin-left rtl:origin-right bg-accent-ink ${
        busy
          ? "scale-x-75 opacity-100 transition-transform delay-150 duration-[4s] ease-out"
          : "scale-x-0 opacity-0"
      }`}
    />
  );
}
