/** How the sentence about a calendar ends that was not compared because nobody can read it. */
export const BROKEN_CONNECTION = "was not compared: its connection is broken.";
