import type { paths } from "./api";
import type { ProblemDetails } from "./types";

type Method = "get" | "post" | "put" | "patch" | "delete";
type Json<R> = R extends { content: { "application/json": infer T } } ? T : undefined;
/** What the service answers when all is well, by its own description. */
export type Answer<P extends keyof paths, M extends Method> = paths[P][M] extends { responses: infer R }
  ? R extends { 200: infer T } ? Json<T> : R extends { 201: infer T } ? Json<T> : undefined
  : never;

export interface Asking {
  /** Stands in for {id} or {name} in the path. */
  readonly id?: string;
  readonly query?: string;
  readonly body?: unknown;
  /** The version that the change is about. */
  readonly etag?: string | undefined;
  /** The same request with it is done once. */
  readonly key?: string;
  /** Is to arrive even if the page is closed. */
  readonly keepalive?: boolean;
}

export interface Told<T> {
  readonly value: T;
  readonly etag: string | undefined;
  /** The service's clock. */
  readonly at: Date | undefined;
}

/** The service's own words on what is wrong, and the cure. */
export class Problem extends Error {
  constructor(readonly status: number, readonly details: Partial<ProblemDetails>) {
    super(details.detail ?? `HTTP ${status}`);
  }

  get code(): string {
    return this.details.code ?? "";
  }

  get cure(): string {
    return this.details.cure ?? "";
  }
}

/** Nobody answered: no network, or no service. */
export class Unreachable extends Error {}

/** How requests say who is asking; the pairing cookie needs no words. */
let authorization: () => Promise<string | undefined> = async () => undefined;

export function authorizeBy(how: typeof authorization): void {
  authorization = how;
}

export async function ask<P extends keyof paths & string, M extends Method>(method: M, path: P, asking: Asking = {}): Promise<Told<Answer<P, M>>> {
  const response = await send(method, path, asking);
  const value = response.status === 204 ? undefined : await response.json();
  const date = response.headers.get("Date");
  return { value: value as Answer<P, M>, etag: response.headers.get("ETag") ?? undefined, at: date ? new Date(date) : undefined };
}

/** For answers that are files. */
export async function askBytes(path: keyof paths & string, asking: Asking = {}): Promise<Blob> {
  return (await send("get", path, asking)).blob();
}

async function send(method: Method, path: string, asking: Asking): Promise<Response> {
  const headers = new Headers();
  const token = await authorization();
  if (token) headers.set("Authorization", `Bearer ${token}`);
  if (asking.etag) headers.set("If-Match", asking.etag);
  if (asking.key) headers.set("Idempotency-Key", asking.key);
  if (asking.body !== undefined) headers.set("Content-Type", "application/json");
  // Names of templates have a slash in them: it stays.
  const at = path.replace(/\{(id|name)\}/, () => encodeURIComponent(asking.id ?? "").replaceAll("%2F", "/"));
  const options: RequestInit = { method: method.toUpperCase(), headers, credentials: "same-origin", keepalive: asking.keepalive ?? false };
  if (asking.body !== undefined) options.body = JSON.stringify(asking.body);
  let response: Response;
  try {
    response = await fetch(at + (asking.query ? `?${asking.query}` : ""), options);
  } catch (fault) {
    throw new Unreachable(String(fault));
  }

  if (response.ok) return response;
  const isProblem = response.headers.get("Content-Type")?.includes("json") ?? false;
  if (!isProblem && response.status >= 502) throw new Unreachable(`HTTP ${response.status}`);
  throw new Problem(response.status, isProblem ? await response.json() : {});
}
