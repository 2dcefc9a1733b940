import type { ReactNode } from "react";
import { rich } from "../../hooks/use-text.tsx";
import { Code } from "./code-block.tsx";

/** For a `<code>` in a message: what is to be typed. */
export const code = (words: readonly ReactNode[]) => <Code>{rich(words)}</Code>;

/** For a tag in a message that leads somewhere. */
export const leadTo = (href: string) =>
  function Way(words: readonly ReactNode[]) {
    return (
      <a href={href} className="link">
        {rich(words)}
      </a>
    );
  };
