import 'side'
import d from 'm1'
import { a, b as c, default as e, 'any name' as g } from 'm2'
import * as n from 'm3'
import d2, { x } from 'm4'
import d3, * as n2 from 'm5'
import {} from 'm6'
import data from './d.json' with { type: 'json' }
export * from 'm7'
export * as ns from 'm8'
export { p, q as r, default } from 'm9'
export { a, b as default }
export const s = 1, t = 2
export let u = 3
export function v() {}
export default class W {}
export default function () {}
export default async function* named() {}
export const { y, z: [w] } = q
@dec export class X {}
export default a + b
