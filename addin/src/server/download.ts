import type { paths } from "./api";
import { askBytes, type Asking } from "./client";

/** Fetches a file as whoever is signed in, and hands it to the browser to keep. */
export async function download(path: keyof paths & string, name: string, asking: Asking = {}): Promise<void> {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await askBytes(path, asking));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
