import { Scripts } from "@remix-run/react";
import { cloneElement, isValidElement, type ComponentProps, type ReactElement, type ReactNode } from "react";
import { LATER, START_LATER } from "../../start-later.ts";

/** Remix's component, asked for its elements: it is a function of its props and of hooks, as a hook is. */
const useScripts = Scripts as (
  props: ComponentProps<typeof Scripts>,
) => ReactElement<{ readonly children: ReactNode[] }> | null;

/**
 * A page's scripts, fetched after what the page is painted with: Remix asks for all of them at once and as urgently as for the stylesheet,
 * which then has a small part of a slow line.
 */
export function LateScripts(props: ComponentProps<typeof Scripts>) {
  const scripts = useScripts(props);
  if (scripts === null) return null;
  return (
    <>
      {cloneElement(scripts, undefined, ...scripts.props.children.map(late))}
      <script {...props} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: START_LATER }} />
    </>
  );
}

interface LateProps {
  readonly children?: ReactNode;
  readonly type?: string;
  readonly rel?: string;
  readonly fetchpriority?: "low";
}

function late(node: ReactNode): ReactNode {
  if (Array.isArray(node)) return node.map(late);
  if (!isValidElement<LateProps>(node)) return node;
  // Not yet among the properties that this React knows by its own spelling.
  if (node.type === "link") return cloneElement(node, { rel: LATER.rel, fetchpriority: "low" });
  if (node.type === "script")
    return node.props.type === "module" ? cloneElement(node, { type: LATER.type }) : node;
  const { children } = node.props;
  return Array.isArray(children)
    ? cloneElement(node, undefined, ...(children as ReactNode[]).map(late))
    : node;
}
