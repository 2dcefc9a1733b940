import { Code } from "./code-block.tsx";

/** A text of the published document: in English, with a program's words between backticks. */
export function DocumentWords({ children }: { readonly children: string }) {
  const pieces = children.split("`");
  return (
    <bdi lang="en">
      {pieces.map((piece, index) => (index % 2 === 0 ? piece : <Code key={index}>{piece}</Code>))}
    </bdi>
  );
}
