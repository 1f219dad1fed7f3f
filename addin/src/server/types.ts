import type { components } from "./api";

type Schemas = components["schemas"];

export type Person = Schemas["Person"];
export type Interview = Schemas["Interview"];
export type Process = Schemas["Process"];
export type ProcessDetails = Schemas["ProcessDetails"];
export type FollowUp = Schemas["FollowUp"];
export type Omitted = Schemas["Omitted"];
export type Me = Schemas["Me"];
export type Note = Schemas["Note"];
export type WordReport = Schemas["WordReport"];
export type ProblemDetails = Schemas["Problem"];
export type Outcome = Process["outcome"];
export type Kind = FollowUp["kind"];
