const vm = require('node:vm');
const { runInNewContext, Script: Program } = require('vm');
const { VM, NodeVM } = require('vm2');
const sandbox = require('vm2');
const ivm = require('isolated-vm');

function run(code, values) {
  // ruleid: javascript.code.vm
  const result = vm.runInNewContext(code, { values }, { timeout: 100 });
  // ruleid: javascript.code.vm
  runInNewContext(`result = ${code}`, values);
  // ruleid: javascript.code.vm-this-context
  const program = new Program('(' + code + ')()');
  // ruleid: javascript.code.vm-this-context
  const body = vm.compileFunction(code, ['values']);
  return [result, program, body];
}

function fixed() {
  // ok: javascript.code.vm
  const pattern = vm.runInNewContext('/[a-z]+/');
  // ok: javascript.code.vm-this-context
  const program = new vm.Script('counter += 1', { filename: 'counter.js' });
  // ok: javascript.code.vm, javascript.code.vm-this-context
  program.runInContext(vm.createContext({ counter: 0 }));
  return pattern;
}

async function confined(code) {
  // ruleid: javascript.code.vm2
  const box = new VM({ timeout: 100 });
  // ruleid: javascript.code.vm2
  const node = new NodeVM();
  // ruleid: javascript.code.vm2
  const other = new sandbox.VM();
  // ok: javascript.code.vm2
  const isolate = new ivm.Isolate({ memoryLimit: 64 });
  // ok: javascript.code.vm2
  const screen = new VirtualMachine(code);
  return [box, node, other, isolate, screen];
}
