const a = x as any;
const b = x as string;
const c = <any>x;
use(y!);
y!.z;
const cfg = { a: 1 } satisfies Config;
const d: any = v;
const e: string = v;
const f: Token = secret();
const g = secret();
let h: Token = secret();
function f1(a: any) {}
function f2(a: string, b: any): string { return a; }
function f3(a?: string): void {}
function f4(a) {}
parse<User>(x);
parse(x);
parse<User[]>(x, y);
new Map<string, number>();
new Map<number, number>();
new Map();
interface User { name: string; password: string; }
interface Empty {}
type Loose = any;
type Tight = string;
enum Role { Admin, User = "user" }
class RoleGuard implements Guard { private key = "k"; public name = "n"; }
abstract class Base { abstract run(): void; }
class Sub extends Base implements Guard { private readonly key: string = "k"; run() {} }
import { A } from "types";
import type { B } from "types";
import { type C } from "types";
import legacy = require("legacy");
namespace Inner { export const z = 1; }
const s1 = (x: string) => x;
const s2 = (x) => x;
