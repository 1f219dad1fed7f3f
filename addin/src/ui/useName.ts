import { useState } from "preact/hooks";

let last = 0;

/** An id for an element that another one refers to. Preact's own useId gives the same to two elements when parts of the page come and go. */
export function useName(): string {
  return useState(() => `n${(last += 1)}`)[0];
}
