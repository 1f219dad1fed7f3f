import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../src/FollowUpSync.Server/bin/Debug/net10.0/followupsync-server.dll", import.meta.url));

/** The service as a person starts it, on its sample, in a folder of its own. */
export class Service {
  static async start(settings = {}) {
    const service = new Service();
    service.folder = settings.folder ?? mkdtempSync(join(tmpdir(), "followupsync-addin-"));
    service.port = settings.port ?? 0;
    await service.open();
    return service;
  }

  async open() {
    const env = { ...process.env, FollowUpSync__Port: String(this.port), FollowUpSync__DataDirectory: this.folder };
    this.process = spawn("dotnet", [program], { env, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let error = "";
    this.process.stderr.on("data", (text) => (error += text));
    await new Promise((resolve, reject) => {
      this.process.stdout.on("data", (text) => {
        out += text;
        if (/ynced:/.test(out) && /_sandbox/.test(out)) resolve();
      });
      this.process.once("exit", () => reject(new Error(`The service ended: ${out}\n${error}`)));
    });
    this.address = /open at (\S+?),/.exec(out)[1];
    this.port = Number(new URL(this.address).port);
    this.pairLink = /Pair your browser:\s+(\S+)/.exec(out)[1];
    this.sandbox = /curl (http:\S+\/_sandbox\/mailboxes\/\S+)/.exec(out)[1];
    this.key = readFileSync(join(this.folder, "pairing-key"), "utf8").trim();
  }

  async end() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGTERM");
    await ended;
  }

  /** As a program asks. */
  async ask(path, method = "GET", body = undefined) {
    const response = await fetch(`${this.address}/api/v1/${path}`, {
      method, headers: { Authorization: `Bearer ${this.key}`, ...(body ? { "Content-Type": "application/json" } : {}) }, body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  }

  /** The entries of the sample mailbox, as Graph has them. */
  async entries() {
    return (await (await fetch(this.sandbox)).json()).events;
  }

  async entry(title) {
    return (await this.entries()).find((one) => one.subject.includes(title));
  }
}
