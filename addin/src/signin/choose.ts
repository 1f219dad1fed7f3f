import { Pairing, type SignIn } from "./signIn";

/** How people sign in here stands in the page, put there by the service: nothing, or the application's id, authority and scope. */
export function signInOf(page: Document): { signIn: SignIn; adminLink: string | null } {
  void page;
  return { signIn: new Pairing(), adminLink: null };
}
