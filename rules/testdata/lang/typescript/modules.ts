import type { A, B as C } from 'm1'
import { type D, E } from 'm2'
import type F from 'm3'
import fs = require('fs')
import G = N.M
export import H = N.O
export type { A } from 'm4'
export type { I }
export = J
export as namespace K
export abstract class L {}
export default interface P {}
export declare const q: number
