let a: string = 'x', b!: number
const c = <T>d as unknown as const
const e = f!.g satisfies H
function id<T extends U = V>(this: Window, x: T, y?: number, ...z: string[]): x is string { return true }
function over(a: string): void
function over(a: any) {}
abstract class A<T> extends B<T> implements C, D.E<F> {
  private static readonly x: number = 1
  declare y?: string
  accessor z = 2;
  [key: string]: any
  constructor(private readonly svc: Service, @Inject(TOKEN) public t?: T) { super() }
  abstract m(): void
  protected override async n<K>(k: K): Promise<K> { return k }
  @Get('/a') @Auth
  get g(): string { return this.x!.y }
  over(a: string): void
  over(a) { }
}
interface I<T> extends J, K<T> {
  readonly a: string
  b?(x: number): void
  (call: string): T
  new (x: string): I<T>
  [index: number]: T
}
enum E { A, B = 2, 'c' = f() }
declare const enum F { X }
declare module 'm' { export function g(): void }
declare global { interface Window { x: 1 } }
declare function h(x: number): string;
namespace N.M { export const x = 1 }
type T1<X> = X | string & { a: number, b(): void } | null
type T2 = readonly string[] | [a: string, b?: number, ...rest: Array<T>] | ((x: number) => void) | new () => T
type T3<X> = X extends (infer Y)[] ? Y : { [K in keyof X]?: X[K] }
type T4 = typeof a.b | `x${string}` | 'lit' | -1 | this | A.B.C
function assertIt(x: unknown): asserts x is string { }
try { } catch (e: unknown) { }
f<string>(x)
new Map<string, Foo>([])
for (const x of xs as any[]) {}
@Component({ selector: 'x' })
export class Cmp { @Input() name: string; @Output() change = new EventEmitter<void>() }
type T5 = | A
type T6 =
  | A
  | (B | C | D)
  | E & F & G | H
function g<const T>(x: A | B | C, y?: (A | B)[]): A | B {}
