import { Request } from "express";
function view(req: Request, other: Response, third) {
  req.query;
  other.query;
  third.query;
}
class Repo {
  private field: Connection;
  constructor(private conn: Connection, readonly shell: Shell) {}
  find(c: Connection, d: Pool) {
    c.execute("1");
    d.execute("2");
    this.conn.execute("3");
    this.field.execute("4");
    const e: Connection = open();
    e.execute("5");
    const f = new Connection();
    f.execute("6");
    this.shell.run("7");
  }
}
render("text");
render(1);
render(x);
function t(text: string, n: number, u: string | null, o?: string) {
  render(text);
  render(o);
  limit(n);
  u.trim();
}
limit(1);
limit("1");
const h = new Hasher("md5");
h.update(x);
const arrow = (m: Manager, s: Process) => { m.raw(1); s.raw(2); s.run(3); };
function g(m: Map<string, number>, k: Map<number, number>) { m.get("a"); k.get(1); }
